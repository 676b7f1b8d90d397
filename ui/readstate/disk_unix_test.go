//go:build unix

package readstate

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"trustbook/ui/statedir"
)

func TestOnlyTheReaderMayRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	syscall.Umask(syscall.Umask(0)) // any mode
	s := openStore(t, dir)
	apply(s, save("a"))
	flush(t, s)
	for name, want := range map[string]fs.FileMode{".": fs.ModeDir | 0o700, fileName: 0o600, backupName: 0o600, statedir.LockName: 0o600} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode() != want {
			t.Errorf("%s: %v %v, want %v", name, info.Mode(), err, want)
		}
	}
}

func TestReadableFolderIsClosed(t *testing.T) {
	dir := filledFolder(t)
	for _, name := range []string{dir, filepath.Join(dir, fileName)} {
		if err := os.Chmod(name, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	s := openStore(t, dir)
	apply(s, save("a"))
	flush(t, s)
	for _, name := range []string{dir, filepath.Join(dir, fileName)} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v %v", name, info.Mode(), err)
		}
	}
}

// A link, pipe or folder in place of a file is not followed, waited for or replaced.
func TestOddFilesAreRefused(t *testing.T) {
	elsewhere := filepath.Join(filledFolder(t), fileName)
	odd := map[string]func(name string) error{
		"link":     func(name string) error { return os.Symlink(elsewhere, name) },
		"dangling": func(name string) error { return os.Symlink(elsewhere+"-not", name) },
		"pipe":     func(name string) error { return syscall.Mkfifo(name, 0o600) },
		"folder":   func(name string) error { return os.Mkdir(name, 0o700) },
	}
	for kind, place := range odd {
		for _, name := range []string{fileName, statedir.LockName} {
			t.Run(kind+" for "+name, func(t *testing.T) {
				dir := t.TempDir()
				if err := place(filepath.Join(dir, name)); err != nil {
					t.Fatal(err)
				}
				before := readFile(t, filepath.Dir(elsewhere), fileName)
				s := Open(dir, noon)
				apply(s, save("a"))
				if err := s.Flush(); err == nil || !s.IsSaved("a") || s.IsSaved("old") {
					t.Errorf("%v, saved %q", err, s.SavedIDs())
				}
				wantWarning(t, s, name+" is a link or not a regular file", "move it out of the way")
				info, err := os.Lstat(filepath.Join(dir, name))
				if err != nil || info.Mode().IsRegular() || readFile(t, filepath.Dir(elsewhere), fileName) != before {
					t.Error("it was replaced or followed")
				}
			})
		}
	}
}

// A link in place of the backup is not followed: a good backup replaces it.
func TestLinkedBackupIsReplaced(t *testing.T) {
	dir, other := t.TempDir(), filledFolder(t)
	target := filepath.Join(other, fileName)
	before := readFile(t, other, fileName)
	if err := os.Symlink(target, filepath.Join(dir, backupName)); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, dir)
	if s.IsSaved("old") {
		t.Error("the link was followed")
	}
	apply(s, save("a"))
	flush(t, s)
	if readFile(t, dir, backupName) != readFile(t, dir, fileName) || readFile(t, other, fileName) != before {
		t.Error("want a copy of the store, and the target of the link untouched")
	}
}

// Users move their state folders and leave a link.
func TestFolderMayBeALink(t *testing.T) {
	dir, link := filledFolder(t), filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, link)
	apply(s, save("a"))
	flush(t, s)
	wantState(t, openStore(t, dir), "saved [a old] read [] places []")
}

// A file that cannot be read now may be intact, so it is neither replaced nor set aside.
func TestUnreadableFileStays(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	dir := filledFolder(t)
	name := filepath.Join(dir, fileName)
	if err := os.Chmod(name, 0); err != nil {
		t.Fatal(err)
	}
	s := Open(dir, noon)
	apply(s, save("a"))
	if err := s.Flush(); err == nil {
		t.Error("want an error")
	}
	wantWarning(t, s, "permission denied")
	if err := os.Chmod(name, 0o600); err != nil {
		t.Fatal(err)
	}
	flush(t, s)
	s.UseTitle("Handbook")
	if !s.IsSaved("old") {
		t.Error("the old file was replaced")
	}
}
