package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"trustbook/ui/bill"
)

// written returns the bill of a new build, and its build information.
func written(t *testing.T) (document, *buildinfo.BuildInfo) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "trustbook.exe")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", program, "trustbook").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := run(w, "1.2.3", []string{program}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same binary has two bills")
	}
	var d document
	in := json.NewDecoder(&first)
	in.DisallowUnknownFields()
	if err := in.Decode(&d); err != nil {
		t.Fatal(err)
	}
	build, err := buildinfo.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	return d, build
}

var (
	sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)
	purl      = regexp.MustCompile(`^pkg:golang/[a-z0-9.~/_-]+@[A-Za-z0-9.%-]+$`)
)

// It builds the program, which CI does for it.
func TestBill(t *testing.T) {
	if os.Getenv("TRUSTBOOK_FULL") == "" {
		t.Skip("linking the program takes long: TRUSTBOOK_FULL=1 runs this")
	}
	d, build := written(t)
	if d.Format != "CycloneDX" || d.Spec != "1.6" || d.Version != 1 {
		t.Errorf("it calls itself %s %s %d", d.Format, d.Spec, d.Version)
	}
	own := d.Metadata.Component
	if own.Name != "trustbook" || own.Version != "1.2.3" || len(own.Hashes) != 1 || len(own.Licences) != 1 || len(own.Properties) != 2 {
		t.Errorf("the program is %+v", own)
	}
	listed := map[string]component{}
	for _, c := range d.Components {
		if _, twice := listed[c.Ref]; twice {
			t.Errorf("%s stands twice", c.Ref)
		}
		listed[c.Ref] = c
		if !purl.MatchString(c.PURL) || c.Ref != c.PURL || len(c.Licences) == 0 || c.Type != "library" {
			t.Errorf("%s is not complete: %+v", c.Name, c)
		}
		if c.Name != bill.Standard && (len(c.Hashes) != 1 || !sha256Hex.MatchString(c.Hashes[0].Content)) {
			t.Errorf("%s has the hashes %v", c.Name, c.Hashes)
		}
	}
	want := 1 // the standard library
	for _, m := range build.Deps {
		c, ok := listed[packageURL(m.Path, m.Version)]
		if standIn := m.Replace != nil; ok == standIn {
			t.Errorf("%s is listed: %v, is a stand-in: %v", m.Path, ok, standIn)
		}
		if ok {
			want++
			if c.Version != m.Version || c.Name != m.Path {
				t.Errorf("%s %s is listed as %s %s", m.Path, m.Version, c.Name, c.Version)
			}
		}
	}
	if len(d.Components) != want || want < 20 {
		t.Errorf("%d components, want %d", len(d.Components), want)
	}
}

func TestPackageURL(t *testing.T) {
	for _, c := range []struct{ path, version, want string }{
		{"github.com/BurntSushi/toml", "v1.6.0", "pkg:golang/github.com/burntsushi/toml@v1.6.0"},
		{"example.com/old", "v2.0.0+incompatible", "pkg:golang/example.com/old@v2.0.0%2Bincompatible"},
		{bill.Standard, "1.26.0", "pkg:golang/stdlib@1.26.0"},
	} {
		if got := packageURL(c.path, c.version); got != c.want {
			t.Errorf("%s %s is %s, want %s", c.path, c.version, got, c.want)
		}
	}
}

// Hashes are base64 in go.sum and hexadecimal in a bill.
func TestHashes(t *testing.T) {
	const zeros = "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
	if got := hashesOf(zeros); len(got) != 1 || got[0].Content != strings.Repeat("0", 64) {
		t.Errorf("%s is %v", zeros, got)
	}
	for _, sum := range []string{"", "h1:?", "h2:AAAA"} {
		if got := hashesOf(sum); got != nil {
			t.Errorf("%q is %v", sum, got)
		}
	}
}

func TestNotABinary(t *testing.T) {
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte("no program"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, {text}, {text + "-that-is-not-here"}, {text, text}} {
		var out bytes.Buffer
		if err := run(&out, "1.2.3", args); err == nil || out.Len() > 0 {
			t.Errorf("%q gives %q (%v)", args, out.String(), err)
		}
	}
}
