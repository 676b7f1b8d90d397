package e2e

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"trustbook/ui/statedir"
)

// folderBook writes a handbook of two entries.
func folderBook(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "texts")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"handbook.yaml": "title: A folder of texts\n",
		"desk.md":       "# Clean desk\n\nNothing is left on a desk.\n",
		"door.md":       "# Closed door\n\nThe last one out closes the door.\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// requireLockdown skips a test if the system does not enforce the whole lock-down.
func requireLockdown(t *testing.T) {
	t.Helper()
	if out, err := exec.Command(binary(t), "list", "--require-lockdown").CombinedOutput(); err != nil {
		t.Skipf("%s", out)
	}
}

// status returns a line of the kernel's status of every thread of the program.
func (c *console) status(name string) map[string]string {
	c.t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", c.cmd.Process.Pid))
	if err != nil || len(threads) == 0 {
		c.t.Fatalf("the program has no threads: %v", err)
	}
	out := map[string]string{}
	for _, path := range threads {
		data, _ := os.ReadFile(path) // a thread may have ended
		for line := range strings.Lines(string(data)) {
			if value, ok := strings.CutPrefix(line, name+":"); ok {
				out[path] = strings.TrimSpace(value)
			}
		}
	}
	return out
}

// The kernel reports every thread as locked down, and everything on the screen works.
func TestScreenWorksUnderLockdown(t *testing.T) {
	t.Parallel()
	requireLockdown(t)
	home := t.TempDir()
	c := open(t, setup{env: []string{"HOME=" + home, "TRUSTBOOK_REQUIRE_LOCKDOWN=yes"}})
	title := book(t).Entry(mfa).Title
	c.write("mfa")
	c.shows("❯ mfa", book(t).Entry(mfa).Question)
	for name, want := range map[string]string{"Seccomp": "2", "NoNewPrivs": "1"} {
		for thread, got := range c.status(name) {
			if got != want {
				t.Errorf("%s: %s is %s, want %s", thread, name, got, want)
			}
		}
	}
	c.press("enter")
	c.shows("Access & authorization › " + title)
	c.press("ctrl+s")
	c.shows("saved " + title)
	c.size(60, 20)
	c.awaitScreen("it is as narrow as the terminal", func(s screen) bool { return len(s) == 20 && s.has(title) })
	c.press("ctrl+y")
	c.shows("copied the ")
	c.press("ctrl+c")
	if code := c.ends(); code != 0 {
		t.Errorf("the exit code is %d, want 0", code)
	}
	c.restored()
	kept, err := os.ReadFile(filepath.Join(statedir.StatePath([]string{"HOME=" + home}), "shelf.json"))
	if err != nil || !bytes.Contains(kept, []byte(mfa)) {
		t.Errorf("the shelf holds %s (%v)", kept, err)
	}
}

// ^Z also stops the script that started the program, because otherwise the shell would wait forever.
func TestSuspendStopsTheWholeJob(t *testing.T) {
	t.Parallel()
	c := open(t, setup{shell: `set -m; sh -c '"$0"; echo "the script goes on"' "$0"; echo "stopped $?"; read go; fg >/dev/null; echo ended`})
	question := book(t).Entry(mfa).Question
	c.write("mfa")
	c.shows("❯ mfa", question)
	c.press("ctrl+z")
	if s := c.shows("stopped"); s.has("the script goes on") {
		t.Error("the script was not stopped")
	}
	c.write("\n")
	c.shows("❯ mfa", question)
	c.press("ctrl+c")
	c.shows("ended")
}

// Without a state folder nothing is writable, and everything else works.
func TestLockdownWithoutAStateFolder(t *testing.T) {
	requireLockdown(t)
	home, elsewhere := t.TempDir(), t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(home, "trustbook")); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		env, says string
		kept      bool
	}{
		"home that cannot be written": {"HOME=/proc", "not saved in /proc/.local/state/trustbook", false},
		"no home":                     {"HOME=", "not saved: there is no state folder", false},
		"state is a link":             {"XDG_STATE_HOME=" + home, "Search, for example", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := open(t, setup{env: []string{c.env, "TRUSTBOOK_REQUIRE_LOCKDOWN=yes"}})
			s.shows(c.says)
			s.write("mfa")
			s.shows("❯ mfa", book(t).Entry(mfa).Question)
			s.press("ctrl+s")
			s.shows("Saved 1")
			s.press("ctrl+c")
			s.ends()
			if _, err := os.Stat(filepath.Join(elsewhere, "shelf.json")); c.kept && err != nil {
				t.Errorf("what the link leads to does not hold the shelf: %v", err)
			}
		})
	}
}

// trace lists the system calls that strace saw.
type trace []string

// traceCommand returns the beginning of a command that traces a program, and the path of the trace.
func traceCommand(t *testing.T) (prefix, path string) {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not here")
	}
	if out, err := exec.Command(strace, "-f", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("nothing can be traced here: %s", out)
	}
	path = filepath.Join(t.TempDir(), "trace")
	calls := "%network,%file,%process,fchmod,fchown,ftruncate,kill,seccomp,landlock_restrict_self"
	return fmt.Sprintf("exec %s -f -y -qq -o %s -e trace=%s", strace, path, calls), path
}

