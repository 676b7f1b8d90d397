package progress

import (
	"trustbook/handbook"
	"trustbook/ui/shelf"
	"trustbook/ui/worddiff"
)

// A text that was read in part is not read from its top again because a word of it was
// changed: what is left of it as it was stays seen. That is found with a copy of what it
// said, and its letters, of which there are nearly as many as on its page.

// How many of a hundred letters may be others.
const (
	mayDiffer = 10 // on the page and in the copy: what a page has besides stands in few places
	mayChange = 3  // without a copy: the parts of the text are then those at the same places
)

// See keeps what was on the screen of a text long enough to be read; see [shelf.See]. Of
// one that is read, such as by hand, nothing is carried over an edit, so it needs no copy.
func (r *Reader) See(e *handbook.Entry, letters int, seen shelf.Parts) {
	hash := r.Fingerprint(e)
	r.Shelf.Apply(shelf.See(e.ID, hash, e.Metadata.Version, letters, seen))
	r.Recount()
	if r.Standing(e).Unread() {
		r.copies.add(hashed{hash, true}, Body(e))
	}
}

// Carried is what of a text is as it was when it was seen.
type Carried struct {
	Hash    string // what the text says now
	Letters int
	Seen    shelf.Parts
}

// Carry finds what was seen of a text to read before it was edited; nil when there is
// nothing to find, or all of it is to be read anew. What it returns waits for the disk.
func (r *Reader) Carry(e *handbook.Entry) (find func() Carried) {
	was, now := r.Shelf.Record(e.ID), r.Fingerprint(e)
	if !r.Standing(e).Unread() || was.Now == now || len(was.Seen) == 0 || e.Metadata.MajorRaisedSince(was.NowVersion) {
		return nil
	}
	keep, s, body := r.Keep(), r.Shelf, Body(e)
	return func() Carried {
		_ = keep() // it may have been edited a moment after it was read
		before, err := s.Part(was.Now)
		c := Carried{Hash: now, Letters: shelf.Letters(body)}
		switch letters := shelf.Letters(before); {
		case err == nil && near(was.Of, letters, mayDiffer):
			c.Seen = unchanged(before, body, was.Seen.Scaled(was.Of, letters))
		case near(was.Of, c.Letters, mayChange):
			c.Seen = was.Seen.Scaled(was.Of, c.Letters)
		}
		return c
	}
}

// near says whether two numbers of letters differ by so many of a hundred at most.
func near(a, b, percent int) bool { return 100*max(a-b, b-a) <= percent*a }

// unchanged is where in a text the words are that were seen before it was edited.
func unchanged(before, after string, seen shelf.Parts) shelf.Parts {
	var out shelf.Parts
	from, at, old := 0, 0, 0 // the words between the first two are seen
	for _, w := range worddiff.Words(before, after, worddiff.Brackets{}) {
		n := shelf.Letters(w.Text)
		if w.Change == worddiff.Gone {
			old += n
			continue
		}
		if n > 0 && (w.Change == worddiff.Added || seen.In(old, old+n) < n) {
			out, from = out.With(from, at), at+n
		}
		if at += n; w.Change == worddiff.Same {
			old += n
		}
	}
	return out.With(from, at)
}
