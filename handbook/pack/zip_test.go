package pack_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trustbook/handbook/load"
	"trustbook/handbook/pack"
	"trustbook/handbook/sanitize"
)

// packed writes a zip of the given files and returns its path. change may alter
// a file's header before it is written.
func packed(t *testing.T, files [][2]string, change func(*zip.FileHeader)) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f[0], Method: zip.Deflate}
		if change != nil {
			change(h)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, b.Bytes())
}

func write(t *testing.T, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "handbook.zip")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestOpenReadsAZip(t *testing.T) {
	for name, files := range map[string][][2]string{
		"at its root":    {{"rules/a.md", "# A\n"}, {"handbook.yaml", "title: Packed\n"}},
		"in one folder":  {{"texts/rules/a.md", "# A\n"}, {"texts/handbook.yaml", "title: Packed\n"}, {"__MACOSX/._x", "x"}, {".hidden", "x"}},
		"with a picture": {{"rules/a.md", "# A\n"}, {"handbook.yaml", "title: Packed\n"}, {"plan.png", strings.Repeat("x", 300<<10)}},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := pack.Open(packed(t, files, func(h *zip.FileHeader) {
				if strings.HasSuffix(h.Name, ".png") {
					h.Method = zip.Store
				}
			}), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			h, err := load.Handbook(s.FS)
			if err != nil {
				t.Fatal(err)
			}
			if e := h.Entry("rules-a"); !s.Zip || h.Title != "Packed" || e == nil || e.Title != "A" {
				t.Errorf("%v %q %+v", s.Zip, h.Title, e)
			}
		})
	}
}

