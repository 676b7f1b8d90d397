package e2e

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The map in CONTRIBUTING.md has a line for every package, and everything that it names exists.
func TestTheMapIsComplete(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	err = fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), "plain") || strings.HasPrefix(d.Name(), ".") && name != "."):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		if folder := path.Dir(name); folder != "." && folder != "ui/bill/sbom" && !strings.Contains(page, "`"+folder+"/`") {
			t.Errorf("CONTRIBUTING.md does not say what is in %s/", folder)
			return fs.SkipDir
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("`((?:[a-z0-9]+/)+(?:[a-z0-9_]+\\.go)?)`").FindAllStringSubmatch(page, -1) {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(m[1]))); err != nil && m[1] != "dist/" && !strings.HasPrefix(m[1], "load/") {
			t.Errorf("CONTRIBUTING.md names %s, which does not exist", m[1])
		}
	}
}

// maxLines is the maximum length of a file other than a test.
const maxLines = 300

func TestNoFileIsLong(t *testing.T) {
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		data, err := os.ReadFile(filepath.Join(root, name))
		if n := strings.Count(string(data), "\n"); n > maxLines {
			t.Errorf("%s has %d lines, more than %d", name, n, maxLines)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
