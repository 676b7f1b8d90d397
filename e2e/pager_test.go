//go:build unix

package e2e

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// alternateScreen is the sequence that switches to the alternate screen.
var alternateScreen = []byte("\x1b[?1049h")

// Output longer than the screen is shown page by page, and the terminal is restored.
func TestLongOutputIsPaged(t *testing.T) {
	for _, command := range []string{"show " + mfa, "list", "search access"} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{width: 80, height: 10, silent: true, shell: `"$0" ` + command + `; echo "ended $?"`})
			c.shows("1-9 of ", "q quit")
			c.write(" ")
			c.shows("10-18 of ")
			c.write("/access")
			c.shows("/ access", " of ")
			c.press("enter")
			c.write("q")
			c.shows("ended 0")
			c.ends()
			c.restored()
		})
	}
}

// Problems are shown like other output: page by page and wrapped at words.
func TestProblemsArePagedAndWrapped(t *testing.T) {
	t.Parallel()
	folder := texts(t, 20)
	put(t, filepath.Join(folder, "handbook.yaml"), "title: Texts\n") // without a manifest, the front matter could belong to another program
	for i := range 20 {
		put(t, filepath.Join(folder, "more", fmt.Sprintf("text-%02d.md", i)), fmt.Sprintf("---\norder: first\n---\n# Text %d\n\nText [one](nowhere-%d.md).\n", i, i))
	}
	c := open(t, setup{width: 50, height: 12, silent: true, shell: `cd "` + filepath.Dir(folder) + `"; "$0" check texts; echo "ended $?"`})
	c.shows("texts/more/text-00.md:2: error: order:", "whole number, found \"first\"", "warning: the link", "1-11 of ", "q quit")
	c.write("q")
	c.shows("ended 1", "hint: `trustbook check --rules CODE`")
	c.ends()
	c.restored()
}

// On a terminal, "no answer" is printed once, without an error line.
func TestNoAnswerIsReportedOnce(t *testing.T) {
	t.Parallel()
	c := open(t, setup{width: 80, height: 40, silent: true, shell: `"$0" search zzzz qqqq; echo "ended $?"`})
	c.shows("No entry here answers that.", "ended 1")
	c.ends()
	if bytes.Contains(c.bytes(), []byte("trustbook: no entry")) {
		t.Errorf("it is said twice:\n%s", c.bytes())
	}
}

// If standard input is something else, keys are read from the terminal, which is opened before the lock-down.
func TestPagerReadsKeysFromTheTerminal(t *testing.T) {
	t.Parallel()
	c := open(t, setup{width: 80, height: 10, silent: true, shell: `"$0" list </dev/null; echo "ended $?"`})
	c.shows("1-9 of ", "q quit")
	c.write(" ")
	c.shows("10-18 of ")
	c.write("q")
	c.shows("ended 0")
	c.ends()
	c.restored()
}

func TestCtrlCEndsThePager(t *testing.T) {
	t.Parallel()
	c := open(t, setup{width: 80, height: 10, shell: `exec "$0" list`})
	c.shows("1-9 of ")
	c.press("ctrl+c")
	if code := c.ends(); code != 0 {
		t.Errorf("the exit code is %d, want 0", code)
	}
	c.restored()
}

// Output that fits on the screen is printed and stays there. With --no-pager this is true of all output.
func TestShortOutputIsNotPaged(t *testing.T) {
	for name, s := range map[string]setup{
		"fits":     {width: 100, height: 60, shell: `exec "$0" show ` + mfa},
		"no-pager": {width: 100, height: 10, shell: `exec "$0" show --no-pager ` + mfa},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, s)
			if code := c.ends(); code != 0 {
				t.Errorf("the exit code is %d", code)
			}
			c.shows("Source ")
			out := c.bytes()
			if bytes.Contains(out, alternateScreen) {
				t.Error("it takes the whole screen")
			}
			if !bytes.Contains(out, []byte(book(t).Entry(mfa).Title)) || !colour.Match(out) {
				t.Errorf("the terminal gets %q", out)
			}
			for line := range strings.Lines(string(out)) {
				if width := ansi.StringWidth(strings.TrimRight(line, "\r\n")); width > 76 {
					t.Errorf("a row has %d cells: %q", width, line)
				}
			}
		})
	}
}

// colour matches a sequence that sets a colour.
var colour = regexp.MustCompile("\x1b\\[[0-9;]*(3[0-7]|4[0-7]|[34]8;)[0-9;]*m")

func TestOutputHasColoursOnlyWhereWanted(t *testing.T) {
	for name, tt := range map[string]struct {
		env, flags     string
		colour, escape bool
	}{
		"usual":    {"", "", true, true},
		"no color": {"NO_COLOR=yes", "", false, true},
		"mono":     {"", "--theme mono", false, true},
		"dumb":     {"TERM=dumb", "", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{width: 80, height: 60, env: []string{tt.env}, shell: `exec "$0" show ` + tt.flags + " " + mfa})
			c.shows("ource")
			c.ends()
			out := c.bytes()
			if got := colour.Match(out); got != tt.colour {
				t.Errorf("colours: %t, want %t: %q", got, tt.colour, out)
			}
			if got := bytes.ContainsRune(out, '\x1b'); got != tt.escape {
				t.Errorf("escapes: %t, want %t: %q", got, tt.escape, out)
			}
		})
	}
}

// open starts in an entry, and esc returns to the list with the cursor on that entry.
func TestOpenShowsTheEntry(t *testing.T) {
	for name, handbook := range map[string]string{"shipped": "", "folder": "--handbook " + filepath.Join(root, "embed", "handbook") + " "} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{shell: `exec "$0" ` + handbook + `open secret-handling`})
			e := book(t).Entry("secret-handling")
			c.shows(e.Title, "esc back")
			if c.screen().has("Search, for example") {
				t.Error("the list is on the screen")
			}
			c.press("esc")
			s := c.shows("Search, for example", e.Question)
			if got := s.selected(); !strings.HasPrefix(got, e.Title[:20]) {
				t.Errorf("the cursor is on %q", got)
			}
		})
	}
}

func TestOpenReportsAnUnknownID(t *testing.T) {
	t.Parallel()
	c := open(t, setup{shell: `"$0" open no-such-text; echo "ended $?"`})
	c.shows(`no entry has the id "no-such-text"`, "hint: ", "ended 1")
	if bytes.Contains(c.bytes(), alternateScreen) {
		t.Error("it takes the whole screen")
	}
}
