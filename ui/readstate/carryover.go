package readstate

import (
	"slices"
	"strconv"
	"strings"

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
			c.Seen = unchangedSeen(before, body, was.Seen.Scaled(was.Total, letters))
		case withinPercent(was.Total, c.Letters, maxEditDifferencePercent):
			c.Seen = was.Seen.Scaled(was.Total, c.Letters) // scale to the corresponding positions
		}
		return c
	}
}

// withinPercent reports whether b differs from a by at most the given percentage of a.
func withinPercent(a, b, percent int) bool { return 100*max(a-b, b-a) <= percent*a }

// unchangedSeen returns the positions, in the text after an edit, of words that were seen before the edit and are still
// there. seen contains their positions in the text before the edit.
func unchangedSeen(before, after string, seen Intervals) Intervals {
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

// maxIntervals limits the number of intervals for an entry.
const maxIntervals = 64

// maxLetters exceeds the number of letters in any entry.
const maxLetters = 1 << 30

// Interval is a half-open range of letter positions.
type Interval [2]int

// Intervals are ranges of letters, in order and with gaps between them.
type Intervals []Interval

// With returns the intervals with a range added. If there would be more than [maxIntervals], the range is dropped and
// must be read again.
func (s Intervals) With(from, to int) Intervals {
	from, to = max(0, from), min(to, maxLetters)
	if from >= to {
		return s
	}
	out := make(Intervals, 0, len(s)+1)
	at := 0
	for _, i := range s {
		switch {
		case i[1] < from:
			at++
		case i[0] <= to:
			from, to = min(from, i[0]), max(to, i[1])
			continue
		}
		out = append(out, i)
	}
	if out = slices.Insert(out, at, Interval{from, to}); len(out) > maxIntervals {
		return s
	}
	return out
}

// Union returns the letters that are in at least one of the two sets.
func (s Intervals) Union(other Intervals) Intervals {
	for _, i := range other {
		s = s.With(i[0], i[1])
	}
	return s
}

// Scaled converts positions in one layout of a text to positions in another, given the number of letters in each. The
// numbers differ because a layout may repeat the labels of a table.
func (s Intervals) Scaled(from, to int) Intervals {
	if from == to || from <= 0 {
		return s
	}
	scale := func(n int) int { return int((2*int64(n)*int64(to) + int64(from)) / (2 * int64(from))) }
	var out Intervals
	for _, i := range s {
		out = out.With(scale(i[0]), scale(i[1]))
	}
	return out
}

// CountIn returns how many letters of a range are in the intervals.
func (s Intervals) CountIn(from, to int) int {
	n := 0
	for _, i := range s {
		n += max(0, min(to, i[1])-max(from, i[0]))
	}
	return n
}

// String formats the intervals for storage, such as 0-120,300-512.
func (s Intervals) String() string {
	parts := make([]string, len(s))
	for n, i := range s {
		parts[n] = strconv.Itoa(i[0]) + "-" + strconv.Itoa(i[1])
	}
	return strings.Join(parts, ",")
}

// parseIntervals parses stored intervals. Malformed intervals are dropped, and the text in them must be read again.
func parseIntervals(text string) Intervals {
	var s Intervals
	for part := range strings.SplitSeq(text, ",") {
		first, second, _ := strings.Cut(part, "-")
		from, err := strconv.Atoi(first)
		to, err2 := strconv.Atoi(second)
		if err == nil && err2 == nil {
			s = s.With(from, to)
		}
	}
	return s
}