func readTrace(t *testing.T, path string) trace {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out trace
	for lines := bufio.NewScanner(f); lines.Scan(); {
		_, call, _ := strings.Cut(lines.Text(), " ")
		if call = strings.TrimSpace(call); !strings.HasPrefix(call, "<...") && !strings.HasPrefix(call, "---") && !strings.HasPrefix(call, "+++") {
			out = append(out, call)
		}
	}
	if len(out) == 0 {
		t.Fatal("nothing was traced")
	}
	return out
}

// first returns the index of the first matching call, or the number of calls.
func (tr trace) first(pattern string) int {
	re := regexp.MustCompile(pattern)
	for i, call := range tr {
		if re.MatchString(call) {
			return i
		}
	}
	return len(tr)
}

// A whole session, seen from outside, opens no socket, starts no other program, and writes only its state. After the
// lock-down it reads only its state and the handbook.
func TestTracedSessionKeepsToItsFiles(t *testing.T) {
	t.Parallel()
	requireLockdown(t)
	prefix, path := traceCommand(t)
	home, folder := t.TempDir(), folderBook(t)
	c := open(t, setup{shell: prefix + ` "$0" --handbook ` + folder, env: []string{"HOME=" + home}})
	c.shows("A folder of texts", "Clean desk")
	c.write("door")
	c.shows("❯ door", "The last one out")
	c.press("enter")
	c.shows("General › Closed door")
	c.press("ctrl+s")
	c.shows("saved Closed door")
	c.size(70, 20)
	c.press("ctrl+y")
	c.shows("copied the ")
	c.press("ctrl+g")
	c.shows("Help")
	c.press("esc")
	c.press("ctrl+c")
	c.ends()
	c.restored()

	tr := readTrace(t, path)
	lock := tr.first(`^seccomp\(SECCOMP_SET_MODE_FILTER`)
	if files := tr.first(`^landlock_restrict_self`); files == len(tr) || lock == len(tr) {
		t.Fatalf("there is no lock in %s", strings.Join(tr, "\n"))
	}
	if text := tr.first(`\.md"`); text < lock || text == len(tr) {
		t.Errorf("call %d reads a text, and call %d locks", text, lock)
	}
	state := statedir.StatePath([]string{"HOME=" + home})
	for i, call := range tr {
		checkCall(t, call, i > lock, state, folder)
	}
}

var (
	sockets  = regexp.MustCompile(`^(socket|socketpair|connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg)\(`)
	children = regexp.MustCompile(`^(fork|vfork|clone3)\(|^clone\(.*flags=[^T]*\)`)
	changes  = regexp.MustCompile(`^(open|openat|openat2|creat)\(.*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)|^(rename|unlink|mkdir|symlink|link|mknod|truncate|ftruncate|f?chmod|f?chown|utime)(at|at2|at64|nsat|s)?\(`)
	opens    = regexp.MustCompile(`^(open|openat|openat2)\(`)
)

// checkCall fails if a session must not make this call: it may change only the state folder and, once locked down, read
// only that and the other given folders.
func checkCall(t *testing.T, call string, locked bool, state string, folders ...string) {
	t.Helper()
	within := func(folders ...string) bool {
		for _, f := range folders {
			if strings.Contains(call, f) {
				return true
			}
		}
		return false
	}
	switch {
	case sockets.MatchString(call), children.MatchString(call), locked && strings.HasPrefix(call, "exec"):
		t.Errorf("it makes the call %s", call)
	case changes.MatchString(call) && !within(state) && !makesFolderFor(state, call):
		t.Errorf("it changes %s", call)
	case locked && opens.MatchString(call) && !within(append(folders, state)...):
		t.Errorf("it opens %s", call)
	}
}

// A handbook that is replaced while it is on the screen is reloaded, because its folder is allowed. This applies to a
// folder, to a zip as any tool saves it, and to a link that is changed. A rule for the handbook alone would not do:
// findings/landlock-forgets-a-file-that-is-saved.sh.
func TestAReplacedHandbookIsReadAgain(t *testing.T) {
	requireLockdown(t)
	for name, c := range map[string]struct {
		opened  func(dir string) string
		replace func(dir string) error
	}{
		"folder": {
			func(dir string) string { return filepath.Join(dir, "one") },
			func(dir string) error {
				return errors.Join(os.Rename(dir+"/one", dir+"/old"), os.Rename(dir+"/two", dir+"/one"))
			},
		},
		"zip": {
			func(dir string) string { return filepath.Join(dir, "one.zip") },
			func(dir string) error { return os.Rename(dir+"/two.zip", dir+"/one.zip") },
		},
		"link": {
			func(dir string) string { return filepath.Join(dir, "current") },
			func(dir string) error {
				return errors.Join(os.Symlink("two", dir+"/next"), os.Rename(dir+"/next", dir+"/current"))
			},
		},
	} {
		for _, watch := range []string{"", " --watch"} {
			t.Run(name+watch, func(t *testing.T) {
				t.Parallel()
				dir := filepath.Join(t.TempDir(), "handbooks")
				twoEditions(t, dir)
				env := []string{"HOME=" + t.TempDir(), "TRUSTBOOK_REQUIRE_LOCKDOWN=yes"}
				s := open(t, setup{env: env, width: 120, height: 30, shell: `exec "$0" --handbook ` + c.opened(dir) + watch})
				s.shows("Clean desk")
				if err := c.replace(dir); err != nil {
					t.Fatal(err)
				}
				if watch == "" {
					s.write("\x1b[15~") // F5
				}
				s.shows("reloaded", "Tidy desk")
			})
		}
	}
}

