//go:build unix

package terminal

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// Wherever a panic happens, the terminal is restored and the user is asked to report it.
func TestPanicRestoresTheTerminal(t *testing.T) {
	for _, where := range []string{"update", "view", "command", "batch", "sequence", "flush", "outside"} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			terminalAfterPanic(t, where)
		})
	}
}

func terminalAfterPanic(t *testing.T, where string) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Skipf("this system gives no pseudo-terminal: %v", err)
	}
	defer master.Close()
	before, err := term.GetState(slave.Fd())
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "TRUSTBOOK_TEST_PANIC="+where)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	written := make(chan string)
	go func() {
		all, _ := io.ReadAll(master) // ends with an error once the terminal is no longer open
		written <- string(all)
	}()
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Errorf("it ends with %v", err)
	}
	after, err := term.GetState(slave.Fd())
	if err != nil {
		t.Fatal(err)
	}
	if *after != *before {
		t.Errorf("the terminal is left as\n%+v, and was\n%+v", *after, *before)
	}
	_ = slave.Close()
	out := <-written
	for _, mode := range modesLeftOn(out) {
		t.Errorf("mode %s is left on", mode)
	}
	if strings.Count(out, "\x1b[>1u") > strings.Count(out, ansi.PopKittyKeyboard(1)) {
		t.Error("the keyboard protocol is left on")
	}
	for _, want := range []string{"oops in " + where, "panic_test.go:", ErrCrashed.Error()} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said in %q", want, out)
		}
	}
}

// modesLeftOn returns the private terminal modes that are set at the end. The cursor mode counts if it is not set,
// because then the cursor is hidden.
func modesLeftOn(out string) (left []string) {
	on := map[string]bool{"?25": false}
	for _, m := range regexp.MustCompile(`\x1b\[(\?\d+)([hl])`).FindAllStringSubmatch(out, -1) {
		on[m[1]] = m[2] == "h" != (m[1] == "?25")
	}
	for mode, set := range on {
		if set {
			left = append(left, mode)
		}
	}
	return left
}
