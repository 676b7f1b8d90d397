package readstate

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/sys/unix"

	"trustbook/ui/statedir"
)

// The tests below run this test program again as windows that can be killed,
// that run as another user, or that meet a full disk.
const (
	childRole   = "SHELF_TEST_CHILD"
	childFolder = "SHELF_TEST_FOLDER"
	childName   = "SHELF_TEST_NAME"
)

var roles = map[string]func(dir, name string) error{
	"write until killed": writeUntilKilled,
	"ten changes":        tenChanges,
	"full disk":          meetFullDisk,
	"as nobody":          runAsNobody,
}

func TestMain(m *testing.M) {
	role, ok := roles[os.Getenv(childRole)]
	if !ok {
		goleak.VerifyTestMain(m)
		return
	}
	if err := role(os.Getenv(childFolder), os.Getenv(childName)); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func child(t *testing.T, role, dir, name string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program)
	c.Env = append(os.Environ(), childRole+"="+role, childFolder+"="+dir, childName+"="+name)
	return c
}

func openChild(dir string) (*Store, error) {
	s := Open(dir, noon)
	s.UseTitle("Handbook")
	if notes := s.Warnings(); len(notes) > 0 {
		return s, fmt.Errorf("notes at the start: %q", notes)
	}
	return s, nil
}

