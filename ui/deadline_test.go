package ui

import (
	"testing"
	"time"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
	"trustbook/ui/session"
)

func TestAPathShowsItsDueDate(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {100, 30}, {80, 24}, {40, 15}} {
		dir, c := t.TempDir(), newClock()
		p := inRole(t, dir, staff(t), c, "engineer", size[0], size[1])
		p.press("tab")
		p.shows("7 days to finish")
		c.days(30) // a path starts when its first entry is opened
		p.press("enter", "esc")
		p.shows("due 9 November")
		p.lacks("days for all")
		p.press("enter", "ctrl+o", "esc")
		p.close()

		c.days(7)
		p = inRole(t, dir, staff(t), c, "engineer", size[0], size[1])
		p.press("tab")
		p.shows("due today")
		c.pass(24 * time.Hour)
		p.shows("was due 9 November")
		p.press("enter", "ctrl+o", "esc")
		p.shows("2 of 2 read")
		p.lacks("2026-11-09", "days for all")
	}
}

// Opening an entry starts the paths that list it, and no others, regardless of where it is opened.
func TestOpeningAnEntryStartsItsPaths(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := inRole(t, dir, staff(t), c, "engineer", 120, 36)
	p.typed("door").press("enter", "esc")
	for path, want := range map[string]string{"ops": "2026-10-03", "start": "2026-10-03", "leads": ""} {
		if got := p.begun(path); got != want {
			t.Errorf("%s was begun %q", path, got)
		}
	}
	c.days(-2) // the clock was wrong
	p.readCmd("first")
	if got := p.begun("start") + p.begun("ops"); got != "2026-10-012026-10-03" {
		t.Errorf("begun %s", got)
	}
}

// A mark that finishes a path ends its deadline, and undoing the mark restores it.
func TestUndoingAMarkKeepsTheDeadline(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := inRole(t, dir, staff(t), c, "engineer", 120, 36)
	p.press("tab", "enter", "ctrl+o", "esc", "enter", "ctrl+o")
	if p.pathLeft() > 0 {
		t.Fatal("it is not the last text")
	}
	p.press("ctrl+o", "esc")
	p.shows("1 of 2 read", "due 10 October")
	p.press("ctrl+o")
	p.lacks("due 10 October")
	p.press("ctrl+o")
	p.shows("due 10 October")
}

// A path for other roles is not due, and starts only when it is for the reader.
func TestAPathForOthersIsNotDue(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := inRole(t, dir, staff(t), c, "engineer", 120, 36)
	p.press("tab", "tab", "tab", "enter", "esc")
	p.shows("for manager")
	p.lacks("by 2026", "days for all")
	p.close()
	c.days(40)
	p = inRole(t, dir, staff(t), c, "manager", 120, 36)
	p.press("tab")
	p.shows("for you", "3 days to finish")
}

// A finished path that must be read again gets a new deadline.
func TestAReadPathGetsANewDeadline(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	book := func(version string) *handbook.Handbook {
		return course(t, map[string]string{
			"handbook.yaml": "title: Course\nreading_paths:\n  - {id: short, entries: [second, third], due_days: 1}\n",
			"b.md":          "---\nid: second\nversion: \"" + version + "\"\n---\n# The second\n\nText.\n",
		})
	}
	p := study(t, dir, book("1.0"), c, 120, 36)
	p.press("tab")
	p.shows("1 day to finish")
	p.press("enter", "ctrl+o", "esc")
	p.shows("due 4 October")
	p.press("enter", "ctrl+o", "esc")
	p.lacks("due 4 October")
	p.press("enter", "esc") // opening an entry that has been read starts nothing
	p.close()

	c.days(300)
	p = study(t, dir, book("2.0"), c, 120, 36)
	p.press("tab")
	p.shows("1 of 2 read", "1 day to finish")
	p.press("enter", "esc")
	p.shows("due 31 July")
}

// A path can be completed without reading: an entry is removed from it, or another window stores the missing receipt.
func TestAReceiptOfAnotherWindowEndsADeadline(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	book := func(entries, ack string) *handbook.Handbook {
		return course(t, map[string]string{
			"handbook.yaml": "title: Course\nreading_paths:\n  - {id: short, entries: [" + entries + "], due_days: 1}\n",
			"b.md":          "---\nid: second\nack: " + ack + "\n---\n# The second\n\nText.\n",
		})
	}
	wantBegun := func(p *program, want string) {
		t.Helper()
		if got := p.begun("short"); got != want {
			t.Errorf("begun %q, want %q", got, want)
		}
	}
	p := study(t, t.TempDir(), book("second, third", "no"), c, 120, 36)
	p.read("second")
	p.press("ctrl+o")
	wantBegun(p, "2026-10-03")
	h := book("second", "no")
	p.send(reloadedMsg{handbook: h, index: search.New(h)})
	wantBegun(p, "")

	h = book("second", "required")
	ledger := receipts.Open(dir, c.now)
	p = &program{t: t, clock: c, m: New(Options{Handbook: h, Index: search.New(h), Theme: dark, Width: 120, Height: 36, Session: session.Options{Store: readstate.Open(dir, c.now), Ledger: ledger, Now: c.now}})}
	p.runFirst()
	p.send(p.receiptsCmd()())
	opened := p.readCmd("second")
	p.press("ctrl+o")
	wantBegun(p, "2026-10-03")
	given := receipts.NewReceipt(h, h.Entry("second"))
	given.Who = "Ada"
	if _, _, err := receipts.Open(dir, c.now).Append(given); err != nil {
		t.Fatal(err)
	}
	p.await(opened) // this reads the receipts after another window has stored one
	wantBegun(p, "")
}

func TestWithoutStateNothingIsDue(t *testing.T) {
	h, c := staff(t), newClock()
	m := New(Options{Handbook: h, Index: search.New(h), Theme: dark, Width: 120, Height: 36, Session: session.Options{Store: &readstate.Store{}, Now: c.now}})
	p := &program{t: t, m: m, clock: c}
	p.runFirst()
	p.press("tab", "enter", "esc")
	p.shows("3 days to finish")
	p.lacks("by 2026")
}

// A path without a deadline shows none, regardless of stored data.
func TestAPathWithoutADeadlineShowsNone(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	s := readstate.Open(dir, c.now)
	s.UseTitle("Course")
	s.Visit("first")
	s.StartPath("start", c.now())
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	c.days(100)
	for _, size := range screenSizes {
		p := study(t, dir, course(t, nil), c, size[0], size[1])
		p.press("tab", "enter", "esc")
		p.lacks("due", "by 2026", "days for")
	}
}
