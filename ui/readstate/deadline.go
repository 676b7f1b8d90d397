package readstate

import (
	"slices"
	"time"

	"trustbook/handbook"
	"trustbook/ui/phrases"
)

// The days of a path count from the day on which the first text of it is opened, up to
// the text with which nothing is left to do on it any more.

// limited says whether the reader has so many days for a path: one for others asks
// nothing of them, and neither does one on which nothing is left to do.
func (r *Progress) limited(p *handbook.Path) bool {
	return p.DueDays > 0 && p.RelevanceTo(r.Roles) != handbook.ForOthers && !r.PathDone(p)
}

// Begin keeps on which day the reader opens the first text of a path. A day before the
// last start is by a clock that is wrong, and begins nothing.
func (r *Progress) StartPaths(e *handbook.Entry) {
	today := r.Now().Format(time.DateOnly)
	if today < r.Store.LastStart() {
		return
	}
	for _, p := range r.Handbook.Paths {
		if !slices.Contains(p.Entries, e) || !r.limited(p) {
			continue
		}
		if begun := r.Store.PathStart(p.ID); begun == "" || today < begun { // by a clock that was wrong
			r.Store.Apply(Begin(p.ID, r.Now()))
		}
	}
}

// End forgets that day once all of a path is done, at once: the program may be killed,
// and what is to be read again after that has as many days anew.
func (r *Progress) FinishPaths() {
	for _, p := range r.Handbook.Paths {
		if r.Store.PathStart(p.ID) != "" && r.PathDone(p) {
			r.Store.Apply(End(p.ID))
		}
	}
}

// begun is on which days the paths of a text were begun.
func (r *Progress) begun(e *handbook.Entry) map[string]time.Time {
	days := map[string]time.Time{}
	for _, p := range r.Handbook.Paths {
		day, err := time.Parse(time.DateOnly, r.Store.PathStart(p.ID))
		if err == nil && slices.Contains(p.Entries, e) {
			days[p.ID] = day
		}
	}
	return days
}

// resume lets paths that are not done after all go on from the days on which they were
// begun, unless they were begun anew.
func (r *Progress) resume(begun map[string]time.Time) {
	for path, day := range begun {
		if r.Store.PathStart(path) == "" {
			r.Store.Apply(Begin(path, day))
		}
	}
	r.FinishPaths()
}

// Due says by when a path is to be read, "" when that is never, and whether it is late.
func (r *Progress) Due(p *handbook.Path) (text string, late bool) {
	if !r.limited(p) {
		return "", false
	}
	begun, err := time.Parse(time.DateOnly, r.Store.PathStart(p.ID))
	if err != nil { // not started yet
		return phrases.DaysToFinish(p.DueDays), false
	}
	return phrases.Due(begun.AddDate(0, 0, p.DueDays), r.Now())
}
