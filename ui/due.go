package ui

import (
	"slices"
	"time"

	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// limited says whether the reader has so many days for a path: one for others asks
// nothing of them, and neither does one of which nothing is left to read.
func (m *Model) limited(p *handbook.Path) bool {
	return p.DueDays > 0 && p.For(m.roles) != handbook.ForOthers && m.tally(p).read < len(p.Entries)
}

// begin keeps on which day the reader opens the first text of a path.
func (m *Model) begin(e *handbook.Entry) {
	for _, p := range m.book.Paths {
		if p.DueDays == 0 || !slices.Contains(p.Entries, e) || !m.limited(p) {
			continue
		}
		begun := m.shelf.Begun(p.ID)
		if begun == "" || m.now().Format(time.DateOnly) < begun { // by a clock that was wrong
			m.shelf.Apply(shelf.Begin(p.ID, m.now()))
		}
	}
}

// end forgets that day once all of a path is read. What is to be read again after
// that has as many days anew.
func (m *Model) end() {
	for _, p := range m.book.Paths {
		if m.shelf.Begun(p.ID) != "" && m.tally(p).read == len(p.Entries) {
			m.shelf.Apply(shelf.End(p.ID))
		}
	}
}

// deadline says by when a path is to be read, "" when that is never, and whether it is late.
func (m *Model) deadline(p *handbook.Path) (text string, late bool) {
	if !m.limited(p) {
		return "", false
	}
	begun, err := time.Parse(time.DateOnly, m.shelf.Begun(p.ID))
	if err != nil { // it was not begun
		return plural(p.DueDays, "day") + " for all of it", false
	}
	due := begun.AddDate(0, 0, p.DueDays).Format(time.DateOnly)
	if m.now().Format(time.DateOnly) > due {
		return "was due " + due, true
	}
	return "by " + due, false
}
