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
	syscall.Umask(syscall.Umask(0)) // whatever it is
	s := open(t, dir)
	apply(s, save("a"))
	flush(t, s)
	for name, want := range map[string]fs.FileMode{".": fs.ModeDir | 0o700, fileName: 0o600, backupName: 0o600, statedir.LockName: 0o600} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode() != want {
			t.Errorf("%s: %v %v, want %v", name, info.Mode(), err, want)
		}
	}
}

func TestOpenFolderIsClosed(t *testing.T) {
	dir := filled(t)
	for _, name := range []string{dir, filepath.Join(dir, fileName)} {
		if err := os.Chmod(name, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, dir)
	apply(s, save("a"))
	flush(t, s)
	for _, name := range []string{dir, filepath.Join(dir, fileName)} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v %v", name, info.Mode(), err)
		}
	}
}

// What is in the place of a file is not followed, not waited for and not replaced.
func TestOddFilesAreRefused(t *testing.T) {
	elsewhere := filepath.Join(filled(t), fileName)
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
				before := content(t, filepath.Dir(elsewhere), fileName)
				s := Open(dir, noon)
				apply(s, save("a"))
				if err := s.Flush(); err == nil || !s.Saved("a") || s.Saved("old") {
					t.Errorf("%v, saved %q", err, s.SavedIDs())
				}
				wantNote(t, s, name+" is a link or not a regular file", "move it out of the way")
				info, err := os.Lstat(filepath.Join(dir, name))
				if err != nil || info.Mode().IsRegular() || content(t, filepath.Dir(elsewhere), fileName) != before {
					t.Error("it was replaced or followed")
				}
			})
		}
	}
}

// A link in the place of the copy leads nowhere: a good copy takes its place.
func TestLinkedCopyIsReplaced(t *testing.T) {
	dir, other := t.TempDir(), filled(t)
	target := filepath.Join(other, fileName)
	before := content(t, other, fileName)
	if err := os.Symlink(target, filepath.Join(dir, backupName)); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	if s.Saved("old") {
		t.Error("the link was followed")
	}
	apply(s, save("a"))
	flush(t, s)
	if content(t, dir, backupName) != content(t, dir, fileName) || content(t, other, fileName) != before {
		t.Error("want a copy of the shelf, and the target of the link untouched")
	}
}

// People keep their state folders elsewhere through links of their own.
func TestFolderMayBeALink(t *testing.T) {
	dir, link := filled(t), filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	s := open(t, link)
	apply(s, save("a"))
	flush(t, s)
	wantKept(t, open(t, dir), "saved [a old] read [] places []")
}

// A file that cannot be read now may be good: it is neither replaced nor set aside.
func TestUnreadableFileStays(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	dir := filled(t)
	name := filepath.Join(dir, fileName)
	if err := os.Chmod(name, 0); err != nil {
		t.Fatal(err)
	}
	s := Open(dir, noon)
	apply(s, save("a"))
	if err := s.Flush(); err == nil {
		t.Error("want an error")
	}
	wantNote(t, s, "permission denied")
	if err := os.Chmod(name, 0o600); err != nil {
		t.Fatal(err)
	}
	flush(t, s)
	s.UseTitle("Handbook")
	if !s.Saved("old") {
		t.Error("the old file was replaced")
	}
}
