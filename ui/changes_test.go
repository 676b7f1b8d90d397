package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"trustbook/ui/reader"
	"trustbook/ui/readstate"
	"trustbook/ui/theme"
)

const (
	minorEdit = "---\nid: second\nversion: \"1.1\"\n---\n# The second\n\nEvery key is turned once. The door is shut, always.\n"
	majorEdit = "---\nid: second\nversion: \"2.0\"\n---\n# The second\n\nEvery key is turned once. The door is shut.\n"
)

// readBefore returns a state folder in which the second entry of the course has been read, with a copy of its text.
func readBefore(t *testing.T, c *clock) (dir string) {
	t.Helper()
	dir = t.TempDir()
	p := study(t, dir, course(t, nil), c, 80, 24)
	if err := p.finish("second"); err != nil {
		t.Fatal(err)
	}
	c.days(31)
	return dir
}

// openSecond opens the second entry of the reading path.
func (p *program) openSecond() {
	p.t.Helper()
	p.press("tab")
	p.choose(1)
	p.press("enter")
}

// openDiff presses D and delivers the earlier text.
func (p *program) openDiff() {
	p.t.Helper()
	if cmd := p.press("D"); cmd != nil && !p.hasStatus() {
		if msg, ok := cmd().(reader.EarlierText); ok {
			p.send(msg)
		}
	}
}

// Among the differences, a quotation is shown as a quotation.
func TestDifferencesShowQuotations(t *testing.T) {
	c, page := newClock(), "---\nid: second\n---\n# The second\n\n> Every **key** is turned %s.\n"
	dir := t.TempDir()
	p := study(t, dir, course(t, map[string]string{"b.md": fmt.Sprintf(page, "once")}), c, 80, 24)
	if err := p.finish("second"); err != nil {
		t.Fatal(err)
	}
	p = study(t, dir, course(t, map[string]string{"b.md": fmt.Sprintf(page, "twice "+strings.Repeat("or more ", 12))}), c, 80, 24)
	p.openSecond()
	p.openDiff()
	p.shows("▐ Every key is turned [-once.-] {+twice", "▐ more or")
	p.lacks("> ", "**")
	p.press("n")
	if at := p.cursor(); at == nil || !strings.HasPrefix(string([]rune(p.rows()[at.Y])[at.X:]), "[-once.-]") {
		t.Errorf("the cursor is at %v", at)
	}
}

func TestAChangedEntryShowsWhatHasChanged(t *testing.T) {
	c := newClock()
	p := study(t, readBefore(t, c), course(t, map[string]string{"b.md": minorEdit}), c, 80, 24)
	p.press("tab")
	p.shows("1 of 3 read", "~ The second")
	p.choose(1)
	p.shows("Changed since you read it on 3 October.")
	p.press("enter")
	p.shows("Changed since you read it on 3 October. D shows what changed.")
	p.openDiff()
	p.shows("Every key is turned [-twice.-] {+once.+} The door is [-shut.-] {+shut,", "always.+}")
	for i, want := range []string{"[-twice.-] {+once.+}", "[-shut.-] {+shut,\n  always.+}"} {
		p.press("n")
		if got := p.markedWords()[i]; p.findIndex() != i || got != want {
			t.Errorf("change %d is %q, and n is at %d", i, got, p.findIndex())
		}
	}
	p.press("N")
	p.lacks("D shows")
	p.press("esc")
	p.shows("Every key is turned once. The door is shut, always.")
	p.openDiff()
	p.press("D")
	p.shows("D shows what changed.")
	p.press("ctrl+o", "esc")
	p.requireStatus("second", readstate.StatusRead)
	p.lacks("~ The second")
}

func TestANewMajorVersionIsReadAgain(t *testing.T) {
	c := newClock()
	p := study(t, readBefore(t, c), course(t, map[string]string{"b.md": majorEdit}), c, 120, 36)
	p.requireStatus("second", readstate.StatusOutdated)
	p.shows("The second                                   ◦")
	p.press("tab")
	p.shows("0 of 3 read", "◦ The second")
	p.openSecond()
	p.press("esc", "shift+tab")
	p.openSecond()
	p.shows("Read again: version 2.0 requires it; you read it on 3 October in version", "1.0. D shows")
	p.openDiff()
	p.shows("[-twice.-] {+once.+}")
}

func TestAComparisonThatIsNotPossible(t *testing.T) {
	c := newClock()
	dir := readBefore(t, c)
	copies, _ := filepath.Glob(filepath.Join(dir, "text-*.txt"))
	if len(copies) != 1 {
		t.Fatal(copies)
	}
	if err := os.Remove(copies[0]); err != nil {
		t.Fatal(err)
	}
	p := study(t, dir, course(t, map[string]string{"b.md": minorEdit}), c, 80, 24)
	p.openSecond()
	p.openDiff()
	p.shows("no copy of the version you read is stored", "always")
	p.press("]")
	p.openDiff()
	p.shows("nothing to compare: no earlier version that you have read is stored here")
	p.press("ctrl+o", "[", "]")
	p.openDiff()
	p.shows("no changes since you read it")
}

func TestAComparisonThatComesTooLateIsDropped(t *testing.T) {
	c := newClock()
	p := study(t, readBefore(t, c), course(t, map[string]string{"b.md": minorEdit}), c, 80, 24)
	p.openSecond()
	late := p.press("D")
	p.press("]")
	p.send(late())
	p.lacks("-removed-")
	p.press("esc")
	p.send(late())
}

func TestComparingKeepsThePosition(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := study(t, dir, course(t, nil), c, 80, 14)
	_ = p.finish("first")
	p = study(t, dir, course(t, map[string]string{"a.md": "---\nid: first\n---\n# The first\n\nNew. " + words(200)}), c, 80, 14)
	p.press("enter", "space", "j")
	was := firstRow(p)
	p.openDiff()
	p.shows("-removed-")
	p.press("j", "j", "space", "D")
	if firstRow(p) != was {
		t.Errorf("was at %q\nis\n%s", was, p.screen())
	}
	p.openDiff()
	p.press("G")
	p.close()
	p = study(t, dir, p.book(), c, 80, 14)
	p.press("enter")
	if firstRow(p) != was {
		t.Errorf("was at %q\nis\n%s", was, p.screen())
	}
}

func TestChangesGolden(t *testing.T) {
	for look, o := range map[string]theme.Options{"dark": dark, "mono": {Depth: theme.NoColour, ASCII: true}} {
		for _, size := range [][2]int{{120, 36}, {40, 15}} {
			t.Run(fmt.Sprintf("%s-%dx%d", look, size[0], size[1]), func(t *testing.T) {
				c := newClock()
				p := study(t, readBefore(t, c), course(t, map[string]string{"b.md": minorEdit + "\n## More\n\n" + words(30)}), c, size[0], size[1])
				p.setTheme(o)
				p.openSecond()
				p.openDiff()
				golden.RequireEqual(t, p.content())
			})
		}
	}
}
