package readstate

import (
	"slices"

	"trustbook/handbook"
)

// PathProgress holds the reader's progress on a reading path.
type PathProgress struct {
	Entries        int
	Read           int // entries, changed ones included
	CharactersLeft int // number of entries that have to be read
	Changed        int // entries that were read and have changed since
	AcksPending    int // entries that have to be acknowledged
}

func (c PathProgress) done() bool { return c.Read == c.Entries && c.AcksPending == 0 }

// PathProgress counts the entries of a path.
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
	case s == Changed:
		c.Changed++
	}
	c.Read++
}

// PathDone reports whether all of a path is read and acknowledged. A path that has to be
// acknowledged is not done before the receipts are known.
func (p *Progress) PathDone(path *handbook.Path) bool {
	return p.acksKnown(path) && p.PathProgress(path).done()
}

// acksKnown reports whether the receipts for a path are known.
func (p *Progress) acksKnown(path *handbook.Path) bool {
	if p.Receipts == nil || !p.requiresAck {
		return true
	}
	_, known := p.Receipts()
	return known || !slices.ContainsFunc(path.Entries, func(e *handbook.Entry) bool { return e.RequiresAckFrom(p.Roles) })
}

// Next returns the entry to continue with on a path, after another or from the start: the
// first pending one, or else the first that has changed since it was read, or nil.
func (p *Progress) Next(path *handbook.Path, after *handbook.Entry) *handbook.Entry {
	switch c := p.PathProgress(path); {
	case !c.done():
		return firstAfter(path, after, p.Pending)
	case c.Changed > 0:
		return firstAfter(path, after, func(e *handbook.Entry) bool { return p.Status(e) == Changed })
	}
	return nil
}

// firstAfter returns the first matching entry after another on a path, or else the first one
// before it.
func firstAfter(path *handbook.Path, after *handbook.Entry, matches func(*handbook.Entry) bool) *handbook.Entry {
	at := slices.Index(path.Entries, after) + 1
	for _, e := range slices.Concat(path.Entries[at:], path.Entries[:at]) {
		if matches(e) {
			return e
		}
	}
	return nil
}

// ReadCounts returns the number of read entries by category; "" is for all.
func (p *Progress) ReadCounts() map[string]int {
	if p.readCounts == nil {
		p.readCounts = map[string]int{}
		for _, e := range p.Handbook.Entries {
			if !p.Status(e).NeedsReading() {
				p.readCounts[e.Category]++
				p.readCounts[""]++
			}
		}
	}
	return p.readCounts
}
