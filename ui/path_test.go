package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/theme"
)

func TestAPathContinuesAtTheNextEntryAndLine(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := study(t, dir, course(t, nil), c, 80, 14)
	p.press("tab")
	p.shows("Start here 0/3", "0 of 3 read", "about a minute left")
	p.press("enter")
	p.readToEnd(time.Minute)
	p.shows("1 of 3 read")
	if got := p.selected().ID; got != "second" {
		t.Fatalf("the next text is %s", got)
	}
	p.press("enter", "ctrl+o", "esc")
	p.shows("2 of 3 read")
	p.press("up", "up", "enter", "ctrl+o", "g", "space", "j")
	row := firstRow(p)
	p.close()

	c.days(1)
	p = study(t, dir, course(t, nil), c, 80, 14)
	p.press("tab", "enter")
	if got := p.openID(); got != "first" || firstRow(p) != row {
		t.Errorf("it goes on in %s at %q, was left at %q", got, firstRow(p), row)
	}
	p.press("ctrl+o", "esc", "enter", "ctrl+o", "esc")
	p.shows("3 of 3 read", "all read", "Start here 3/3")
}

// firstRow returns the first row of the open entry that is not blank.
func firstRow(p *program) string {
	for _, row := range p.rows()[2:] {
		if strings.TrimSpace(row) != "" {
			return row
		}
	}
	return ""
}

func TestAPathListsItsEntriesInOrder(t *testing.T) {
	h := course(t, map[string]string{
		"handbook.yaml": "title: Course\nreading_paths:\n  - {id: short, entries: [third, first]}\n  - {id: all}\n",
	})
	p := study(t, t.TempDir(), h, newClock(), 120, 36)
	p.press("tab")
	p.shows("Short 0/2", "0 of 2 read", "✓ read  ~ changed since read  ◦ to read")
	if p.listLen() != 2 || p.selected().ID != "third" {
		t.Error(p.screen())
	}
	p.typed("door")
	p.lacks("of 2 read")
	if n := p.listLen(); n != 0 {
		t.Errorf("%d hits on a path without one", n)
	}
	p.shows("Short 0", "All 1")
	p.press("esc")
	p.typed("the")
	p.shows("Short 2")
	p.press("shift+tab")
	if n := p.listLen(); n != 3 {
		t.Errorf("%d hits in all", n)
	}
}

func TestThePathToStartInIsChosenByItsID(t *testing.T) {
	h := course(t, nil)
	p := &program{t: t, m: New(Options{Handbook: h, Index: search.New(h), Theme: dark, Width: 80, Height: 24, Tab: "start"})}
	p.shows("0 of 3 read")
}

func TestAPathWithoutEntriesSaysSo(t *testing.T) {
	h := course(t, nil)
	h.Paths = append(h.Paths, &handbook.Path{ID: "none", Title: "None"})
	for _, size := range screenSizes {
		p := study(t, t.TempDir(), h, newClock(), size[0], size[1])
		p.press("tab", "tab")
		p.shows("This path has no entries.")
		p.press("enter", "down", "ctrl+s")
	}
}

func TestPathGolden(t *testing.T) {
	marked := func(p *program) {
		p.press("tab", "enter", "ctrl+o", "esc", "enter", "ctrl+o", "esc")
		p.book().Entry("second").Summary = "Every key is turned once."
		p.retake()
		p.press("shift+tab", "tab", "up")
	}
	for look, o := range map[string]theme.Options{"dark": dark, "mono": {Depth: theme.NoColour, ASCII: true}} {
		for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}} {
			t.Run(fmt.Sprintf("%s-%dx%d", look, size[0], size[1]), func(t *testing.T) {
				p := study(t, t.TempDir(), course(t, nil), newClock(), size[0], size[1])
				p.setTheme(o)
				marked(p)
				if !strings.Contains(p.screen(), "2 of 3 read") {
					t.Error(p.screen())
				}
				golden.RequireEqual(t, p.content())
			})
		}
	}
}

// In an entry of a path, the hints show the keys for the next entry and for marking this one. Marking it names the next
// entry.
func TestAnOpenEntryOfAPathLeadsOn(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 80, 24)
	p.press("tab", "enter")
	p.shows("[ ] previous, next", "^O mark read")
	p.press("ctrl+o")
	p.shows("marked as read; ] opens The second; ^O undoes it")
	p.press("?", "esc")
	p.lacks("^O mark read")
	p.press("esc", "shift+tab", "enter")
	p.lacks("^O mark read")
}

