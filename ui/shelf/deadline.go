package shelf

import (
	"fmt"
	"slices"
	"time"

	"trustbook/handbook"
)

// Deadlines say by when a reader is to have read a path. The days of a path count
// from the day on which the first text of it is opened.
type Deadlines struct {
	Shelf *Shelf
	Roles handbook.Roles
	Now   func() time.Time
	Done  func(*handbook.Path) bool // whether all of a path is read
}

// limited says whether the reader has so many days for a path: one for others asks
// nothing of them, and neither does one of which nothing is left to read.
func (d Deadlines) limited(p *handbook.Path) bool {
	return p.DueDays > 0 && p.For(d.Roles) != handbook.ForOthers && !d.Done(p)
}

// Begin keeps on which day the reader opens the first text of a path.
func (d Deadlines) Begin(h *handbook.Handbook, e *handbook.Entry) {
	for _, p := range h.Paths {
		if p.DueDays == 0 || !slices.Contains(p.Entries, e) || !d.limited(p) {
			continue
		}
		begun := d.Shelf.Begun(p.ID)
		if begun == "" || d.Now().Format(time.DateOnly) < begun { // by a clock that was wrong
			d.Shelf.Apply(Begin(p.ID, d.Now()))
		}
	}
}

// End forgets that day once all of a path is read. What is to be read again after
// that has as many days anew.
func (d Deadlines) End(h *handbook.Handbook) {
	for _, p := range h.Paths {
		if d.Shelf.Begun(p.ID) != "" && d.Done(p) {
			d.Shelf.Apply(End(p.ID))
		}
	}
}

// Of says by when a path is to be read, "" when that is never, and whether it is late.
func (d Deadlines) Of(p *handbook.Path) (text string, late bool) {
	if !d.limited(p) {
		return "", false
	}
	begun, err := time.Parse(time.DateOnly, d.Shelf.Begun(p.ID))
	if err != nil { // it was not begun
		if p.DueDays == 1 {
			return "1 day for all of it", false
		}
		return fmt.Sprintf("%d days for all of it", p.DueDays), false
	}
	due := begun.AddDate(0, 0, p.DueDays).Format(time.DateOnly)
	if d.Now().Format(time.DateOnly) > due {
		return "was due " + due, true
	}
	return "by " + due, false
}
