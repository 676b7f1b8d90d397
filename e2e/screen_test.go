//go:build unix

package e2e

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/handbook/quote"
)

// mfa is the id of the entry that these tests look for.
const mfa = "mfa-production-admin"

// Searching, reading and quitting work the same on a terminal that answers queries and on one that does not.
func TestSearchReadAndQuit(t *testing.T) {
	for name, silent := range map[string]bool{"answering": false, "silent": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			firstSteps(t, open(t, setup{silent: silent}))
		})
	}
}

func firstSteps(t *testing.T, c *console) {
	h := book(t)
	e := h.Entry(mfa)
	c.shows(h.Title, "Search, for example", fmt.Sprintf("All %d", len(h.Entries)))
	for _, e := range h.Entries {
		c.shows(e.Title[:min(len(e.Title), 40)])
	}

	c.write("mfa")
	s := c.shows("❯ mfa", e.Question, e.Answer.Label())
	x, _, _ := s.find(e.Question)
	c.awaitScreen("the whole answer is beside the list", func(s screen) bool { return strings.Contains(s.textFrom(x), e.Summary) })

	c.press("enter")
	head := "   Access & authorization › " + e.Title
	c.awaitScreen("the reader shows title and answer", func(s screen) bool {
		return strings.HasPrefix(s[0], head) && strings.Contains(s.textFrom(3), e.Question+" "+e.Answer.Label()+" "+e.Summary)
	})

	c.press("esc")
	c.shows("❯ mfa", "strong match")
	c.press("esc")
	c.shows("Search, for example")
	c.press("ctrl+c")
	if code := c.ends(); code != 0 {
		t.Errorf("the exit code is %d, want 0", code)
	}
	c.restored()
}

func TestReaderShowsItsPosition(t *testing.T) {
	t.Parallel()
	c := open(t, setup{width: 80, height: 16})
	e := book(t).Entry(mfa)
	c.write("mfa")
	c.shows("❯ mfa", e.Question)
	c.press("enter")
	top := regexp.MustCompile(regexp.QuoteMeta(e.Title) + ` +1-\d+ of \d+ *$`)
	c.awaitScreen("the reader says that it is at the top", func(s screen) bool { return top.MatchString(s[0]) })
	c.write("G")
	end := regexp.MustCompile(` (\d+)-(\d+) of (\d+) *$`)
	c.awaitScreen("the reader says that it is at the end", func(s screen) bool {
		m := end.FindStringSubmatch(s[0])
		return m != nil && m[1] != "1" && m[2] == m[3]
	})
}

func TestTabSwitchesTheCategory(t *testing.T) {
	t.Parallel()
	c := open(t, setup{})
	here, there := "About the Trust Center", book(t).Entry(mfa).Title
	c.shows(here, there)
	c.press("tab")
	c.shows("0 of 18 read", "about")
	c.press("tab")
	c.awaitScreen("only the first category is listed", func(s screen) bool { return s.has(here) && !s.has(there) })
	c.press("tab")
	c.awaitScreen("only the second category is listed", func(s screen) bool { return !s.has(here) && s.has(there) })
	c.press("shift+tab")
	c.awaitScreen("the first category is listed again", func(s screen) bool { return s.has(here) && !s.has(there) })
	c.press("esc")
	c.shows(here, there)
}

func TestResizeKeepsQueryAndSelection(t *testing.T) {
	t.Parallel()
	c := open(t, setup{})
	c.write("mfa")
	title := book(t).Entry(mfa).Title
	c.awaitScreen("the first hit is selected", func(s screen) bool { return s.has("❯ mfa") && s.selected() == title })
	c.press("down")
	chosen := c.awaitScreen("another is selected", func(s screen) bool { return s.selected() != title && s.selected() != "" }).selected()
	for _, size := range [][2]int{{40, 15}, {80, 24}, {120, 36}} {
		c.size(size[0], size[1])
		c.awaitScreen(fmt.Sprintf("query and selection are kept at %v", size), func(s screen) bool {
			return s.has("❯ mfa") && strings.HasPrefix(chosen, s.selected()) && s.selected() != "" && len(s) == size[1]
		})
	}
}

func TestHelpFiltersAndKeepsTheQuery(t *testing.T) {
	t.Parallel()
	c := open(t, setup{})
	c.shows("Search, for example")
	c.write("?")
	c.shows("╭", "Help", "next theme", "copy with its source")
	c.write("copy")
	c.awaitScreen("the help shows only what was asked for", func(s screen) bool {
		return s.has("❯ copy") && s.has("copy with its source") && !s.has("next theme")
	})
	c.press("esc")
	c.awaitScreen("the help is closed", func(s screen) bool { return !s.has("╭") && s.has("Search, for example") })

	c.write("mfa")
	c.shows("❯ mfa", "strong match")
	c.press("ctrl+g")
	c.shows("╭", "Help", "next theme")
	c.press("ctrl+g")
	c.awaitScreen("the query is still there", func(s screen) bool { return !s.has("╭") && s.has("❯ mfa") && s.has("strong match") })
}

