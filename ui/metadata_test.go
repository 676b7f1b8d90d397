package ui

import (
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook/load"
	"trustbook/ui/session"
)

// An entry becomes overdue while the program runs.
func TestOverdueEntriesAreFlagged(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"a.md": {Data: []byte("---\ntitle: Rule\nsummary: Keep it.\nreviewed: 2025-08-01\nreview_in: 6 months\nowner: Security team\n---\nText.\n")},
		"b.md": {Data: []byte("---\ntitle: Draft\nstatus: draft\n---\nText.\n")},
		"c.md": {Data: []byte("# Plain\n\nText.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 2, 1, 23, 0, 0, 0, time.UTC)
	p := &program{t: t, m: New(Options{Handbook: h, Theme: dark, Width: 120, Height: 36, Session: session.Options{Now: func() time.Time { return day }}})}
	open := func(id string) {
		p.read(id)
	}
	p.lacks("Overdue", "overdue")
	open("a")
	p.shows("Owner     Security team", "Review by 1 February 2026")
	p.lacks("Overdue")
	day = day.AddDate(0, 0, 1)
	open("a")
	p.shows("Overdue: This entry was due for review on 1 February 2026.")
	p.press("esc")
	p.shows("Overdue: This entry was due for review on 1 February 2026.", "review overdue", "draft")
	open("b")
	p.shows("Draft: This entry is not finished.", "Status    draft")
	open("c")
	p.lacks("Owner", "Overdue", "Status")
}

// A long title is cut to make room for the warning that an entry may not be valid.
func TestALongTitleGivesWayToAWarning(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"a.md": {Data: []byte("---\ntitle: What everybody has to know about the restriction of software installation\nstatus: withdrawn\n---\nText.\n")},
		"b.md": {Data: []byte("---\ntitle: What nobody has to know about the restriction of software installation\neffective: 2026-02-02\n---\nText.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 2, 1, 23, 0, 0, 0, time.UTC)
	for _, width := range []int{40, 60, 80, 120} {
		p := &program{t: t, m: New(Options{Handbook: h, Theme: dark, Width: width, Height: 36, Session: session.Options{Now: func() time.Time { return day }}})}
		p.shows("What everybody has", "withdrawn", "not yet")
	}
}
