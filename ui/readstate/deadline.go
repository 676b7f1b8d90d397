package readstate

import (
	"slices"
	"time"

	"trustbook/handbook"
	"trustbook/ui/phrases"
)

// The deadline of a path runs from the day on which its first entry is opened until all of it
// is done.

// hasDeadline reports whether a path is due for the reader: it matches their roles and is not
// done.
func (p *Progress) hasDeadline(path *handbook.Path) bool {
	return path.DueDays > 0 && path.RelevanceTo(p.Roles) != handbook.ForOthers && !p.PathDone(path)
}

// StartPaths records the day on which the first entry of a path is opened, for all paths of an
// entry. If that day is before the last start, the clock is wrong and nothing is recorded.
func (p *Progress) StartPaths(e *handbook.Entry) {
	today := p.Now().Format(time.DateOnly)
	if today < p.Store.LastStart() {
		return
	}
	for _, path := range p.Handbook.Paths {
		if !slices.Contains(path.Entries, e) || !p.hasDeadline(path) {
			continue
		}
		if start := p.Store.PathStart(path.ID); start == "" || today < start { // the clock was ahead
			p.Store.StartPath(path.ID, p.Now())
		}
	}
}

// FinishPaths removes the start of paths that are done. It does so at once, because the
// program may be killed. If entries must be read again later, the deadline starts anew.
func (p *Progress) FinishPaths() {
	for _, path := range p.Handbook.Paths {
		if p.Store.PathStart(path.ID) != "" && p.PathDone(path) {
			p.Store.finishPath(path.ID)
		}
	}
}

// startsOf returns the days on which the paths of an entry were started, by id.
func (p *Progress) startsOf(e *handbook.Entry) map[string]time.Time {
	starts := map[string]time.Time{}
	for _, path := range p.Handbook.Paths {
		day, err := time.Parse(time.DateOnly, p.Store.PathStart(path.ID))
		if err == nil && slices.Contains(path.Entries, e) {
			starts[path.ID] = day
		}
	}
	return starts
}

// resumePaths restores the starts of paths that turn out not to be done, unless they were
// started again.
func (p *Progress) resumePaths(starts map[string]time.Time) {
	for path, day := range starts {
		if p.Store.PathStart(path) == "" {
			p.Store.StartPath(path, day)
		}
	}
	p.FinishPaths()
}

// Due returns when a path is due, "" if it has no deadline, and whether it is late.
func (p *Progress) Due(path *handbook.Path) (text string, late bool) {
	if !p.hasDeadline(path) {
		return "", false
	}
	start, err := time.Parse(time.DateOnly, p.Store.PathStart(path.ID))
	if err != nil {
		return phrases.DaysToFinish(path.DueDays), false
	}
	return phrases.Due(start.AddDate(0, 0, path.DueDays), p.Now())
}
