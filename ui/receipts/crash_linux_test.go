package receipts

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/sys/unix"
)

// The tests below run this test program again as windows that can be killed, or
// that meet a full disk.
const (
	childRole   = "RECEIPTS_TEST_CHILD"
	childFolder = "RECEIPTS_TEST_FOLDER"
	childName   = "RECEIPTS_TEST_NAME"
)

var roles = map[string]func(l *Ledger, name string) error{
	"write until killed": writeUntilKilled,
	"full disk":          meetFullDisk,
}

func TestMain(m *testing.M) {
	role, ok := roles[os.Getenv(childRole)]
	if !ok {
		goleak.VerifyTestMain(m)
		return
	}
	if err := role(Open(os.Getenv(childFolder), time.Now), os.Getenv(childName)); err != nil {
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

// writeUntilKilled says the hash of each receipt once Append has kept it.
func writeUntilKilled(l *Ledger, name string) error {
	for i := 0; ; i++ {
		r, _, err := l.Append(text(name, fmt.Sprint(i)))
		if err != nil {
			return err
		}
		fmt.Println(r.Hash)
	}
}

// Two windows are killed at a random moment, again and again: every receipt that
// was said to be kept is there, and the chain holds.
func TestKilledWritersLoseNothing(t *testing.T) {
	rounds := 60
	if testing.Short() {
		rounds = 10
	}
	dir, said, torn := t.TempDir(), 0, 0
	for round := range rounds {
		if round%5 == 0 {
			dir = t.TempDir() // the first write is a case of its own
		}
		hashes := killedWriters(t, dir)
		l := Open(dir, noon)
		_, notes, err := l.Append(text("next", "x")) // sets aside what is torn
		if err != nil {
			t.Fatalf("in round %d: %v", round, err)
		}
		for _, note := range notes {
			if !strings.Contains(note, "was truncated") {
				t.Errorf("in round %d: %s", round, note)
			}
			torn++
		}
		c, notes, err := l.Read()
		if err != nil || len(notes) > 0 || c.Err != nil {
			t.Fatalf("in round %d: %v %q %v", round, err, notes, c.Err)
		}
		there := map[string]bool{}
		for _, r := range c.Receipts {
			there[r.Hash] = true
		}
		for _, hash := range hashes {
			if !there[hash] {
				t.Fatalf("in round %d: a receipt is lost", round)
			}
		}
		said += len(hashes)
	}
	t.Logf("%d kills, %d receipts kept, %d torn", 2*rounds, said, torn)
	if said == 0 {
		t.Error("nothing was written")
	}
}

// killedWriters returns the hashes of what the writers were told is kept.
func killedWriters(t *testing.T, dir string) []string {
	t.Helper()
	out, said := make([]heard, 2), make(chan struct{}, 64)
	var writers []*exec.Cmd
	for i := range out {
		c := child(t, "write until killed", dir, fmt.Sprint("w", i))
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
	var hashes []string
	for i, c := range writers {
		if err := c.Wait(); c.ProcessState.Exited() {
			t.Fatalf("%v: %s", err, out[i].text.String())
		}
		for line := range strings.Lines(out[i].text.String()) {
			if hash, whole := strings.CutSuffix(line, "\n"); whole {
				hashes = append(hashes, hash)
			}
		}
	}
	return hashes
}

// meetFullDisk writes with a limit on the size of files: as on a full disk, the
// first bytes fit and the others do not.
func meetFullDisk(l *Ledger, _ string) error {
	data, _, err := l.Bytes()
	if err != nil {
		return err
	}
	limit := uint64(len(data) + 64)
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: limit, Max: limit}); err != nil {
		return err
	}
	_, _, err = l.Append(text("Ada", "new"))
	if !errors.Is(err, unix.EFBIG) || !strings.Contains(err.Error(), "make room on the disk, and acknowledge it again") {
		return fmt.Errorf("append: %w", err)
	}
	return nil
}

func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	l := filled(t, dir, 2)
	before := raw(t, l)
	if out, err := child(t, "full disk", dir, "").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !bytes.Equal(raw(t, l), before) {
		t.Error("something of the record was left")
	}
	keep(t, l, text("Ada", "new"))
	sound(t, l, 3)
}

func TestReadOnlyDisk(t *testing.T) {
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("no file system can be mounted here:", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	l := filled(t, dir, 1)
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	want := "not stored: read-only file system (" + dir + "); acknowledge it again"
	if _, _, err := l.Append(text("Ada", "new")); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	sound(t, l, 1)
}

const nobody = 65534

func TestFolderOfAnother(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give a folder away")
	}
	dir := t.TempDir()
	filled(t, dir, 1)
	if err := os.Chown(dir, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	_, _, err := Open(dir, noon).Append(text("Ada", "new"))
	if err == nil || !strings.Contains(err.Error(), "belongs to another user") {
		t.Error(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, FileName)); err != nil || bytes.Count(data, []byte("\n")) != 1 {
		t.Errorf("%v %s", err, data)
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