// twoEditions creates two editions of a handbook in a folder, each also as a zip, and a link to the first.
func twoEditions(t *testing.T, dir string) {
	t.Helper()
	for name, text := range map[string]string{"one": "# Clean desk\n", "two": "# Tidy desk\n"} {
		put(t, filepath.Join(dir, name, "handbook.yaml"), "title: Desks\n")
		put(t, filepath.Join(dir, name, "desk.md"), text)
		cmd := command(t)
		cmd.Args = append(cmd.Args, "pack", filepath.Join(dir, name), "-o", filepath.Join(dir, name+".zip"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	if err := os.Symlink("one", filepath.Join(dir, "current")); err != nil {
		t.Fatal(err)
	}
}

// In the home folder itself only the handbook is allowed. A zip that replaces it is not read, and the screen says why.
func TestLockdownKeepsTheHomeFolderClosed(t *testing.T) {
	requireLockdown(t)
	t.Parallel()
	home := t.TempDir()
	twoEditions(t, home)
	c := open(t, setup{env: []string{"HOME=" + home}, width: 160, height: 30, shell: `exec "$0" --handbook ` + home + "/one.zip"})
	c.shows("Clean desk")
	if err := os.Rename(home+"/two.zip", home+"/one.zip"); err != nil {
		t.Fatal(err)
	}
	c.write("\x1b[15~") // F5
	c.shows("not reloaded: the handbook was replaced", "Clean desk")
}

// The file of an export is opened before the lock-down and renamed after it.
func TestTracedExportKeepsToItsFiles(t *testing.T) {
	t.Parallel()
	prefix, path := traceCommand(t)
	folder, out, home := folderBook(t), t.TempDir(), stateHome(t)
	cmd := command(t)
	run := exec.Command("sh", "-c", prefix+` "$0" --handbook `+folder+" export -o "+out+"/book.html", cmd.Path)
	run.Env = append(os.Environ(), "XDG_STATE_HOME="+home)
	said, err := run.CombinedOutput()
	tr := readTrace(t, path)
	if _, missing := os.Stat(out + "/book.html"); err != nil || missing != nil {
		t.Fatalf("%v, %v: %s", err, missing, said)
	}
	lock := tr.first(`^seccomp\(SECCOMP_SET_MODE_FILTER`)
	if opened := tr.first(`^openat\(.*/\.book\.html.*O_CREAT`); opened > lock {
		t.Errorf("call %d opens the file, and call %d locks", opened, lock)
	}
	if rename := tr.first(`^rename`); rename < lock || rename == len(tr) {
		t.Errorf("call %d renames, and call %d locks", rename, lock)
	}
	for i, call := range tr {
		checkCall(t, call, i > lock, out, folder, home)
	}
}

// stateHome creates a home with state, where commands read which handbooks were signed.
func stateHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, "trustbook"), 0o700); err != nil {
		t.Fatal(err)
	}
	return home
}

// makesFolderFor reports whether a call creates a parent of the state folder.
func makesFolderFor(state, call string) bool {
	_, path, ok := strings.Cut(call, `, "`)
	path, _, _ = strings.Cut(path, `"`)
	return ok && strings.HasPrefix(call, "mkdir") && strings.HasPrefix(state, path+"/")
}

// Every command locks itself down before it reads the first entry.
func TestTracedCommandsKeepToTheirFiles(t *testing.T) {
	folder := folderBook(t)
	for _, args := range []string{"list", "list --json", "search desk", "show desk", "check " + folder, "export", "open desk", "--linear", "__complete show ''"} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			prefix, path := traceCommand(t)
			cmd, home := command(t), stateHome(t)
			run := exec.Command("sh", "-c", prefix+` "$0" --handbook `+folder+" "+args+" </dev/null", cmd.Path)
			run.Env = append(os.Environ(), "XDG_STATE_HOME="+home)
			out, _ := run.CombinedOutput()
			tr := readTrace(t, path)
			files, lock, text := tr.first(`^landlock_restrict_self`), tr.first(`^seccomp\(SECCOMP_SET_MODE_FILTER`), tr.first(`\.md"`)
			if files == len(tr) || lock == len(tr) || text == len(tr) || text < max(files, lock) {
				t.Errorf("call %d reads a text, and calls %d and %d lock, of %d; it says %s", text, files, lock, len(tr), out)
			}
			for i, call := range tr {
				checkCall(t, call, i > lock, folder, home)
			}
		})
	}
}
