package statedir_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"trustbook/ui/readstate"
	"trustbook/ui/statedir"
)

// openStore opens a store and fails if there are warnings.
func openStore(t *testing.T, dir string) *readstate.Store {
	t.Helper()
	s, err := openChild(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func flush(t *testing.T, s *readstate.Store) {
	t.Helper()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
}

// storeFolder returns a folder with a store in which "old" is saved.
func storeFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s := openStore(t, dir)
	s.Save("old")
	flush(t, s)
	return dir
}

func wantSaved(t *testing.T, s *readstate.Store, want string) {
	t.Helper()
	if got := fmt.Sprint(s.SavedIDs()); got != want {
		t.Errorf("saved: %s, want %s", got, want)
	}
}

func wantWarning(t *testing.T, s *readstate.Store, parts ...string) {
	t.Helper()
	warnings := strings.Join(s.Warnings(), "\n")
	for _, part := range parts {
		if !strings.Contains(warnings, part) {
			t.Errorf("the warnings do not say %q: %q", part, warnings)
		}
	}
}

func openChild(dir string) (*readstate.Store, error) {
	s := readstate.Open(dir, noon)
	s.UseTitle("Handbook")
	if notes := s.Warnings(); len(notes) > 0 {
		return s, fmt.Errorf("notes at the start: %q", notes)
	}
	return s, nil
}

// changeUntilKilled prints the number of each change once a Flush has stored it.
func changeUntilKilled(dir, name string) error {
	s, err := openChild(dir)
	if err != nil {
		return err
	}
	for i := 1; ; i++ {
		id := fmt.Sprint(name, "-", i)
		s.SetPosition(name, i)
		s.RecordSeen(name, readstate.PartialRead{Hash: "ab", Total: 1 << 20, Seen: readstate.Intervals{{0, i}}})
		if i <= 40 {
			s.Save(id)
			s.Visit(id)
			s.MarkRead(id, readstate.ReadRecord{Hash: "cd", Version: "1.0", Day: noon().Format(time.DateOnly)})
		}
		if i > 20 && i <= 40 {
			s.Unsave(fmt.Sprint(name, "-", i-20))
		}
		if err := s.Flush(); err != nil {
			return err
		}
		if i <= 8 {
			if err := s.SaveCopy(fmt.Sprintf("%x", id), id); err != nil {
				return err
			}
		}
		fmt.Println(i)
	}
}

// Two windows are repeatedly killed at a random moment. Everything they reported as saved is on disk, and the file is
// never broken.
func TestKilledWritersLoseNoChange(t *testing.T) {
	flushed, left := 0, 0
	killRounds(t, func(dir string, names []string) {
		lines := killWriters(t, "change until killed", dir, names)
		temps, _ := filepath.Glob(filepath.Join(dir, ".shelf-*.tmp"))
		left += len(temps)
		s := openStore(t, dir) // fails if anything was broken
		for i, name := range names {
			checkChanges(t, s, name, len(lines[i]))
			flushed += len(lines[i])
		}
	})
	t.Logf("%d changes flushed, %d temporary files left for the next writer", flushed, left)
	if flushed == 0 {
		t.Error("nothing was written")
	}
}

func checkChanges(t *testing.T, s *readstate.Store, name string, last int) {
	t.Helper()
	if place, _ := s.Position(name); place < last {
		t.Errorf("%s: the position is %d, and %d was flushed", name, place, last)
	}
	if seen := s.Record(name).Partial.Seen.CountIn(0, 1<<20); seen < last {
		t.Errorf("%s: %d letters are seen, and %d were flushed", name, seen, last)
	}
	for i := 1; i <= min(last, 8); i++ {
		id := fmt.Sprint(name, "-", i)
		if text, err := s.Copy(fmt.Sprintf("%x", id)); text != id {
			t.Errorf("%s: the copy is %q, %v", id, text, err)
		}
	}
	for i := 1; i <= min(last, 40); i++ {
		id := fmt.Sprint(name, "-", i)
		taken := i+20 <= min(last, 40)
		if !s.WasVisited(id) || s.Record(id).Hash != "cd" || taken && s.IsSaved(id) || i > 20 && !s.IsSaved(id) {
			t.Errorf("%s of %d: visited %t, saved %t", id, last, s.WasVisited(id), s.IsSaved(id))
		}
	}
}

func makeTenChanges(dir, name string) error {
	s, err := openChild(dir)
	if err != nil {
		return err
	}
	for i := range 10 {
		s.Save(fmt.Sprint(name, "-", i))
		for err = s.Flush(); errors.Is(err, statedir.ErrBusy); {
			err = s.Flush() // with a slow disk
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func TestEightyConcurrentChangesArrive(t *testing.T) {
	dir := t.TempDir()
	var writers []*exec.Cmd
	for i := range 8 {
		c := child(t, "ten changes", dir, fmt.Sprint("w", i))
		c.Stdout = os.Stderr
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		writers = append(writers, c)
	}
	for _, c := range writers {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
	if n := len(openStore(t, dir).SavedIDs()); n != 80 {
		t.Errorf("%d of 80 arrived", n)
	}
}

// changeOnFullDisk flushes to a disk on which only a part of the file fits.
func changeOnFullDisk(dir, _ string) error {
	s, err := openChild(dir)
	if err != nil {
		return err
	}
	if err := limitFiles(64); err != nil {
		return err
	}
	s.Save("new")
	if err := s.Flush(); !errors.Is(err, unix.EFBIG) {
		return fmt.Errorf("flush: %w", err)
	}
	if notes := fmt.Sprint(s.Warnings()); !strings.Contains(notes, "make room on the disk") {
		return fmt.Errorf("notes: %s", notes)
	}
	if err := s.SaveCopy("ab", strings.Repeat("x", 100)); !errors.Is(err, unix.EFBIG) {
		return fmt.Errorf("a copy: %w", err)
	}
	if _, err := s.Copy("ab"); !errors.Is(err, readstate.ErrNoCopy) {
		return fmt.Errorf("half a copy: %w", err)
	}
	if !s.IsSaved("new") || !s.IsSaved("old") {
		return errors.New("the window has lost what it knew")
	}
	return nil
}

func TestChangesOnAFullDisk(t *testing.T) {
	dir := storeFolder(t)
	before := readFile(t, dir, "shelf.json")
	runChild(t, "changes on full disk", dir, "")
	wantUnchanged(t, dir, before)
}

func TestFullDisk(t *testing.T) {
	dir := smallDisk(t)
	s := openStore(t, dir)
	s.Save("old")
	flush(t, s)
	before := readFile(t, dir, "shelf.json")
	writeFile(t, dir, "filler", strings.Repeat("x", 12<<10))
	for i := range 400 {
		s.Save(fmt.Sprintf("%0100d", i))
	}
	for range 3 {
		if err := s.Flush(); !errors.Is(err, unix.ENOSPC) {
			t.Fatal(err)
		}
		wantUnchanged(t, dir, before)
	}
	if notes := s.Warnings(); len(notes) != 1 || !strings.Contains(notes[0], "no space left on device; make room") {
		t.Errorf("notes: %q", notes)
	}
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT, "size=1m"); err != nil {
		t.Fatal(err)
	}
	flush(t, s)
	wantWarning(t, s, "saved: all pending changes")
	if n := len(openStore(t, dir).SavedIDs()); n != 401 {
		t.Errorf("%d saved, want 401", n)
	}
}

// A disk can be full to the last byte, so that not even an empty file can be created.
func TestDiskFullToTheLastByte(t *testing.T) {
	dir := smallDisk(t)
	s := openStore(t, dir)
	s.Save("old")
	flush(t, s)
	before := readFile(t, dir, "shelf.json")
	_ = os.WriteFile(filepath.Join(dir, "filler"), make([]byte, 1<<20), 0o600)
	s.Save("new")
	if err := s.Flush(); !errors.Is(err, unix.ENOSPC) {
		t.Fatal(err)
	}
	wantUnchanged(t, dir, before)
}

func TestReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t)
	s := openStore(t, dir)
	s.Save("old")
	flush(t, s)
	makeReadOnly(t, dir)
	s = readstate.Open(dir, noon)
	s.UseTitle("Handbook")
	s.Save("new")
	wantSaved(t, s, "[new old]")
	wantWarning(t, s, "not saved in "+dir+": read-only file system; what you save is lost when you quit")
	if err := s.Flush(); !errors.Is(err, unix.EROFS) {
		t.Error(err)
	}
	if notes := s.Warnings(); len(notes) > 0 {
		t.Errorf("said again: %q", notes)
	}
}

// On a read-only disk the backup of a broken file is used, and nothing is repaired.
func TestBrokenFileOnReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t)
	s := openStore(t, dir)
	s.Save("old")
	flush(t, s)
	writeFile(t, dir, "shelf.json", "{")
	makeReadOnly(t, dir)
	s = readstate.Open(dir, noon)
	s.UseTitle("Handbook")
	wantSaved(t, s, "[old]")
	wantWarning(t, s, "was broken", "its copy is used", "read-only file system")
}
