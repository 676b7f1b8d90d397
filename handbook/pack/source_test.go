package pack_test

import (
	"archive/zip"
	"os"
	"path/filepath"
	"testing"

	"trustbook/handbook/load"
	"trustbook/handbook/pack"
)

// Some programs include the name of a folder when they zip it, and some do not.
func TestOpenReadsAZippedFolder(t *testing.T) {
	for _, c := range []struct {
		name  string
		files []string
		want  string // path of the page
		top   string
	}{
		{"from inside", []string{"handbook.yaml", "people/desk.md"}, "people/desk.md", ""},
		{"from above", []string{"mine/handbook.yaml", "mine/people/desk.md"}, "people/desk.md", "mine"},
		{"from above, without a manifest", []string{"mine/people/desk.md"}, "people/desk.md", "mine"},
		{"by a Mac", []string{"mine/people/desk.md", "__MACOSX/mine/._x", ".DS_Store"}, "people/desk.md", "mine"},
		{"from above, without folders", []string{"mine/desk.md"}, "desk.md", "mine"},
		{"with a text beside", []string{"people/desk.md", "b/c/d.txt"}, "people/desk.md", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := pack.Open(zipOf(t, c.files), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			h, err := load.Handbook(s.FS)
			if err != nil || len(h.Entries) != 1 || h.Entries[0].Path != c.want || !s.Zip || s.Top != c.top {
				t.Fatalf("%v %q %+v, want %s below %q", err, s.Top, h, c.want, c.top)
			}
		})
	}
}

// zipOf returns the path of a zip with these files: pages, and an empty manifest.
func zipOf(t *testing.T, names []string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "handbook.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(name) != "handbook.yaml" {
			if _, err := w.Write([]byte("# Desk\n\nNothing is left on it.\n")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
