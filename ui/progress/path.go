package progress

import (
	"slices"

	"trustbook/handbook"
)

// Tally is how far a path was read.
type Tally struct {
	Texts int
	Read  int
	Left  int // letters of those that are to read

	Edited int // texts that were read, and say something else now
	Owed   int // texts that are still to be acknowledged
}

// done says whether nothing is left to do.
func (t Tally) done() bool { return t.Read == t.Texts && t.Owed == 0 }

// Tally counts a path when something was read since it was counted last.
func (r *Reader) Tally(p *handbook.Path) Tally {
	t, ok := r.paths[p]
	if ok {
		return t
	}
	for _, e := range p.Entries {
		t.add(r.Standing(e), r.Owed(e), func() int { return r.left(e) })
	}
	if r.paths == nil {
		r.paths = map[*handbook.Path]Tally{}
	}
	r.paths[p] = t
	return t
}

// add counts one text, and asks how many letters are left of it where it is to read.
func (t *Tally) add(s Standing, owed bool, left func() int) {
	t.Texts++
	if owed {
		t.Owed++
	}
	switch {
	case s.Unread():
		t.Left += left()
		return
	case s == Edited:
		t.Edited++
	}
	t.Read++
}

// Done says whether nothing is left to do on a path. As long as nobody knows what was
// acknowledged of one that asks for that, it is not done.
func (r *Reader) Done(p *handbook.Path) bool {
	return r.settled(p) && r.Tally(p).done()
}

// settled says whether it is known what is to be acknowledged on a path.
func (r *Reader) settled(p *handbook.Path) bool {
	if r.Receipts == nil || !r.asks {
		return true
	}
	_, known := r.Receipts()
	return known || !slices.ContainsFunc(p.Entries, func(e *handbook.Entry) bool { return e.RequiresAckFrom(r.Roles) })
}

// Next is the text to go on with on a path, after one or from the start: the first with
// which something is left to do, or without any the first that has changed since it was
// read; nil when there is none of these either.
func (r *Reader) Next(p *handbook.Path, after *handbook.Entry) *handbook.Entry {
	switch t := r.Tally(p); {
	case !t.done():
		return following(p, after, r.ToDo)
	case t.Edited > 0:
		return following(p, after, func(e *handbook.Entry) bool { return r.Standing(e) == Edited })
	}
	return nil
}

// following is the first text that is wanted after one on a path, or else before it.
func following(p *handbook.Path, after *handbook.Entry, wanted func(*handbook.Entry) bool) *handbook.Entry {
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
func (r *Reader) ReadTexts() map[string]int {
	if r.read == nil {
		r.read = map[string]int{}
		for _, e := range r.Book.Entries {
			if !r.Standing(e).Unread() {
				r.read[e.Category]++
				r.read[""]++
			}
		}
	}
	return r.read
}