// An entry can be marked in the list without opening it. Undoing the mark restores its earlier record.
func TestAnEntryIsMarkedReadInTheList(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := study(t, dir, course(t, nil), c, 120, 36)
	p.press("tab")
	p.shows("0 of 3 read", "^O mark read")
	p.press("ctrl+o")
	p.shows("1 of 3 read", "marked as read; ^O undoes it", "All 3", "Start here 1/3", "General 3", "Saved 0")
	p.press("ctrl+o")
	p.shows("0 of 3 read", "marked as unread; ^O marks it read again")
	p.press("ctrl+o", "down", "ctrl+o")
	p.shows("2 of 3 read")
	p.close()

	p = study(t, dir, course(t, map[string]string{"b.md": minorEdit}), c, 120, 36)
	p.press("tab", "up")
	p.shows("2 of 3 read", "~ The second", "Changed since you marked it")
	p.press("ctrl+o")
	p.shows("✓ The second", "marked as read")
	p.lacks("Changed since")
	p.press("ctrl+o")
	p.shows("~ The second", "no longer marked as read", "Changed since you marked it")
	p.press("shift+tab")
	p.lacks("^O mark read")
}

// A saved entry that was read has both marks, which the help explains.
func TestASavedEntryIsStillMarkedAsRead(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 120, 36)
	p.press("down", "ctrl+o", "ctrl+s")
	if row := p.selectedRow(); !strings.Contains(row, "✓ ✶") {
		t.Errorf("%q", row)
	}
	p.press("ctrl+g")
	p.typed("✶")
	p.shows("Marks in the list", "✶", "saved")
}

// The labels of tabs do not move, because the number in a tab is the same whichever tab is active.
func TestTheLabelsOfTabsDoNotJump(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 120, 36)
	row := p.rows()[p.tabsRow()]
	for range p.tabs() {
		p.press("tab")
		if now := p.rows()[p.tabsRow()]; now != row {
			t.Errorf("in %s the row is %q, before it was %q", p.activeTab().Label, now, row)
		}
	}
}

// When an entry has been read, the screen reports it, and names the next entry on the path and the key that opens it.
func TestAnEntryThatHasBecomeReadSaysSo(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 120, 60)
	p.press("tab", "down", "enter")
	p.lacks("✓ read")
	p.passTime(time.Minute)
	p.press("down")
	p.shows("✓ read; ] opens The third")
	p.press("]")
	if p.openID() != "third" {
		t.Fatalf("%s is open", p.openID())
	}
	p.passTime(time.Minute)
	p.press("down")
	p.shows("✓ read; esc and enter open The first")
	p.press("esc")
	if p.selected().ID != "first" {
		t.Errorf("%s is chosen", p.selected().ID)
	}
	p.press("enter")
	p.readToEnd(70 * time.Second)
	p.shows("✓ read, and so is everything on this path")
}

// The next entry is named even if settings have removed its key.
func TestTheNextEntryIsNamedWithoutAKey(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 120, 60)
	p.m.keys.reader.Next.SetKeys()
	p.press("tab", "down", "enter")
	p.passTime(time.Minute)
	p.press("down")
	p.shows("✓ read; esc and enter open The third")
}

// The requirements of a path fit into one row, even beside the mark of an unsigned handbook.
func TestWhatAPathAsksIsOneRow(t *testing.T) {
	h := course(t, map[string]string{"handbook.yaml": "title: Course\nreading_paths:\n  - {id: start, title: What all in the harbour have read, due_days: 14}\n"})
	h.Mark = "unsigned"
	p := study(t, t.TempDir(), h, newClock(), 80, 24)
	p.checkForNews()
	p.shows("   tab opens What all in the harbour have read: 14 days to finish     unsigned")
}

// The first screen shows what a path requires: how many entries to acknowledge, and by when.
func TestTheFirstScreenSaysWhatAPathAsks(t *testing.T) {
	c := newClock()
	h := course(t, map[string]string{"handbook.yaml": "title: Course\nreading_paths:\n  - {id: start, title: Start here, due_days: 14}\n"})
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}} {
		p := study(t, t.TempDir(), h, c, size[0], size[1])
		p.checkForNews()
		p.shows("tab opens Start here: 14 days")
		p.press("down")
		p.lacks("tab opens")
		if size[0] == 120 {
			p.shows("Start here 0/3, 14 days to finish")
		}
	}
}
