package readstate

import (
	"trustbook/handbook"
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

// See keeps what was on the screen of a text long enough to be read; see [See]. Of
// one that is read, such as by hand, nothing is carried over an edit, so it needs no copy.
func (r *Progress) RecordSeen(e *handbook.Entry, letters int, seen Intervals) {
	hash := r.Fingerprint(e)
	r.Store.Apply(See(e.ID, hash, e.Metadata.Version, letters, seen))
	r.ResetCounts()
	if r.Status(e).NeedsReading() {
		r.copies.add(hashed{hash, true}, BodyText(e))
	}
}

// Carried is what of a text is as it was when it was seen.
type CarriedOver struct {
	Hash    string // what the text says now
	Letters int
	Seen    Intervals
}

// Carry finds what was seen of a text to read before it was edited; nil when there is
// nothing to find, or all of it is to be read anew. What it returns waits for the disk.
func (r *Progress) CarryOver(e *handbook.Entry) (find func() CarriedOver) {
	was, now := r.Store.Record(e.ID), r.Fingerprint(e)
	if !r.Status(e).NeedsReading() || was.Partial.Hash == now || len(was.Partial.Seen) == 0 || e.Metadata.MajorRaisedSince(was.Partial.Version) {
		return nil
	}
	keep, s, body := r.SaveFunc(), r.Store, BodyText(e)
	return func() CarriedOver {
		_ = keep() // it may have been edited a moment after it was read
		before, err := s.PartialCopy(was.Partial.Hash)
		c := CarriedOver{Hash: now, Letters: CountLetters(body)}
		switch letters := CountLetters(before); {
		case err == nil && near(was.Partial.Total, letters, mayDiffer):
			c.Seen = unchanged(before, body, was.Partial.Seen.Scaled(was.Partial.Total, letters))
		case near(was.Partial.Total, c.Letters, mayChange):
			c.Seen = was.Partial.Seen.Scaled(was.Partial.Total, c.Letters)
		}
		return c
	}
}

// near says whether two numbers of letters differ by so many of a hundred at most.
func near(a, b, percent int) bool { return 100*max(a-b, b-a) <= percent*a }

// unchanged is where in a text the words are that were seen before it was edited.
func unchanged(before, after string, seen Intervals) Intervals {
	var out Intervals
	from, at, old := 0, 0, 0 // the words between the first two are seen
	for _, w := range worddiff.Diff(before, after, worddiff.Brackets{}) {
		n := CountLetters(w.Text)
		if w.Change == worddiff.Removed {
			old += n
			continue
		}
		if n > 0 && (w.Change == worddiff.Added || seen.CountIn(old, old+n) < n) {
			out, from = out.With(from, at), at+n
		}
		if at += n; w.Change == worddiff.Same {
			old += n
		}
	}
	return out.With(from, at)
}