// writeUntilKilled says each change when a Flush has returned nil for it.
func writeUntilKilled(dir, name string) error {
	s, err := openChild(dir)
	if err != nil {
		return err
	}
	for i := 1; ; i++ {
		id := fmt.Sprint(name, "-", i)
		apply(s, leave(name, i), see(name, "ab", "", 1<<20, Intervals{{0, i}}))
		if i <= 40 {
			apply(s, save(id), visit(id), finish(id, "cd", "1.0", noon(), false))
		}
		if i > 20 && i <= 40 {
			apply(s, unsave(fmt.Sprint(name, "-", i-20)))
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

// Two windows are killed at a random moment, again and again: what they were told
// is saved is there, and the file is never broken.
func TestKilledWritersLoseNothing(t *testing.T) {
	rounds := 60
	if testing.Short() {
		rounds = 10
	}
	dir, acknowledged, left := t.TempDir(), 0, 0
	for round := range rounds {
		if round%5 == 0 {
			dir = t.TempDir() // the first write is a case of its own
		}
		names := []string{fmt.Sprint("a", round), fmt.Sprint("b", round)}
		last := killedWriters(t, dir, names)
		temps, err := filepath.Glob(filepath.Join(dir, ".shelf-*.tmp"))
		if err != nil {
			t.Fatal(err)
		}
		left += len(temps)
		s := open(t, dir) // which fails when anything was broken
		for i, name := range names {
			checkWriter(t, s, name, last[i])
			acknowledged += last[i]
		}
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	t.Logf("%d kills, %d acknowledged changes, %d temporary files left for the next writer", 2*rounds, acknowledged, left)
	if acknowledged == 0 {
		t.Error("nothing was written")
	}
}

// killedWriters returns the last change of each writer that was acknowledged.
func killedWriters(t *testing.T, dir string, names []string) []int {
	t.Helper()
	out, said := make([]heard, len(names)), make(chan struct{}, 64)
	var writers []*exec.Cmd
	for i, name := range names {
		c := child(t, "write until killed", dir, name)
		out[i].lines = said
		c.Stdout = &out[i]
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		writers = append(writers, c)
	}
	for range rand.IntN(8) { // none: the kill may meet a start, or the first write
		select {
		case <-said:
		case <-time.After(time.Minute):
			t.Fatal("nobody writes")
		}
	}
	time.Sleep(time.Duration(rand.IntN(20_000)) * time.Microsecond)
	for _, c := range writers {
		if err := c.Process.Kill(); err != nil {
			t.Error(err)
		}
	}
	last := make([]int, len(names))
	for i, c := range writers {
		if err := c.Wait(); c.ProcessState.Exited() {
			t.Fatalf("%v: %s", err, out[i].text.String())
		}
		for line := bufio.NewScanner(&out[i].text); line.Scan(); {
			last[i], _ = strconv.Atoi(line.Text())
		}
	}
	return last
}

func checkWriter(t *testing.T, s *Store, name string, last int) {
	t.Helper()
	if place, _ := s.Position(name); place < last {
		t.Errorf("%s: the place is %d, and %d was acknowledged", name, place, last)
	}
	if seen := s.Record(name).Partial.Seen.CountIn(0, 1<<20); seen < last {
		t.Errorf("%s: %d letters are seen, and %d were acknowledged", name, seen, last)
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
		if !s.Visited(id) || s.Record(id).Hash != "cd" || taken && s.Saved(id) || i > 20 && !s.Saved(id) {
			t.Errorf("%s of %d: visited %t, saved %t", id, last, s.Visited(id), s.Saved(id))
		}
	}
}

func tenChanges(dir, name string) error {
	s, err := openChild(dir)
	if err != nil {
		return err
	}
	for i := range 10 {
		apply(s, save(fmt.Sprint(name, "-", i)))
		for err = s.Flush(); errors.Is(err, statedir.ErrBusy); {
			err = s.Flush() // a slow disk
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
	if n := len(open(t, dir).SavedIDs()); n != 80 {
		t.Errorf("%d of 80 arrived", n)
	}
}

// meetFullDisk writes with a limit on the size of files: as on a full disk, the
// first bytes fit and the others do not.
func meetFullDisk(dir, _ string) error {
	s, err := openChild(dir)
	if err != nil {
		return err
	}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 64, Max: 64}); err != nil {
		return err
	}
	apply(s, save("new"))
	if err := s.Flush(); !errors.Is(err, unix.EFBIG) {
		return fmt.Errorf("flush: %w", err)
	}
	if notes := fmt.Sprint(s.Warnings()); !strings.Contains(notes, "make room on the disk") {
		return fmt.Errorf("notes: %s", notes)
	}
	if err := s.SaveCopy("ab", strings.Repeat("x", 100)); !errors.Is(err, unix.EFBIG) {
		return fmt.Errorf("a copy: %w", err)
	}
	if _, err := s.Copy("ab"); !errors.Is(err, ErrNoCopy) {
		return fmt.Errorf("half a copy: %w", err)
	}
	if !s.Saved("new") || !s.Saved("old") {
		return errors.New("the window has lost what it knew")
	}
	return nil
}

func TestFileSizeLimit(t *testing.T) {
	dir := filled(t)
	before := content(t, dir, fileName)
	if out, err := child(t, "full disk", dir, "").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	wantUnchanged(t, dir, before)
}

// wantUnchanged wants the shelf as it was, and nothing half-written beside it.
func wantUnchanged(t *testing.T, dir, before string) {
	t.Helper()
	if content(t, dir, fileName) != before {
		t.Error("shelf.json has changed")
	}
	if names := listing(t, dir); slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, ".") }) {
		t.Errorf("left behind: %q", names)
	}
}

// small is a file system with room for a few pages, where the machine allows it.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=32k"); err != nil {
		t.Skip("no file system can be mounted here:", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	return dir
}

func TestFullDisk(t *testing.T) {
	dir := small(t)
	s := open(t, dir)
	apply(s, save("old"))
	flush(t, s)
	before := content(t, dir, fileName)
	writeFile(t, dir, "filler", strings.Repeat("x", 12<<10))
	for i := range 400 {
		apply(s, save(fmt.Sprintf("%0100d", i)))
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
	wantNote(t, s, "saved: everything")
	if n := len(open(t, dir).SavedIDs()); n != 401 {
		t.Errorf("%d saved, want 401", n)
	}
}

// A disk may be full to the last byte, so that not even a file can be made.
func TestDiskFullToTheLastByte(t *testing.T) {
	dir := small(t)
	s := open(t, dir)
	apply(s, save("old"))
	flush(t, s)
	before := content(t, dir, fileName)
	_ = os.WriteFile(filepath.Join(dir, "filler"), make([]byte, 1<<20), 0o600)
	apply(s, save("new"))
	if err := s.Flush(); !errors.Is(err, unix.ENOSPC) {
		t.Fatal(err)
	}
	wantUnchanged(t, dir, before)
}

func TestReadOnlyDisk(t *testing.T) {
	dir := small(t)
	s := open(t, dir)
	apply(s, save("old"))
	flush(t, s)
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	s = Open(dir, noon)
	s.UseTitle("Handbook")
	apply(s, save("new"))
	wantKept(t, s, "saved [new old] read [] places []")
	wantNote(t, s, "not saved in "+dir+": read-only file system; what you save is lost when you quit")
	if err := s.Flush(); !errors.Is(err, unix.EROFS) {
		t.Error(err)
	}
	if notes := s.Warnings(); len(notes) > 0 {
		t.Errorf("said again: %q", notes)
	}
}

// A broken file on a disk that cannot be written is read around.
func TestBrokenFileOnReadOnlyDisk(t *testing.T) {
	dir := small(t)
	s := open(t, dir)
	apply(s, save("old"))
	flush(t, s)
	writeFile(t, dir, fileName, "{")
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	s = Open(dir, noon)
	s.UseTitle("Handbook")
	wantKept(t, s, "saved [old] read [] places []")
	wantNote(t, s, "was broken", "its copy is used", "read-only file system")
}

const nobody = 65534

// runAsNobody opens and writes as a user who owns little.
func runAsNobody(dir, note string) error {
	if err := errors.Join(unix.Setgid(nobody), unix.Setuid(nobody)); err != nil {
		return err
	}
	s := Open(dir, noon)
	s.UseTitle("Handbook")
	apply(s, save("new"))
	if err := s.Flush(); err == nil || !s.Saved("new") {
		return fmt.Errorf("flush: %w", err)
	}
	if notes := s.Warnings(); !strings.Contains(fmt.Sprint(notes), note) || len(notes) != 1 {
		return fmt.Errorf("notes: %q, want one with %q", notes, note)
	}
	fmt.Print(s.SavedIDs())
	return nil
}

// Root prepares a folder, and another user meets it.
func TestFoldersOfOthers(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can become another user")
	}
	tests := []struct {
		name    string
		prepare func(dir string) error
		note    string
		saved   string
	}{
		{"home that cannot be written", os.RemoveAll, "permission denied; what you save is lost when you quit", "[new]"},
		{"folder of another", func(string) error { return nil }, "the folder belongs to another user; run trustbook as yourself", "[new]"},
		{"closed folder", func(dir string) error {
			return own(dir, 0o500, dir, filepath.Join(dir, fileName), filepath.Join(dir, statedir.LockName))
		}, "permission denied; what you save is lost when you quit", "[new old]"},
		{"file of another", func(dir string) error { return own(dir, 0o700, dir, filepath.Join(dir, statedir.LockName)) }, "shelf.json belongs to another user, so it is not used; move it out of the way", "[new]"},
		{"lock of another", func(dir string) error { return own(dir, 0o700, dir, filepath.Join(dir, fileName)) }, "shelf.lock belongs to another user", "[new old]"},
		{"unreadable file", func(dir string) error {
			return errors.Join(own(dir, 0o700, dir, filepath.Join(dir, fileName), filepath.Join(dir, statedir.LockName)), os.Chmod(filepath.Join(dir, fileName), 0))
		}, "permission denied; what you save is lost when you quit", "[new]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := filled(t)
			before := content(t, dir, fileName)
			reachable(t, dir)
			if err := test.prepare(dir); err != nil {
				t.Fatal(err)
			}
			out, err := child(t, "as nobody", dir, test.note).Output() // a program built for coverage complains on the other stream
			if err != nil || string(out) != test.saved {
				t.Errorf("%v: %s, want %s", err, out, test.saved)
			}
			if _, err := os.Stat(dir); err == nil {
				wantUnchanged(t, dir, before)
			}
		})
	}
}

