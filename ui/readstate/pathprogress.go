package readstate

import (
	"slices"

	"trustbook/handbook"
)

// Tally is how far a path was read.
type PathProgress struct {
	Entries     int
	Read        int
	LettersLeft int // letters of those that are to read

	Changed     int // texts that were read, and say something else now
	AcksPending int // texts that are still to be acknowledged
}

// done says whether nothing is left to do.
func (t PathProgress) done() bool { return t.Read == t.Entries && t.AcksPending == 0 }

// Tally counts a path when something was read since it was counted last.
func (r *Progress) PathProgress(p *handbook.Path) PathProgress {
	t, ok := r.paths[p]
	if ok {
		return t
	}
	for _, e := range p.Entries {
		t.add(r.Status(e), r.AckPending(e), func() int { return r.left(e) })
	}
	if r.paths == nil {
		r.paths = map[*handbook.Path]PathProgress{}
	}
	r.paths[p] = t
	return t
}

// add counts one text, and asks how many letters are left of it where it is to read.
func (t *PathProgress) add(s Status, owed bool, left func() int) {
	t.Entries++
	if owed {
		t.AcksPending++
	}
	switch {
	case s.NeedsReading():
		t.LettersLeft += left()
		return
	case s == Changed:
		t.Changed++
	}
	t.Read++
}

// Done says whether nothing is left to do on a path. As long as nobody knows what was
// acknowledged of one that asks for that, it is not done.
func (r *Progress) PathDone(p *handbook.Path) bool {
	return r.settled(p) && r.PathProgress(p).done()
}

// settled says whether it is known what is to be acknowledged on a path.
func (r *Progress) settled(p *handbook.Path) bool {
	if r.Receipts == nil || !r.asks {
		return true
	}
	_, known := r.Receipts()
	return known || !slices.ContainsFunc(p.Entries, func(e *handbook.Entry) bool { return e.RequiresAckFrom(r.Roles) })
}

// Next is the text to go on with on a path, after one or from the start: the first with
// which something is left to do, or without any the first that has changed since it was
// read; nil when there is none of these either.
func (r *Progress) Next(p *handbook.Path, after *handbook.Entry) *handbook.Entry {
	switch t := r.PathProgress(p); {
	case !t.done():
		return firstAfter(p, after, r.Pending)
	case t.Changed > 0:
		return firstAfter(p, after, func(e *handbook.Entry) bool { return r.Status(e) == Changed })
	}
	return nil
}

// following is the first text that is wanted after one on a path, or else before it.
func firstAfter(p *handbook.Path, after *handbook.Entry, wanted func(*handbook.Entry) bool) *handbook.Entry {
	var first *handbook.Entry
	passed := false
	for _, e := range p.Entries {
		if is := wanted(e); is && passed {
			return e
		} else if is && first == nil {
			first = e
		}
		passed = passed || e == after
	}
	return first
}

// ReadTexts is how many texts of each category were read, and under "" of all.
func (r *Progress) ReadCounts() map[string]int {
	if r.read == nil {
		r.read = map[string]int{}
		for _, e := range r.Handbook.Entries {
			if !r.Status(e).NeedsReading() {
				r.read[e.Category]++
				r.read[""]++
			}
		}
	}
	return r.read
}