func TestNoResultsAreReported(t *testing.T) {
	t.Parallel()
	c := open(t, setup{})
	c.write("saml federation")
	c.shows("❯ saml federation", "nothing found", "No entry here answers that.")
}

func TestMouseSelectsAndOpens(t *testing.T) {
	t.Parallel()
	c := open(t, setup{})
	e := book(t).Entry(mfa)
	c.click(c.shows("Access & authorization 12"), "Access & authorization 12")
	s := c.awaitScreen("the category is open", func(s screen) bool { return !s.has("About the Trust Center") })

	c.click(s, e.Title)
	s = c.awaitScreen("the row is selected", func(s screen) bool { return strings.HasPrefix(e.Title, s.selected()) && s.selected() != "" })
	c.shows(e.Question)

	_, y, _ := s.find(e.Title)
	c.wheelDown(10, y)
	s = c.awaitScreen("the wheel moves the selection", func(s screen) bool { return !strings.HasPrefix(e.Title, s.selected()) })

	title := s.selected()
	c.click(s, " ▐ "+title)
	c.shows("Access & authorization › " + title)
}

// click presses and releases the left button on a text.
func (c *console) click(s screen, text string) {
	c.t.Helper()
	x, y, ok := s.find(text)
	if !ok {
		c.t.Fatalf("there is no %q to click on", text)
	}
	c.write(fmt.Sprintf("\x1b[<0;%d;%dM\x1b[<0;%d;%dm", x+1, y+1, x+1, y+1))
}

func (c *console) wheelDown(x, y int) {
	c.t.Helper()
	c.write(fmt.Sprintf("\x1b[<65;%d;%dM", x+1, y+1))
}

var clipboard = regexp.MustCompile(`\x1b\]52;c;([A-Za-z0-9+/=]+)(?:\a|\x1b\\)`)

// The terminal does not confirm a copy, and the program says so.
func TestCopySendsTheAnswerWithItsSource(t *testing.T) {
	t.Parallel()
	c := open(t, setup{})
	h := book(t)
	c.write("mfa")
	c.shows("❯ mfa", h.Entry(mfa).Question)
	c.press("ctrl+y")
	c.shows("copied the answer with its source (the terminal gives no confirmation)")
	var m [][]byte
	if !c.eventually(func() bool { m = clipboard.FindSubmatch(c.bytes()); return m != nil }) {
		t.Fatal("no clipboard sequence was written")
	}
	text, err := base64.StdEncoding.DecodeString(string(m[1]))
	if err != nil || string(text) != (quote.SearchMatch{}).Text(h, h.Entry(mfa), time.Now()) {
		t.Errorf("the clipboard gets %q (%v)", text, err)
	}
}

var sgr = regexp.MustCompile(`\x1b\[([\d;:]*)m`)

// Whatever its value, NO_COLOR removes colours and keeps other attributes. See
// findings/colorprofile-ignores-no-color-unless-it-is-true.sh.
func TestNoColorKeepsAttributesOnly(t *testing.T) {
	t.Parallel()
	c := open(t, setup{env: []string{"NO_COLOR=yes", "COLORTERM=truecolor"}})
	c.write("mfa")
	c.shows("❯ mfa", book(t).Entry(mfa).Question)
	c.press("enter")
	c.shows("Access & authorization ›")
	c.press("ctrl+g")
	c.shows("Help")
	plain := regexp.MustCompile(`^(|0|1|2|3|4|4:\d|7|22|23|24|27)$`)
	styled := 0
	for _, m := range sgr.FindAllSubmatch(c.bytes(), -1) {
		for code := range strings.SplitSeq(string(m[1]), ";") {
			styled++
			if !plain.MatchString(code) {
				t.Fatalf("NO_COLOR is set, and %q is written", m[0])
			}
		}
	}
	if styled == 0 {
		t.Error("nothing is styled at all")
	}
}

// A screen reader reads aloud all output. With --speech, moving to a row writes that row and nothing else.
func TestSpeechReadsTheChosenRow(t *testing.T) {
	t.Parallel()
	h, c := book(t), open(t, setup{silent: true, env: []string{"TRUSTBOOK_SPEECH=true"}})
	c.shows("trustbook --linear is made to be read aloud", "for example", h.Entries[2].Title)
	for _, move := range []struct {
		key  string
		says *handbook.Entry
	}{{"down", h.Entries[1]}, {"down", h.Entries[2]}, {"down", h.Entries[3]}, {"up", h.Entries[2]}} {
		before := len(c.bytes())
		c.press(move.key)
		written := func() bool {
			after := c.bytes()[before:]
			return bytes.Contains(after, []byte(move.says.Title)) && bytes.HasSuffix(after, []byte(ansi.RestoreCursor))
		}
		if !c.eventually(written) {
			t.Fatalf("%s: the chosen row is not written last: %q", move.key, c.bytes()[before:])
		}
		if move.says == h.Entries[1] { // the first key also replaces the greeting with the hints
			continue
		}
		if said := strings.TrimSpace(ansi.Strip(string(c.bytes()[before:]))); said != move.says.Title {
			t.Errorf("%s says %q, want %q", move.key, said, move.says.Title)
		}
	}
}
