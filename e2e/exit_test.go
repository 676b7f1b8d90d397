//go:build unix

package e2e

import (
	"bytes"
	"encoding/base64"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Quitting by key is a normal end, so the exit code is 0.
func TestQuitKeysEndWith0(t *testing.T) {
	for name, key := range map[string]string{"answering": "ctrl+c", "silent": "ctrl+c", "flow control": "ctrl+q"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{silent: name == "silent"})
			c.shows("Search, for example")
			c.press(key)
			if code := c.ends(); code != 0 {
				t.Errorf("the exit code is %d, want 0", code)
			}
			c.restored()
		})
	}
}

// Each letter starts a search, so 20,000 letters would take many seconds.
func TestCtrlCPassesAFlood(t *testing.T) {
	for name, flood := range map[string]string{
		"letters":  strings.Repeat("x", 20_000),
		"words":    strings.Repeat("mfa ", 5_000),
		"wheel":    strings.Repeat("\x1b[<65;10;10M", 2_000),
		"paste":    "\x1b[200~without an end",
		"sequence": "\x1b]without an end",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{silent: true})
			c.shows("Search, for example")
			c.write(flood + "\x03")
			if code := c.ends(); code != 0 {
				t.Errorf("the exit code is %d, want 0", code)
			}
			if took := c.cmd.ProcessState.UserTime() + c.cmd.ProcessState.SystemTime(); took > 4*time.Second { // usually 0.1 s
				t.Errorf("it took %v of CPU time", took)
			}
			c.restored()
		})
	}
}

// A signal from outside ends the program with the exit code for that signal, after the state is saved.
func TestSignalsEndWithTheirNumber(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			home := "XDG_STATE_HOME=" + t.TempDir()
			c := open(t, setup{width: 80, height: 16, env: []string{home}})
			c.shows("Search, for example")
			c.write("remote")
			c.press("enter")
			c.shows("1-12 of")
			c.write("jjj")
			c.shows("4-15 of")
			c.signal(sig)
			if code := c.ends(); code != 128+int(sig) {
				t.Errorf("the exit code is %d, want %d", code, 128+int(sig))
			}
			c.restored()
			c = open(t, setup{width: 80, height: 16, env: []string{home}})
			c.shows("Search, for example")
			c.press("ctrl+r")
			c.press("enter")
			c.shows("4-15 of")
		})
	}
}

// ^C and other signals end a command as a shell expects, and the terminal is restored, even at a password prompt, which
// turns off echo.
func TestSignalsEndCommands(t *testing.T) {
	key := filepath.Join(t.TempDir(), "org.key")
	put(t, key, "untrusted comment: a key with a password\n"+base64.StdEncoding.EncodeToString(append([]byte("EdScB2"), make([]byte, 152)...))+"\n")
	for name, c := range map[string]struct{ args, shows string }{
		"password":     {"pack /nowhere -o /nowhere.zip --sign " + key, "Password for "},
		"line by line": {"--linear", "> "},
	} {
		for how, end := range map[string]struct {
			key string
			sig syscall.Signal
		}{
			"ctrl+c":      {"\x03", syscall.SIGINT},
			"ctrl+\\":     {"\x1c", syscall.SIGQUIT},
			"interrupted": {"", syscall.SIGINT},
			"terminated":  {"", syscall.SIGTERM},
			"hung up":     {"", syscall.SIGHUP},
			"quit":        {"", syscall.SIGQUIT},
		} {
			t.Run(name+"/"+how, func(t *testing.T) {
				t.Parallel()
				s := open(t, setup{silent: true, shell: `exec "$0" ` + c.args})
				s.shows(c.shows)
				if name == "password" && !s.eventually(func() bool { return len(s.changed()) > 0 }) {
					t.Fatal("the password would be shown")
				}
				if s.write(end.key); end.key == "" {
					s.signal(end.sig)
				}
				s.ends()
				code := s.cmd.ProcessState.ExitCode()
				if status, ok := s.cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
					code = 128 + int(status.Signal())
				}
				if code != 128+int(end.sig) {
					t.Errorf("the exit code is %d, want %d", code, 128+int(end.sig))
				}
				if left := s.changed(); len(left) > 0 {
					t.Errorf("the terminal is left with %q", left)
				}
				if bytes.Contains(s.bytes(), []byte("goroutine ")) {
					t.Errorf("it prints a trace:\n%s", s.bytes())
				}
			})
		}
	}
}

// A program that outlives its terminal would run forever.
func TestProgramEndsWithItsTerminal(t *testing.T) {
	for name, script := range map[string]string{
		"hang-up": `exec "$0"`,
		"nohup":   `trap "" HUP; exec "$0"`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{shell: script})
			c.shows("Search, for example")
			if err := c.master.Close(); err != nil {
				t.Fatal(err)
			}
			c.ends()
		})
	}
}

// Ctrl+Z returns the terminal to a shell with job control.
func TestSuspendAndContinue(t *testing.T) {
	for name, silent := range map[string]bool{"answering": false, "silent": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{silent: silent, shell: `set -m; "$0"; echo "stopped $?"; read go; fg >/dev/null; echo "ended $?"`})
			question := book(t).Entry(mfa).Question
			c.write("mfa")
			c.shows("❯ mfa", question)
			c.press("ctrl+z")
			s := c.shows("stopped")
			if s.has(question) {
				t.Error("the screen of the program is still there")
			}
			c.restored()
			c.write("\n")
			c.shows("❯ mfa", question)
			c.press("ctrl+c")
			c.shows("ended 0")
			c.ends()
			c.restored()
		})
	}
}