// own gives files to nobody, and the folder a mode.
func own(dir string, mode os.FileMode, names ...string) error {
	err := os.Chmod(dir, mode)
	for _, name := range names {
		err = errors.Join(err, os.Chown(name, nobody, nobody))
	}
	return err
}

// reachable lets everyone come as far as a folder.
func reachable(t *testing.T, dir string) {
	t.Helper()
	for above := dir; above != filepath.Clean(os.TempDir()) && above != "/"; above = filepath.Dir(above) {
		if err := os.Chmod(above, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

// Who runs the program through sudo may still have the variables of the user,
// who could not use what root leaves in that home.
func TestRootMakesNothingInAnothersHome(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give a folder away")
	}
	home := t.TempDir()
	if err := os.Chown(home, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{home, filepath.Join(home, "state", "trustbook")} {
		s := Open(dir, noon)
		apply(s, save("a"))
		if err := s.Flush(); !errors.Is(err, statedir.ErrForeign) || !s.Saved("a") {
			t.Errorf("%s: %v", dir, err)
		}
	}
	if names := listing(t, home); len(names) > 0 {
		t.Errorf("made %q", names)
	}
}

// heard is what a writer said. It tells of each line, so that a kill meets writers at
// work however busy the machine is.
type heard struct {
	text  bytes.Buffer
	lines chan<- struct{}
}

func (h *heard) Write(said []byte) (int, error) {
	for range bytes.Count(said, []byte("\n")) {
		select {
		case h.lines <- struct{}{}:
		default: // more than anybody waits for
		}
	}
	return h.text.Write(said)
}
