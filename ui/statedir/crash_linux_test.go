package statedir_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/sys/unix"
)

// This file tests all stores in the state folder together: the test program runs again as windows that are killed, run
// as another user, or find the disk full.
const (
	roleVariable   = "STATEDIR_TEST_ROLE"
	folderVariable = "STATEDIR_TEST_FOLDER"
	nameVariable   = "STATEDIR_TEST_NAME"
)

// roles are the tasks of the program as a child process. A role gets the state folder and a name chosen by the test.
var roles = map[string]func(dir, name string) error{
	"change until killed":  changeUntilKilled,
	"ten changes":          makeTenChanges,
	"changes on full disk": changeOnFullDisk,
	"changes as nobody":    changeAsNobody,
	"append until killed":  appendUntilKilled,
	"append on full disk":  appendOnFullDisk,
}

func TestMain(m *testing.M) {
	role, ok := roles[os.Getenv(roleVariable)]
	if !ok {
		goleak.VerifyTestMain(m)
		return
	}
	if err := role(os.Getenv(folderVariable), os.Getenv(nameVariable)); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// noon always returns the same time.
func noon() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }

func child(t *testing.T, role, dir, name string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(program)
	c.Env = append(os.Environ(), roleVariable+"="+role, folderVariable+"="+dir, nameVariable+"="+name)
	return c
}

// killRounds repeatedly calls round with a folder and two names. The first write to a folder is a special case, so
// every fifth folder is new.
func killRounds(t *testing.T, round func(dir string, names []string)) {
	t.Helper()
	rounds := 10
	if os.Getenv("TRUSTBOOK_FULL") != "" {
		rounds = 60
	}
	dir := t.TempDir()
	for i := range rounds {
		if i%5 == 0 {
			dir = t.TempDir()
		}
		if round(dir, []string{fmt.Sprint("a", i), fmt.Sprint("b", i)}); t.Failed() {
			t.Fatalf("in round %d", i)
		}
	}
}

// killWriters starts a child for each name, kills all of them at a random moment, and returns the complete lines that
// each has printed. A child prints a line once it knows that something is on disk.
func killWriters(t *testing.T, role, dir string, names []string) [][]string {
	t.Helper()
	out, printed := make([]lineWatcher, len(names)), make(chan struct{}, 64)
	var writers []*exec.Cmd
	for i, name := range names {
		c := child(t, role, dir, name)
		out[i].lines = printed
		c.Stdout = &out[i]
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		writers = append(writers, c)
	}
	for range rand.IntN(8) { // with 0, the kill may coincide with the start or the first write
		select {
		case <-printed:
		case <-time.After(time.Minute):
			t.Fatal("no child writes")
		}
	}
	time.Sleep(time.Duration(rand.IntN(20_000)) * time.Microsecond)
	for _, c := range writers {
		if err := c.Process.Kill(); err != nil {
			t.Error(err)
		}
	}
	lines := make([][]string, len(names))
	for i, c := range writers {
		if err := c.Wait(); c.ProcessState.Exited() {
			t.Fatalf("%v: %s", err, out[i].text.String())
		}
		for line := range strings.Lines(out[i].text.String()) {
			if line, complete := strings.CutSuffix(line, "\n"); complete {
				lines[i] = append(lines[i], line)
			}
		}
	}
	return lines
}

// lineWatcher collects the output of a child and reports each line, so that a kill hits running writers however busy
// the machine is.
type lineWatcher struct {
	text  bytes.Buffer
	lines chan<- struct{}
}

func (w *lineWatcher) Write(data []byte) (int, error) {
	for range bytes.Count(data, []byte("\n")) {
		select {
		case w.lines <- struct{}{}:
		default: // more lines than the test waits for
		}
	}
	return w.text.Write(data)
}

// runChild runs a child until it ends and returns its output.
func runChild(t *testing.T, role, dir, name string) string {
	t.Helper()
	out, err := child(t, role, dir, name).Output() // a program built for coverage complains on stderr
	if err != nil {
		t.Errorf("%v: %s", err, out)
	}
	return string(out)
}

// limitFiles limits the size of files. As on a full disk, the first bytes fit and the rest do not.
func limitFiles(size uint64) error {
	return unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: size, Max: size})
}

// smallDisk returns a file system with space for a few pages, if the machine allows one.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=32k"); err != nil {
		t.Skip("no file system can be mounted here:", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	return dir
}

func makeReadOnly(t *testing.T, dir string) {
	t.Helper()
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
}

const nobody = 65534

func needsRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can become another user")
	}
}

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
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// wantUnchanged fails unless the store's file is unchanged and there is no incomplete file beside it.
func wantUnchanged(t *testing.T, dir, before string) {
	t.Helper()
	if readFile(t, dir, "shelf.json") != before {
		t.Error("the file has changed")
	}
	if names := listFiles(t, dir); slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, ".") }) {
		t.Errorf("left behind: %q", names)
	}
}
