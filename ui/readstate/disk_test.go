package readstate

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"trustbook/ui/statedir"
)

func writeFile(t *testing.T, dir, name, data string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func listFiles(t *testing.T, dir string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		names = append(names, e.Name())
	}
	return names
}

// filledFolder returns a folder with a store in which "old" is saved.
func filledFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, save("old"))
	flush(t, s)
	return dir
}

// damagedFiles returns files as left behind by failing disks and editors.
func damagedFiles(good string) map[string]string {
	return map[string]string{
		"empty":       "",
		"cut off":     good[:len(good)/2],
		"not JSON":    "saved: old\n",
		"wrong types": strings.Replace(good, `"Handbook"`, "7", 1),
		"NUL bytes":   strings.Repeat("\x00", len(good)),
		"huge":        good + strings.Repeat(" ", maxFileBytes),
		"doubled":     good + good,
	}
}

func TestBrokenFileIsSetAsideAndItsCopyUsed(t *testing.T) {
	for name, bad := range damagedFiles(readFile(t, filledFolder(t), fileName)) {
		t.Run(name, func(t *testing.T) {
			dir := filledFolder(t)
			writeFile(t, dir, fileName, bad)
			s := Open(dir, noon)
			s.UseTitle("Handbook")
			if !s.IsSaved("old") {
				t.Error("the copy was not used")
			}
			aside := fileName + ".broken-20260302T120000Z"
			wantWarning(t, s, "was broken", "kept as "+aside, "its copy is used")
			if readFile(t, dir, aside) != bad {
				t.Error("the broken file was not kept as it was")
			}
			openStore(t, dir) // fails if there is still a warning
		})
	}
}

// The file can break while the program runs.
func TestFlushRepairsABrokenFile(t *testing.T) {
	for name, bad := range damagedFiles(readFile(t, filledFolder(t), fileName)) {
		t.Run(name, func(t *testing.T) {
			dir := filledFolder(t)
			s := openStore(t, dir)
			writeFile(t, dir, fileName, bad)
			apply(s, save("new"))
			flush(t, s)
			wantWarning(t, s, "its copy is used")
			wantState(t, openStore(t, dir), "saved [new old] read [] places []")
		})
	}
}

func TestBrokenFileWithoutGoodCopy(t *testing.T) {
	dir := filledFolder(t)
	writeFile(t, dir, fileName, "{")
	writeFile(t, dir, backupName, "{")
	s := Open(dir, noon)
	s.UseTitle("Handbook")
	wantWarning(t, s, "was broken", "no good copy", "everything starts empty")
	apply(s, save("new"))
	flush(t, s)
	wantState(t, openStore(t, dir), "saved [new] read [] places []")
}

func TestMissingFileIsRestored(t *testing.T) {
	dir := filledFolder(t)
	if err := os.Remove(filepath.Join(dir, fileName)); err != nil {
		t.Fatal(err)
	}
	s := Open(dir, noon)
	wantWarning(t, s, "was missing")
	wantState(t, openStore(t, dir), "saved [old] read [] places []")
}

// Several windows that start at the same time repair a broken file only once, and all of them have its content.
func TestBrokenFileIsRepairedOnce(t *testing.T) {
	for range 20 {
		dir := filledFolder(t)
		writeFile(t, dir, fileName, "{")
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				s := Open(dir, noon)
				s.UseTitle("Handbook")
				if !s.IsSaved("old") {
					t.Errorf("a window has nothing: %q", s.Warnings())
				}
			})
		}
		all.Wait()
		if names := listFiles(t, dir); len(names) != 4 {
			t.Fatalf("files: %q", names)
		}
	}
}

// A program killed during its first write must not leave only a backup, which would look like a loss at the next start.
func TestFirstWriteStartsWithTheFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, backupName), 0o700); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, dir)
	apply(s, save("a"))
	if err := s.Flush(); err == nil {
		t.Error("the copy cannot be written, and nothing is said")
	}
	wantState(t, openStore(t, dir), "saved [a] read [] places []")
}

// Two files that break in the same second, or after the clock was set back, are both kept.
func TestBrokenFilesDoNotReplaceEachOther(t *testing.T) {
	dir := filledFolder(t)
	for i := range 3 {
		writeFile(t, dir, fileName, fmt.Sprint("broken ", i))
		Open(dir, noon).Wait()
	}
	for i, end := range []string{"", "-2", "-3"} {
		if got := readFile(t, dir, fileName+".broken-20260302T120000Z"+end); got != fmt.Sprint("broken ", i) {
			t.Errorf("%s: %q", end, got)
		}
	}
}

func TestNewerFileIsLeftAlone(t *testing.T) {
	for name, newer := range map[string]string{
		"small": `{"version": 2, "shelves": []}`,
		"large": `{"version": 2, "shelves": "` + strings.Repeat("x", maxFileBytes) + `"}`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, dir, fileName, newer)
			s := Open(dir, noon)
			wantWarning(t, s, "newer trustbook", "update trustbook")
			apply(s, save("a"))
			if err := s.Flush(); err == nil {
				t.Error("want an error")
			}
			if !s.IsSaved("a") || readFile(t, dir, fileName) != newer {
				t.Error("want the change in memory, and the file as it was")
			}
			if notes := s.Warnings(); len(notes) > 0 {
				t.Errorf("said again: %q", notes)
			}
		})
	}
}

func TestNewerBackupIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	newer := `{"version": 2}`
	writeFile(t, dir, fileName, "{")
	writeFile(t, dir, backupName, newer)
	s := Open(dir, noon)
	apply(s, save("a"))
	if err := s.Flush(); err == nil || readFile(t, dir, backupName) != newer || readFile(t, dir, fileName) != "{" {
		t.Errorf("%v; want both files as they were", err)
	}
}

// A newer program can start writing while an older window is open.
func TestFileBecomesNewer(t *testing.T) {
	dir := filledFolder(t)
	s := openStore(t, dir)
	writeFile(t, dir, fileName, `{"version": 2}`)
	apply(s, save("a"))
	if err := s.Flush(); err == nil || readFile(t, dir, fileName) != `{"version": 2}` {
		t.Error(err)
	}
	if !s.IsSaved("a") || !s.IsSaved("old") {
		t.Error("the window has lost what it knew")
	}
}

// A window that was suspended while writing does not block this one.
func TestSuspendedWriter(t *testing.T) {
	dir := filledFolder(t)
	other := flock.New(filepath.Join(dir, statedir.LockName))
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, dir)
	s.disk.Patience = 100 * time.Millisecond
	apply(s, save("a"))
	flushed := make(chan error)
	go func() { flushed <- s.Flush() }()
	for i := range 10 { // while waiting for the other window
		apply(s, leave("x", i), save("b"))
		time.Sleep(time.Millisecond)
	}
	if err := <-flushed; !errors.Is(err, statedir.ErrBusy) {
		t.Errorf("error %v", err)
	}
	wantWarning(t, s, "another trustbook window has been writing")
	apply(s, unsave("old"))
	if err := other.Unlock(); err != nil {
		t.Fatal(err)
	}
	flush(t, s)
	wantWarning(t, s, "saved: all pending changes")
	wantState(t, openStore(t, dir), "saved [b a] read [x] places [x=9]")
}

// A change made during a Flush is kept and stored by the next one.
func TestChangesDuringAFlush(t *testing.T) {
	dir := filledFolder(t)
	other := flock.New(filepath.Join(dir, statedir.LockName))
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, dir)
	s.disk.Patience = time.Minute // a busy machine must not end the wait
	apply(s, save("a"))
	flushed := make(chan error)
	go func() { flushed <- s.Flush() }()
	for deadline := time.Now().Add(time.Minute); len(pendingUpdates(s)) > 0 && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	apply(s, save("b"), unsave("old"))
	if err := other.Unlock(); err != nil {
		t.Fatal(err)
	}
	if err := <-flushed; err != nil {
		t.Fatal(err)
	}
	wantState(t, s, "saved [b a] read [] places []")
	wantState(t, openStore(t, dir), "saved [a old] read [] places []")
	flush(t, s)
	wantState(t, openStore(t, dir), "saved [b a] read [] places []")
}

// Holding a key down must not result in seconds of waiting when the program ends.
func TestManyFlushesWaitTogether(t *testing.T) {
	dir := filledFolder(t)
	other := flock.New(filepath.Join(dir, statedir.LockName))
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, dir)
	s.disk.Patience = 200 * time.Millisecond
	var all sync.WaitGroup
	began := time.Now()
	for i := range 100 {
		all.Go(func() {
			apply(s, save(fmt.Sprint("t", i)))
			if err := s.Flush(); !errors.Is(err, statedir.ErrBusy) {
				t.Errorf("error %v, and the disk has nothing", err)
			}
		})
	}
	all.Wait()
	if took := time.Since(began); took > 50*s.disk.Patience { // one after the other they would take 100, together about 2
		t.Errorf("100 calls took %v", took)
	}
	if err := other.Unlock(); err != nil {
		t.Fatal(err)
	}
	flush(t, s)
	if n := len(openStore(t, dir).SavedIDs()); n != 101 {
		t.Errorf("%d saved, want 101", n)
	}
}

// pendingUpdates returns the updates that no Flush has taken.
func pendingUpdates(s *Store) []queuedUpdate {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pending
}

func TestTemporaryFilesAreRemoved(t *testing.T) {
	dir := filledFolder(t)
	writeFile(t, dir, ".shelf-x.tmp", `{"version": 1, "boo`)
	writeFile(t, dir, "notes.txt", "not ours")
	s := openStore(t, dir)
	apply(s, save("a"))
	flush(t, s)
	if got := fmt.Sprint(listFiles(t, dir)); got != "[notes.txt shelf.json shelf.json.bak shelf.lock]" {
		t.Error(got)
	}
}

func TestFolderIsCreated(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "trustbook")
	s := openStore(t, dir)
	apply(s, save("a"))
	flush(t, s)
	if err := os.RemoveAll(filepath.Dir(dir)); err != nil {
		t.Fatal(err)
	}
	apply(s, save("b"))
	flush(t, s) // the folder can disappear while the program runs
	if got := openStore(t, dir).SavedIDs(); len(got) != 1 {
		t.Errorf("saved: %q", got)
	}
}

func TestFolderIsAFile(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "file", "")
	for _, name := range []string{"file", "file/below"} {
		s := Open(filepath.Join(dir, name), noon)
		apply(s, save("a"))
		if err := s.Flush(); err == nil || !s.IsSaved("a") {
			t.Errorf("%s: %v", name, err)
		}
		wantWarning(t, s, "not saved in "+filepath.Join(dir, name), "is lost when you quit")
	}
}
