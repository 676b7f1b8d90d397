package pack_test

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/mod/sumdb/dirhash"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/handbook/pack"
)

var digested = map[string]string{
	"handbook.yaml":          "title: T\n",
	"rules/a.md":             "# A\n",
	"rules/b.html.md.erb":    "# B\n",
	"rules/_category_.json":  `{"label": "Rules"}`,
	"rules/picture.png":      "no text",
	".hidden/c.md":           "# not read\n",
	"rules/z/a long name.md": "# Z\n",
}

// onDisk writes files into a folder.
func onDisk(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func asFS(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func loadFiles(t *testing.T, files map[string]string) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(asFS(files))
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// packFiles writes the handbook in fsys as a pack.
func packFiles(fsys fs.FS) ([]byte, error) {
	files, err := load.Files(fsys)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = pack.Write(&b, files)
	return b.Bytes(), err
}

func opened(t *testing.T, path string) *handbook.Handbook {
	t.Helper()
	s, err := pack.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	h, err := load.Handbook(s.FS)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// The digest is the hash that Go's own tools compute.
func TestDigestIsTheSameForFolderZipAndMap(t *testing.T) {
	dir := onDisk(t, digested)
	data, err := packFiles(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	zipped := write(t, data)
	texts := []string{}
	for name := range digested {
		if !strings.HasPrefix(name, ".") && !strings.HasSuffix(name, ".png") {
			texts = append(texts, name)
		}
	}
	want, err := dirhash.Hash1(texts, func(name string) (io.ReadCloser, error) { return os.Open(filepath.Join(dir, name)) })
	if err != nil {
		t.Fatal(err)
	}
	for form, h := range map[string]*handbook.Handbook{"folder": opened(t, dir), "zip": opened(t, zipped), "files": loadFiles(t, digested)} {
		if h.Digest != want {
			t.Errorf("%s has the digest %s, want %s", form, h.Digest, want)
		}
	}
}

func TestDigestCoversEveryByteAndName(t *testing.T) {
	before := loadFiles(t, digested).Digest
	for name, change := range map[string]func(map[string]string){
		"a byte":     func(m map[string]string) { m["rules/a.md"] = "# a\n" },
		"a name":     func(m map[string]string) { delete(m, "rules/a.md"); m["rules/c.md"] = "# A\n" },
		"a manifest": func(m map[string]string) { m["handbook.yaml"] = "title: U\n" },
		"a label":    func(m map[string]string) { m["rules/_category_.json"] = "{}" },
		"a text":     func(m map[string]string) { m["d.md"] = "" },
	} {
		m := maps.Clone(digested)
		change(m)
		if loadFiles(t, m).Digest == before {
			t.Errorf("%s is changed, and the digest is not", name)
		}
	}
}

func TestWriteIsReproducible(t *testing.T) {
	dir, again := onDisk(t, digested), onDisk(t, digested)
	if err := os.Chtimes(filepath.Join(again, "rules", "a.md"), time.Unix(0, 0), time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	one, err := packFiles(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	two, err := packFiles(os.DirFS(again))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Error("the same texts gave two zips")
	}
}

func TestFilesFailsWhenOneIsUnreadable(t *testing.T) {
	files := map[string]string{"a.md": "# A\n", "big.md": strings.Repeat("x", 1<<20)}
	if _, err := packFiles(asFS(files)); err == nil || !strings.Contains(err.Error(), "big.md") {
		t.Errorf("%v, want an error about big.md", err)
	}
	if _, err := packFiles(asFS(nil)); err == nil {
		t.Error("an empty folder was packed")
	}
}
