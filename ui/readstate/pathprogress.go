package readstate

import (
	"slices"
	"time"

	"trustbook/handbook"
	"trustbook/ui/phrases"
)

// PathProgress is the reader's progress on a reading path.
type PathProgress struct {
	Entries        int
	Read           int // number of entries read, including changed ones
	CharactersLeft int // estimated number of characters left in the entries that still have to be read
	Changed        int // number of entries that have changed since they were read
	AcksPending    int // number of entries still to be acknowledged
}

func (c PathProgress) done() bool { return c.Read == c.Entries && c.AcksPending == 0 }

// PathProgress returns the reader's progress on a path. It is cached.
func (p *Progress) PathProgress(path *handbook.Path) PathProgress {
	c, ok := p.paths[path]
	if ok {
		return c
	}
	for _, e := range path.Entries {
		p.countEntry(&c, e)
	}
	putValue(&p.paths, path, c)
	return c
}

func (p *Progress) countEntry(c *PathProgress, e *handbook.Entry) {
	c.Entries++
	if p.AckPending(e) {
		c.AcksPending++
	}
	switch s := p.Status(e); {
	case s.NeedsReading():
		c.CharactersLeft += p.charactersLeft(e)
		return
	case s == StatusChanged:
		c.Changed++
	}
	c.Read++
}

// PathDone reports whether everything on a path has been read and acknowledged. A path that requires acknowledgements
// is not done until the receipts are known.
func (p *Progress) PathDone(path *handbook.Path) bool {
	return p.acksKnown(path) && p.PathProgress(path).done()
}

// acksKnown reports whether the receipts needed for a path have been read.
func (p *Progress) acksKnown(path *handbook.Path) bool {
	if p.Receipts == nil || !p.requiresAck {
		return true
	}
	_, known := p.Receipts()
	return known || !slices.ContainsFunc(path.Entries, func(e *handbook.Entry) bool { return e.RequiresAckFrom(p.Roles) })
}

// NextPending returns the entry to continue with on a path: the next pending entry after the given one or, if nothing
// is pending, the next entry that has changed since it was read, or else nil. If after is nil, it searches from the
// start of the path.
func (p *Progress) NextPending(path *handbook.Path, after *handbook.Entry) *handbook.Entry {
	after = p.Handbook.ListedTranslation(after)
	switch c := p.PathProgress(path); {
	case !c.done():
		return nextMatching(path, after, p.Pending)
	case c.Changed > 0:
		return nextMatching(path, after, func(e *handbook.Entry) bool { return p.Status(e) == StatusChanged })
	}
	return nil
}

// nextMatching returns the first matching entry after the given one on a path, or else the first matching entry from
// the start of the path.
func nextMatching(path *handbook.Path, after *handbook.Entry, matches func(*handbook.Entry) bool) *handbook.Entry {
	at := slices.Index(path.Entries, after) + 1
	for _, e := range slices.Concat(path.Entries[at:], path.Entries[:at]) {
		if matches(e) {
			return e
		}
	}
	return nil
}

// The deadline of a path starts to run on the day on which one of its entries is first opened. It ends when the whole
// path is done.

// hasDeadline reports whether the reader has to finish a path by a certain day: the path has a deadline, is for the
// reader's roles, and is not done.
func (p *Progress) hasDeadline(path *handbook.Path) bool {
	return path.DueDays > 0 && path.RelevanceTo(p.Roles) != handbook.RelevantForOthers && !p.PathDone(path)
}

// StartPaths records today as the first day of every path that contains the entry, has a deadline for this reader, and
// has not been started. If today is before the last start, the clock is wrong and nothing is recorded.
func (p *Progress) StartPaths(e *handbook.Entry) {
	e = p.Handbook.ListedTranslation(e)
	today := p.Now().Format(time.DateOnly)
	if today < p.Store.LastStart() {
		return
	}
	for _, path := range p.Handbook.Paths {
		if !slices.Contains(path.Entries, e) || !p.hasDeadline(path) {
			continue
		}
		if start := p.Store.PathStart(path.ID); start == "" || today < start { // the clock was wrong when a future date was recorded
			p.Store.StartPath(path.ID, p.Now())
		}
	}
}

// FinishPaths removes the start days of completed paths. If their entries must be read again later, the deadlines start
// anew. Call it as soon as a path is done, because the program may be killed later.
func (p *Progress) FinishPaths() {
	for _, path := range p.Handbook.Paths {
		if p.Store.PathStart(path.ID) != "" && p.PathDone(path) {
			p.Store.finishPath(path.ID)
		}
	}
}

// startsOf returns the start days of an entry's paths, by path id.
func (p *Progress) startsOf(e *handbook.Entry) map[string]time.Time {
	e = p.Handbook.ListedTranslation(e)
	starts := map[string]time.Time{}
	for _, path := range p.Handbook.Paths {
		day, err := time.Parse(time.DateOnly, p.Store.PathStart(path.ID))
		if err == nil && slices.Contains(path.Entries, e) {
			starts[path.ID] = day
		}
	}
	return starts
}

// resumePaths restores the start days of paths that turn out to be unfinished, unless the paths have been started
// again.
func (p *Progress) resumePaths(starts map[string]time.Time) {
	for path, day := range starts {
		if p.Store.PathStart(path) == "" {
			p.Store.StartPath(path, day)
		}
	}
	p.FinishPaths()
}

// DueDate returns the day on which a path is due, or "" if it has no deadline. late reports whether that day has
// passed.
func (p *Progress) DueDate(path *handbook.Path) (text string, late bool) {
	if !p.hasDeadline(path) {
		return "", false
	}
	start, err := time.Parse(time.DateOnly, p.Store.PathStart(path.ID))
	if err != nil {
		return phrases.DaysToFinish(path.DueDays), false
	}
	return phrases.DueText(start.AddDate(0, 0, path.DueDays), p.Now())
}
