package statedir_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"trustbook/ui/readstate"
	"trustbook/ui/statedir"
)

// changeAsNobody opens a store and changes it as another user. note is the expected warning.
func changeAsNobody(dir, note string) error {
	if err := errors.Join(unix.Setgid(nobody), unix.Setuid(nobody)); err != nil {
		return err
	}
	s := readstate.Open(dir, noon)
	s.UseTitle("Handbook")
	s.Save("new")
	if err := s.Flush(); err == nil || !s.IsSaved("new") {
		return fmt.Errorf("flush: %w", err)
	}
	if notes := s.Warnings(); !strings.Contains(fmt.Sprint(notes), note) || len(notes) != 1 {
		return fmt.Errorf("notes: %q, want one with %q", notes, note)
	}
	fmt.Print(s.SavedIDs())
	return nil
}

// Root prepares a folder, and another user opens it.
func TestFoldersOfOthers(t *testing.T) {
	needsRoot(t)
	tests := []struct {
		name    string
		prepare func(dir string) error
		note    string
		saved   string
	}{
		{"home that cannot be written", os.RemoveAll, "permission denied; what you save is lost when you quit", "[new]"},
		{"folder of another", func(string) error { return nil }, "the folder belongs to another user; run trustbook as yourself", "[new]"},
		{"closed folder", func(dir string) error {
			return giveToNobody(dir, 0o500, dir, filepath.Join(dir, "shelf.json"), filepath.Join(dir, statedir.LockName))
		}, "permission denied; what you save is lost when you quit", "[new old]"},
		{"file of another", func(dir string) error { return giveToNobody(dir, 0o700, dir, filepath.Join(dir, statedir.LockName)) }, "shelf.json belongs to another user, so it is not used; move it out of the way", "[new]"},
		{"lock of another", func(dir string) error { return giveToNobody(dir, 0o700, dir, filepath.Join(dir, "shelf.json")) }, "shelf.lock belongs to another user", "[new old]"},
		{"unreadable file", func(dir string) error {
			return errors.Join(giveToNobody(dir, 0o700, dir, filepath.Join(dir, "shelf.json"), filepath.Join(dir, statedir.LockName)), os.Chmod(filepath.Join(dir, "shelf.json"), 0))
		}, "permission denied; what you save is lost when you quit", "[new]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := storeFolder(t)
			before := readFile(t, dir, "shelf.json")
			reachable(t, dir)
			if err := test.prepare(dir); err != nil {
				t.Fatal(err)
			}
			if out := runChild(t, "changes as nobody", dir, test.note); out != test.saved {
				t.Errorf("saved %s, want %s", out, test.saved)
			}
			if _, err := os.Stat(dir); err == nil {
				wantUnchanged(t, dir, before)
			}
		})
	}
}

// giveToNobody gives files to nobody, and the folder a mode.
func giveToNobody(dir string, mode os.FileMode, names ...string) error {
	err := os.Chmod(dir, mode)
	for _, name := range names {
		err = errors.Join(err, os.Chown(name, nobody, nobody))
	}
	return err
}

// reachable lets every user enter the folders above a folder.
func reachable(t *testing.T, dir string) {
	t.Helper()
	for above := dir; above != filepath.Clean(os.TempDir()) && above != "/"; above = filepath.Dir(above) {
		if err := os.Chmod(above, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

// Under sudo the environment may still be the user's, who could not use files that root leaves in that home.
func TestRootMakesNothingInAnothersHome(t *testing.T) {
	needsRoot(t)
	home := t.TempDir()
	if err := os.Chown(home, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{home, filepath.Join(home, "state", "trustbook")} {
		s := readstate.Open(dir, noon)
		s.Save("a")
		if err := s.Flush(); !errors.Is(err, statedir.ErrOtherOwner) || !s.IsSaved("a") {
			t.Errorf("%s: %v", dir, err)
		}
	}
	if names := listFiles(t, home); len(names) > 0 {
		t.Errorf("made %q", names)
	}
}
