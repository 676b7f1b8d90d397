//go:build unix

package e2e

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook/quote"
)

// On a terminal that cannot show a screen, the handbook opens in linear mode without any control sequence, even for a
// copy.
func TestDumbTerminalGetsNoEscapeSequences(t *testing.T) {
	t.Parallel()
	c := open(t, setup{env: []string{"TERM=dumb"}})
	e := book(t).Entry(mfa)
	c.shows("Type a question, or ? for help.", "> ")
	c.write("mfa admin\n")
	c.shows("1. "+e.Title, "   Strong match: ")
	c.write("1\n")
	c.shows("Question: "+e.Question, "Source: "+e.Title)
	c.write("c\n")
	c.shows("There is no clipboard here.")
	c.write("q\n")
	if code := c.ends(); code != 0 {
		t.Errorf("the exit code is %d, want 0", code)
	}
	if bytes.ContainsRune(c.bytes(), '\x1b') {
		t.Error("a dumb terminal gets escape sequences")
	}
}

// In linear mode, a capable terminal gets only text and copies.
func TestLinearCopiesThroughTheTerminal(t *testing.T) {
	t.Parallel()
	c := open(t, setup{silent: true, shell: `exec "$0" --linear`})
	e := book(t).Entry(mfa)
	c.shows("Type a question, or ? for help.", "> ")
	c.write("mfa admin\nc 1\n")
	c.shows("Copied with its source (the terminal gives no confirmation):")
	c.press("ctrl+c")
	if code := c.ends(); code != 130 {
		t.Errorf("the exit code is %d, want 130", code)
	}
	copied := ansi.SetSystemClipboard(quote.SearchMatch{}.Text(book(t), e, time.Now()))
	if rest := bytes.Replace(c.bytes(), []byte(copied), nil, 1); len(rest) == len(c.bytes()) || bytes.ContainsRune(rest, '\x1b') {
		t.Errorf("the terminal gets %q", c.bytes())
	}
}

// The output is a terminal, but not the controlling one, so no keys can be read.
func TestNoTerminalToReadKeysFrom(t *testing.T) {
	t.Parallel()
	c := newConsole(t, setup{width: 80, height: 24})
	var stderr bytes.Buffer
	c.cmd = command(t)
	c.cmd.Stdout, c.cmd.Stderr = c.slave, &stderr // standard input is the null device
	c.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	c.start()
	if code := c.ends(); code != 2 {
		t.Errorf("the exit code is %d, want 2", code)
	}
	lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
	if len(lines) != 2 || lines[0] != "trustbook: no terminal to open the handbook on" || !strings.HasPrefix(lines[1], "hint: ") {
		t.Errorf("it says %q", stderr.String())
	}
	if got := c.bytes(); len(got) > 0 {
		t.Errorf("the terminal gets %q", got)
	}
}

func TestPipeGetsTheList(t *testing.T) {
	t.Parallel()
	cmd := command(t)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("it ends with %v and says %q", err, stderr.String())
	}
	if bytes.ContainsRune(out, '\x1b') {
		t.Error("a pipe gets escape sequences")
	}
	for _, e := range book(t).Entries {
		if !bytes.Contains(out, []byte("  "+e.ID+" ")) || !bytes.Contains(out, []byte("  "+e.Title+"\n")) {
			t.Errorf("the contents do not list %s", e.ID)
		}
	}
}

// printingCommands lists command lines that print something.
var printingCommands = [][]string{
	nil,
	{"list"},
	{"list", "--json"},
	{"show", mfa},
	{"show", mfa, "--format", "term"},
	{"show", mfa, "--format", "json"},
	{"search", "mfa"},
	{"search", "--json", "mfa"},
	{"export"},
	{"export", "--format", "markdown"},
	{"export", "--format", "csv"},
	{"config"},
	{"man"},
	{"completion", "bash"},
	{"--linear"},
	{"show", "--help"},
	{"--version"},
}

// It is not an error if a reader such as head stops early, whether SIGPIPE ends the program or is ignored.
func TestClosedPipeEndsQuietly(t *testing.T) {
	for _, args := range printingCommands {
		for name, script := range map[string]string{"signal": `exec "$0" "$@"`, "ignored": `trap "" PIPE; exec "$0" "$@"`} {
			if name == "signal" && len(args) > 1 && !runsAllCases { // a signal ends every command in the same way
				continue
			}
			t.Run(strings.Join(args, " ")+"/"+name, func(t *testing.T) {
				t.Parallel()
				r, w, err := os.Pipe()
				if err != nil {
					t.Fatal(err)
				}
				_ = r.Close()
				defer w.Close()
				cmd := exec.Command("sh", append([]string{"-c", script, binary(t)}, args...)...)
				cmd.Env = environ(t, nil)
				var stderr bytes.Buffer
				cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader("help\n"), w, &stderr
				if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
					t.Fatal(err)
				}
				if stderr.Len() > 0 {
					t.Errorf("it says %q", stderr.String())
				}
			})
		}
	}
}

// Every command reports an error if its output cannot be written.
func TestFullDiskIsReported(t *testing.T) {
	t.Parallel()
	disk, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skipf("there is no device that is always full: %v", err)
	}
	defer disk.Close()
	for _, args := range printingCommands {
		stdin, typed := pipe(t)
		_, _ = typed.WriteString("help\n")
		_ = typed.Close()
		var said bytes.Buffer
		code := programOn(t, stdin, disk, &said).Run(append([]string{}, args...)) // with nil, Run would use the arguments of the test
		if code != 2 || !strings.HasPrefix(said.String(), "trustbook: cannot write to standard output: ") {
			t.Errorf("%q ends with %d and says %q", args, code, said.String())
		}
	}
}

// The bytes of a zip, or of a customer's file, could act on a terminal.
func TestOnlyPlainTextIsWrittenToTheTerminal(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	put(t, filepath.Join(folder, "a.md"), "# A\n\nText.\n")
	put(t, filepath.Join(folder, "q.csv"), "Question,Answer\n\x1b]0;PK\aDo you log?,\n")
	for _, args := range []string{"export --format xlsx", "pack " + folder + " -o -", "answer " + folder + "/q.csv --accept high -o -"} {
		c := open(t, setup{silent: true, shell: `"$0" ` + args + `; echo "ended $?"`})
		c.shows("not written to the terminal", "ended 2")
		if bytes.Contains(c.bytes(), []byte("PK")) {
			t.Errorf("%s writes the file", args)
		}
	}
}
