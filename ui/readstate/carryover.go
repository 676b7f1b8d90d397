package readstate

import (
	"trustbook/handbook"
	"trustbook/ui/worddiff"
)

// After a small edit, the part of an entry that has been read stays read: a word diff with a copy of the earlier text
// finds the words that are still there.

// Tolerances for comparing numbers of letters, which differ slightly between a page and its plain text, and after a
// small edit.
const (
	maxPageDifferencePercent = 10 // between a page and the copy of its text
	maxEditDifferencePercent = 3  // between two texts if there is no copy of the earlier one
)

// RecordSeen records which letters of an entry were on the screen long enough to be read; see [Store.RecordSeen]. It
// stores a copy of the text only if the entry still has to be read, because nothing has to be carried over from an
// entry that was read completely.
func (p *Progress) RecordSeen(e *handbook.Entry, letters int, seen Intervals) {
	hash := p.Fingerprint(e)
	p.Store.RecordSeen(e.ID, PartialRead{hash, e.Metadata.Version, languageOf(e), letters, seen})
	p.ResetCounts()
	if p.Status(e).NeedsReading() {
		p.copies.Store(pendingCopy{hash, true}, BodyText(e))
	}
}

// CarriedOver describes which part of an entry's current text had been read before the entry was edited.
type CarriedOver struct {
	Hash    string // hash of the current text
	Letters int    // number of letters in the current text
	Seen    Intervals
}

// CarryOver returns a function that determines how much of an unread entry had been read before it was edited. It
// returns nil if nothing had been read or everything must be read again. The function waits for the disk.
func (p *Progress) CarryOver(e *handbook.Entry) (find func() CarriedOver) {
	was, now := p.Store.Record(e.ID).Partial, p.Fingerprint(e)
	if !p.Status(e).NeedsReading() || was.Hash == now || e.InLanguage(was.Lang) != e || len(was.Seen) == 0 || e.Metadata.MajorRaisedSince(was.Version) {
		return nil
	}
	save, s, body := p.SaveFunc(), p.Store, BodyText(e)
	return func() CarriedOver {
		_ = save() // the entry may have been edited right after it was read
		before, err := s.PartlyRead(was.Hash)
		c := CarriedOver{Hash: now, Letters: handbook.CountLetters(body)}
		switch letters := handbook.CountLetters(before); {
		case err == nil && withinPercent(was.Total, letters, maxPageDifferencePercent):
			c.Seen = carrySeenOver(before, body, was.Seen.Scaled(was.Total, letters))
		case withinPercent(was.Total, c.Letters, maxEditDifferencePercent):
			c.Seen = was.Seen.Scaled(was.Total, c.Letters) // scale to the corresponding positions
		}
		return c
	}
}

// withinPercent reports whether b differs from a by at most the given percentage of a.
func withinPercent(a, b, percent int) bool { return 100*max(a-b, b-a) <= percent*a }

// carrySeenOver returns the positions, in the text after an edit, of words that were seen before the edit and are still
// there. seen contains their positions in the text before the edit.
func carrySeenOver(before, after string, seen Intervals) Intervals {
	var out Intervals
	start, at, old := 0, 0, 0 // all words of the new text from start to at have been seen
	for _, w := range worddiff.Diff(before, after, worddiff.Brackets{}) {
		n := handbook.CountLetters(w.Text)
		if w.Change == worddiff.WordRemoved {
			old += n
			continue
		}
		if n > 0 && (w.Change == worddiff.WordAdded || seen.CountIn(old, old+n) < n) {
			out, start = out.With(start, at), at+n
		}
		if at += n; w.Change == worddiff.WordSame {
			old += n
		}
	}
	return out.With(start, at)
}
