package readstate

import (
	"trustbook/handbook"
	"trustbook/ui/worddiff"
)

// After a small edit, what was read of an entry stays read: a word diff with a copy of the earlier wording finds the
// words that are still there.

// Tolerances for comparing numbers of letters. The numbers differ slightly between a page and its plain text, and after
// a small edit.
const (
	maxPageDifference = 10 // between a page and the copy of its wording, in percent
	maxEditDifference = 3  // between two wordings if there is no copy, in percent
)

// RecordSeen records which letters of an entry were on the screen long enough to be read; see [Store.RecordSeen]. It
// stores no copy of an entry that is completely read, because nothing has to be carried over from it.
func (p *Progress) RecordSeen(e *handbook.Entry, letters int, seen Intervals) {
	hash := p.Fingerprint(e)
	p.Store.RecordSeen(e.ID, Partial{hash, e.Metadata.Version, languageOf(e), letters, seen})
	p.ResetCounts()
	if p.Status(e).NeedsReading() {
		p.copies.Store(pendingCopy{hash, true}, BodyText(e))
	}
}

// CarriedOver describes which part of an entry's current wording had been read before the entry was edited.
type CarriedOver struct {
	Hash    string // hash of the current wording
	Letters int    // number of letters in the current wording
	Seen    Intervals
}

// CarryOver returns a function that determines how much of an unread entry had been read before it was edited. It
// returns nil if nothing had been read, or if everything must be read again. The function waits for the disk.
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
		case err == nil && withinPercent(was.Total, letters, maxPageDifference):
			c.Seen = unchangedSeen(before, body, was.Seen.Scaled(was.Total, letters))
		case withinPercent(was.Total, c.Letters, maxEditDifference):
			c.Seen = was.Seen.Scaled(was.Total, c.Letters) // at corresponding positions
		}
		return c
	}
}

// withinPercent reports whether b differs from a by at most the given percentage of a.
func withinPercent(a, b, percent int) bool { return 100*max(a-b, b-a) <= percent*a }

// unchangedSeen returns where the words that were seen before an edit are after it.
func unchangedSeen(before, after string, seen Intervals) Intervals {
	var out Intervals
	start, at, old := 0, 0, 0 // all words from start to at have been seen
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
