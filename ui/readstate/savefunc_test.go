package readstate_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"trustbook/ui/readstate"
)

func wantCopies(t *testing.T, dir string, texts, parts int) {
	t.Helper()
	whole, _ := filepath.Glob(filepath.Join(dir, "text-*"))
	part, _ := filepath.Glob(filepath.Join(dir, "part-*"))
	if len(whole) != texts || len(part) != parts {
		t.Errorf("copies %v, and of parts %v", whole, part)
	}
}

// A command may never run, so the program stores its changes when it ends.
func TestSaveFuncStoresWhatNoCommandHas(t *testing.T) {
	dir := t.TempDir()
	d := startReading(t, dir, "2026-11-24", pierHandbook(t, "1.0"))
	d.MarkRead(d.Handbook.Entry("bell"))
	d.RecordSeen(d.Handbook.Entry("crane"), 10, readstate.Intervals{{0, 5}})
	d.SaveFunc()
	wantCopies(t, dir, 0, 0)
	if err := d.SaveFunc()(); err != nil {
		t.Fatal(err)
	}
	wantCopies(t, dir, 1, 1)
}

// A copy is stored once, not with every save.
func TestCopyIsStoredOnce(t *testing.T) {
	dir := t.TempDir()
	d := startReading(t, dir, "2026-11-24", pierHandbook(t, "1.0"))
	d.RecordSeen(d.Handbook.Entry("crane"), 10, readstate.Intervals{{0, 5}})
	if err := d.MarkRead(d.Handbook.Entry("bell"))(); err != nil {
		t.Fatal(err)
	}
	wantCopies(t, dir, 1, 1)
	copies, _ := filepath.Glob(filepath.Join(dir, "*-*.txt"))
	for _, name := range copies {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	_ = d.SaveFunc()()
	wantCopies(t, dir, 0, 0)
}

// Changes that could not be stored are stored once the disk is writable again.
func TestCopiesWaitForTheDisk(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "state")
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := startReading(t, dir, "2026-11-24", pierHandbook(t, "1.0"))
	if d.MarkRead(d.Handbook.Entry("bell"))() == nil {
		t.Fatal("it is kept in a file that is no folder")
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveFunc()(); err != nil {
		t.Fatal(err)
	}
	wantCopies(t, dir, 1, 0)
}

// Commands save concurrently with each other and with the reader.
func TestManySaveFuncsAtOnce(t *testing.T) {
	dir := t.TempDir()
	d := startReading(t, dir, "2026-11-24", pierHandbook(t, "1.0"))
	var all sync.WaitGroup
	for range 8 {
		d.RecordSeen(d.Handbook.Entry("crane"), 10, readstate.Intervals{{0, 5}})
		keep := d.MarkRead(d.Handbook.Entry("bell"))
		all.Go(func() {
			if err := keep(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	wantCopies(t, dir, 1, 1)
}

func TestKeepsChanges(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{"": false, filepath.Join(dir, "state"): true, filepath.Join(dir, "file", "state"): false} {
		s := readstate.Open(path, time.Now)
		s.UseTitle("Handbook")
		s.Save("a")
		if err := s.Flush(); (err == nil) != (want || path == "") || s.IsPersistent() != want {
			t.Errorf("%q: %v, %v", path, s.IsPersistent(), err)
		}
	}
}