// Zips as tar, PowerShell and Explorer write them.
func TestOpenReadsNamesOfOtherPrograms(t *testing.T) {
	page := func(name string) [][2]string {
		return [][2]string{{name, "# A\n"}, {"handbook.yaml", "title: Packed\n"}}
	}
	for name, c := range map[string]struct {
		files [][2]string
		mode  fs.FileMode
		want  string
	}{
		"dot and slash":         {[][2]string{{"./", ""}, {"./rules/", ""}, {"./rules/./a.md", "# A\n"}, {"./handbook.yaml", "title: Packed\n"}}, 0o644, "rules/a.md"},
		"a folder, dot first":   {[][2]string{{"./", ""}, {"./hb/", ""}, {"./hb/rules/a.md", "# A\n"}, {"./hb/handbook.yaml", "title: Packed\n"}}, 0o644, "rules/a.md"},
		"backslashes":           {page(`rules\a.md`), 0, "rules/a.md"},
		"folder in backslashes": {append(page(`rules\a.md`), [2]string{`empty\`, ""}), 0, "rules/a.md"},
		"code page":             {page("r\x84tt/\x86\x84\x94.md"), 0, "r\u00e4tt/\u00e5\u00e4\u00f6.md"},
		"UTF-8 without flag":    {page("r\u00e4tt/a.md"), 0, "r\u00e4tt/a.md"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := pack.Open(packed(t, c.files, func(h *zip.FileHeader) {
				h.NonUTF8 = true
				if strings.HasSuffix(h.Name, "/") || strings.HasSuffix(h.Name, `\`) {
					h.Method = zip.Store
				}
				if c.mode != 0 {
					h.SetMode(c.mode)
				}
			}), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			h, err := load.Handbook(s.FS)
			if err != nil {
				t.Fatal(err)
			}
			if h.Title != "Packed" || len(h.Entries) != 1 || h.Entries[0].Path != c.want {
				t.Errorf("%q %q", h.Title, h.Entries[0].Path)
			}
		})
	}
}

func TestLinkInAZipIsAWarning(t *testing.T) {
	s, err := pack.Open(packed(t, [][2]string{{"a.md", "# A\n"}, {"b.md", "/etc/passwd"}}, func(h *zip.FileHeader) {
		if h.Name == "b.md" {
			h.SetMode(fs.ModeSymlink | 0o777)
		}
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	h, err := load.Handbook(s.FS)
	if err != nil || len(h.Entries) != 1 || len(h.Problems) != 1 || h.Problems[0].Code != "not-a-file" {
		t.Errorf("%v %v", err, h.Problems)
	}
}

func TestOpenRefusesDeceptiveZips(t *testing.T) {
	page := func(name string) [][2]string { return [][2]string{{"a.md", "# A\n"}, {name, "# B\n"}} }
	for name, c := range map[string]struct {
		files  [][2]string
		change func(*zip.FileHeader)
		want   string
	}{
		"path that climbs out":    {page("../b.md"), nil, "outside"},
		"path from the root":      {page("/b.md"), nil, "outside"},
		"path of another system":  {page(`..\b.md`), nil, "outside"},
		"name that reorders":      {page("b\u202edm.md"), nil, "control characters"},
		"name with an escape":     {page("b\x1b[2J.md"), nil, "control characters"},
		"name of two lines":       {page("b.md\n0123  c.md"), nil, "control characters"}, // could look like two files in a digest
		"name with a tab":         {page("b\tc.md"), nil, "control characters"},
		"device":                  {page("nul.md"), nil, "Windows"},
		"drive":                   {page("c:b.md"), nil, "Windows"},
		"same name":               {page("a.md"), nil, "twice"},
		"same name in other case": {page("A.md"), nil, "twice"},
		"same name in NFD":        {[][2]string{{"\u00e5.md", "# A\n"}, {"a\u030a.md", "# B\n"}}, nil, "twice"},
		"same name, cleaned":      {page("./a.md"), nil, "twice"},
		"backslash from Unix":     {page(`c\b.md`), func(h *zip.FileHeader) { h.SetMode(0o644) }, `a \ in its name`},
		"path up, after cleaning": {page("./.././b.md"), nil, "outside"},
		"named pipe":              {page("b.md"), func(h *zip.FileHeader) { h.SetMode(fs.ModeNamedPipe | 0o666) }, "device"},
		"password":                {page("b.md"), func(h *zip.FileHeader) { h.Flags |= 1 }, "encrypted"},
		"bomb":                    {[][2]string{{"a.md", strings.Repeat("a", 8<<20)}}, nil, "100 times"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pack.Open(packed(t, c.files, c.change), nil)
			if !errors.Is(err, pack.ErrRefused) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want a refusal that says %q", err, c.want)
			}
			if err != nil && strings.ContainsFunc(err.Error(), sanitize.IsUnsafeInText) {
				t.Errorf("the refusal can act on a terminal: %q", err)
			}
		})
	}
}

// Two names in the directory of a zip must not refer to the same bytes.
func TestOpenRefusesOverlaps(t *testing.T) {
	name := packed(t, [][2]string{{"a.md", "# A\n"}, {"b.md", "# B\n"}}, nil)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	directory := bytes.LastIndex(data, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(data[directory+42:], 0) // where the second file begins
	_, err = pack.Open(write(t, data), nil)
	if !errors.Is(err, pack.ErrRefused) || !strings.Contains(err.Error(), "overlap") {
		t.Errorf("%v, want a refusal", err)
	}
}

func TestOpenReportsWhyItFails(t *testing.T) {
	if _, err := pack.Open(write(t, []byte("no zip")), nil); err == nil || !strings.Contains(err.Error(), "neither a folder nor a zip") {
		t.Error(err)
	}
	whole, err := os.ReadFile(packed(t, [][2]string{{"a.md", "# A\n"}}, nil))
	if err != nil {
		t.Fatal(err)
	}
	for what, data := range map[string][]byte{"cut off": whole[:len(whole)/2], "without its end": whole[:len(whole)-4], "of two letters": []byte("PK")} {
		if _, err := pack.Open(write(t, data), nil); err == nil || !strings.Contains(err.Error(), "is a damaged zip file") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := pack.Open(filepath.Join(t.TempDir(), "gone"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
