package watch

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// patience is the time that a test waits for an expected event.
const patience = 10 * time.Second

// watchFolder returns a folder with two entries and a watcher on it.
func watchFolder(t *testing.T) (string, *Watcher) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "texts")
	write(t, folder, "a.md")
	write(t, folder, "deep/b.md")
	return folder, follow(t, folder)
}

func follow(t *testing.T, path string) *Watcher {
	t.Helper()
	w := New(path)
	w.Start()
	t.Cleanup(w.Stop)
	return w
}

func write(t *testing.T, folder, name string) {
	t.Helper()
	path := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("# Text\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// expectOneChange fails unless exactly one change is reported.
func (w *Watcher) expectOneChange(t *testing.T, what string) {
	t.Helper()
	select {
	case err := <-w.Changes:
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	case <-time.After(patience):
		t.Fatalf("%s is not reported", what)
	}
}

func TestReportedChanges(t *testing.T) {
	t.Parallel()
	folder, w := watchFolder(t)
	at := func(name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
	for _, change := range []struct {
		what string
		do   func()
	}{
		{"a save", func() { write(t, folder, "a.md") }},
		{"a save in a folder", func() { write(t, folder, "deep/b.md") }},
		{"a new text", func() { write(t, folder, "c.md") }},
		{"a save by renaming", func() { write(t, folder, "c.md~"); must(t, os.Rename(at("c.md~"), at("c.md"))) }},
		{"the manifest", func() { write(t, folder, "handbook.yaml") }},
		{"a text that goes", func() { must(t, os.Remove(at("c.md"))) }},
		{"a new folder", func() { must(t, os.MkdirAll(at("new.d/er"), 0o700)) }},
		{"a text in a new folder", func() { write(t, folder, "new.d/er/d.md") }},
		{"a folder that goes", func() { must(t, os.RemoveAll(at("new.d"))) }},
		{"everything moved away", func() { must(t, os.Rename(folder, folder+"-away")) }},
		{"everything moved back", func() { must(t, os.Rename(folder+"-away", folder)) }},
		{"a save after that", func() { write(t, folder, "deep/b.md") }},
	} {
		change.do()
		w.expectOneChange(t, change.what)
	}
}

// Irrelevant changes are not reported. The only one reported is the last.
func TestIgnoredChanges(t *testing.T) {
	t.Parallel()
	folder, w := watchFolder(t)
	for _, name := range []string{"4913", ".a.md.swp", "a.md~", "#a.md#", ".#a.md", "notes.txt", "deep/x.tmp"} {
		write(t, folder, name)
	}
	must(t, os.MkdirAll(filepath.Join(folder, ".git", "objects"), 0o700))
	write(t, folder, ".git/objects/x.md")
	write(t, filepath.Dir(folder), "beside.md")
	must(t, os.Chmod(filepath.Join(folder, "a.md"), 0o644))
	select {
	case err := <-w.Changes:
		t.Fatalf("unexpected change: %v", err)
	case <-time.After(3 * quietPeriod):
	}
	write(t, folder, "a.md")
	w.expectOneChange(t, "a save")
}

// A checkout must not cause a hundred reloads.
func TestManyChangesAreReportedAFewTimes(t *testing.T) {
	t.Parallel()
	folder, w := watchFolder(t)
	for range 200 {
		write(t, folder, "a.md")
	}
	w.expectOneChange(t, "the first")
	for n := 1; ; n++ {
		select {
		case <-w.Changes:
			if n > 5 { // two on an idle machine
				t.Fatal("a change is reported again and again")
			}
		case <-time.After(3 * quietPeriod):
			return
		}
	}
}

func TestZipFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write(t, folder, "texts.zip")
	w := follow(t, filepath.Join(folder, "texts.zip"))
	write(t, folder, "texts.zip.part")
	write(t, folder, "a.md")
	must(t, os.Rename(filepath.Join(folder, "texts.zip.part"), filepath.Join(folder, "texts.zip")))
	w.expectOneChange(t, "another zip file")
}

// Ways in which deployed handbooks are replaced.
func TestReplacedHandbooksAreSeen(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(filepath.FromSlash(target), at(name)+".new"); err != nil {
			t.Skip(err)
		}
		must(t, os.Rename(at(name)+".new", at(name)))
	}
	for _, name := range []string{"releases/7/a.md", "releases/8/a.md", "releases/8/deep/b.md", "zips/7.zip", "zips/8.zip"} {
		write(t, dir, name)
	}
	link("releases/7", "current")
	link("zips/7.zip", "h.zip")
	link("h.zip", "again.zip")
	folder, inLinked, zip := follow(t, at("current")), follow(t, at("current/a.md")), follow(t, at("again.zip"))
	missing := New(at("none/yet.zip"))
	missing.AwaitMissing = true
	missing.Start()
	t.Cleanup(missing.Stop)
	for _, change := range []struct {
		what string
		w    *Watcher
		do   func()
	}{
		{"a swapped link to a folder", folder, func() { link("releases/8", "current") }},
		{"the same, on the way to a file", inLinked, func() {}},
		{"a save in the new folder", folder, func() { write(t, dir, "releases/8/deep/b.md") }},
		{"a swapped link to a zip", zip, func() { link("zips/8.zip", "h.zip") }},
		{"a save of the new zip", zip, func() { write(t, dir, "zips/8.zip") }},
		{"a signature", zip, func() { write(t, dir, "again.zip.minisig") }},
		{"a link replaced by a file", zip, func() { write(t, dir, "x.zip"); must(t, os.Rename(at("x.zip"), at("again.zip"))) }},
		{"a folder that was missing", missing, func() { must(t, os.Mkdir(at("none"), 0o700)) }},
		{"a zip that was missing", missing, func() { write(t, dir, "none/yet.zip") }},
	} {
		change.do()
		change.w.expectOneChange(t, change.what)
	}
	write(t, dir, "releases/7/a.md") // a folder that nothing points to any more
	select {
	case err := <-folder.Changes:
		t.Errorf("a save in the old folder is reported (%v)", err)
	case <-time.After(3 * quietPeriod):
	}
}

// A policy can name several handbooks, of which the newest is opened. All of them are watched, because any can become
// the newest.
func TestAllPathsAreWatched(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	write(t, dir, "share/h.zip")
	write(t, dir, "texts/a.md")
	w := New(at("share/h.zip"), at("local/h.zip"), at("texts"))
	w.AwaitMissing = true
	w.Start()
	t.Cleanup(w.Stop)
	for _, change := range []struct {
		what string
		do   func()
	}{
		{"the first", func() { write(t, dir, "share/x"); must(t, os.Rename(at("share/x"), at("share/h.zip"))) }},
		{"the folder of the second", func() { must(t, os.Mkdir(at("local"), 0o700)) }},
		{"the second", func() { write(t, dir, "local/h.zip") }},
		{"the signature of the second", func() { write(t, dir, "local/h.zip.minisig") }},
		{"an entry of the third", func() { write(t, dir, "texts/deep/b.md") }},
		{"the first again", func() { must(t, os.Remove(at("share/h.zip"))) }},
	} {
		change.do()
		w.expectOneChange(t, change.what)
	}
	write(t, dir, "local/other.zip")
	select {
	case err := <-w.Changes:
		t.Errorf("a file beside them is reported (%v)", err)
	case <-time.After(3 * quietPeriod):
	}
}

func TestFolders(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	write(t, dir, "releases/7/h.zip")
	for target, name := range map[string]string{"7": "releases/new", "releases/new/h.zip": "h.zip", "loop": "loop"} {
		if err := os.Symlink(filepath.FromSlash(target), at(name)); err != nil {
			t.Skip(err)
		}
	}
	for path, want := range map[string][]string{
		"releases/7/h.zip": {"releases/7"},
		"h.zip":            {"", "releases", "releases/7"},
		"none/h.zip":       {"", "none"},
		"loop":             {""},
	} {
		for i := range want {
			want[i] = at(want[i])
		}
		if got := Folders(at(path)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestWatchErrors(t *testing.T) {
	w := follow(t, filepath.Join(t.TempDir(), "nowhere"))
	if err := <-w.Changes; !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it says %v", err)
	}
	if _, more := <-w.Changes; more {
		t.Error("and then something else")
	}
	for _, limit := range []error{syscall.ENOSPC, &os.PathError{Op: "inotify_add_watch", Err: syscall.ENOSPC}, os.NewSyscallError("inotify_init1", syscall.EMFILE)} {
		w := New("")
		w.fail(limit)
		if err := <-w.Changes; !errors.Is(err, ErrTooMany) {
			t.Errorf("%v is said as %v", limit, err)
		}
	}
}
