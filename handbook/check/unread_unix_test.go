//go:build unix

package check_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"trustbook/handbook/check"
)

// Opening a pipe waits for a writer, so neither loading nor checking may open one. If one did, this test would hang.
func TestPipesAreNotOpened(t *testing.T) {
	dir := t.TempDir()
	folder := func(name string) error { return os.Mkdir(filepath.Join(dir, name), 0o700) }
	pipe := func(name string) error { return syscall.Mkfifo(filepath.Join(dir, name), 0o600) }
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "a.md"), []byte("# A\n\nWords.\n"), 0o600), pipe("notes.txt"),
		folder("archetypes"), pipe("archetypes/default.md"), folder("vendor"), pipe("go.mod"), folder("site"), pipe("site/index.html"), pipe("site/b.md")); err != nil {
		t.Fatal(err)
	}
	const want = "site: is a site generated from these files, so it was skipped [generated-site]\n"
	if got := printed(run(t, os.DirFS(dir), check.Options{})); got != want {
		t.Error(got)
	}
}
