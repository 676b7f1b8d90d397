package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// A signal removes unfinished files and no others.
func TestCleanUpRemovesUnfinishedFiles(t *testing.T) {
	dir := t.TempDir()
	p := &Program{}
	done, err := p.createFile(filepath.Join(dir, "done"))
	if err != nil {
		t.Fatal(err)
	}
	if err := done.finish(nil); err != nil {
		t.Fatal(err)
	}
	half, err := p.createSigned(filepath.Join(dir, "half"))
	if err != nil {
		t.Fatal(err)
	}
	defer half.file.Close()
	defer half.signature.Close()
	p.cleanUp.run()
	p.cleanUp.run()
	if late, err := p.createFile(filepath.Join(dir, "late")); err == nil {
		late.Close()
		t.Error("a file was created after the signal")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != "done" {
		t.Errorf("%v, %v", entries, err)
	}
}
