package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/layout"
	"trustbook/ui/readstate"
)

// How fast people read: about 250 words a minute, of five letters each. A line
// takes a moment however short it is.
const (
	wordsPerMinute = 250
	lettersPerWord = 5
	perLetter      = time.Minute / (wordsPerMinute * lettersPerWord)
	leastForRow    = 300 * time.Millisecond
)

// Nobody has read when no key was pressed for so long, and for so many times what
// the screen takes to read: the reader has gone away.
const (
	patience     = 2 * time.Minute
	slowestReads = 4
)

// slack is how many letters of a line may be missing: parts that were seen at
// another width are rounded.
const slack = 2

// attention is how far the open text was read, in letters and digits, which are the
// same at every width. There is no timer: the time between two keys is given to what
// was on the screen, line by line from the top, and each line is read once.
type attention struct {
	hash  string // of the text that this is about
	asked string // its version
	ends  []int  // letters up to the end of each row; nil = the text cannot be read now
	of    int    // letters of the text that seen is about
	seen  readstate.Intervals
	fresh bool          // some of it is not on the shelf yet
	just  bool          // the last key has read it to its end
	purse time.Duration // given to the line that was begun
	since time.Time     // the last key
}

// lay takes the rows of a text as they are laid out now. What is above row first
// and from row end on is no part of it.
func (a *attention) lay(plain []string, first, end int) {
	a.ends = make([]int, len(plain))
	at := 0
	for row, s := range plain {
		if row >= first && row < end {
			at += readstate.CountLetters(s)
		}
		a.ends[row] = at
	}
	a.seen, a.of = a.seen.Scaled(a.of, at), at
}

// add takes in what is known to be seen of a text of so many letters.
func (a *attention) add(seen readstate.Intervals, of int) {
	if a.of == 0 { // it is not laid out yet
		a.of = of
	}
	a.seen, a.fresh = a.seen.Union(seen.Scaled(of, a.of)), true
}

// row are the letters of a row: from, up to, and how many of them are not read.
func (a *attention) row(i int) (from, to, left int) {
	if i > 0 {
		from = a.ends[i-1]
	}
	to = a.ends[i]
	if left = to - from - a.seen.CountIn(from, to); left <= slack {
		left = 0
	}
	return from, to, left
}

// cost is how long it takes to read so many letters of a row.
func cost(left int) time.Duration {
	if left == 0 {
		return 0
	}
	return max(leastForRow, time.Duration(left)*perLetter)
}

// spend gives time to the rows from first up to end.
func (a *attention) spend(passed time.Duration, first, end int) {
	end = min(end, len(a.ends))
	var all time.Duration
	for i := first; i < end; i++ {
		_, _, left := a.row(i)
		all += cost(left)
	}
	if passed <= 0 || all == 0 || passed > max(patience, slowestReads*all) {
		return
	}
	a.purse += passed
	for i := first; i < end; i++ {
		from, to, left := a.row(i)
		if price := cost(left); price > a.purse {
			return
		} else if left > 0 {
			a.purse -= price
			a.seen, a.fresh = a.seen.With(from, to), true
		}
	}
	a.purse = 0
}

// done says whether every row was read.
func (a *attention) done() bool {
	return len(a.ends) > 0 && a.firstLeft() < 0
}

// firstLeft is the first row that was not read, -1 when every one was.
func (a *attention) firstLeft() int {
	for i := range a.ends {
		if _, _, left := a.row(i); left > 0 {
			return i
		}
	}
	return -1
}

// attend gives the time since the last key to what was on the screen meanwhile.
// It is called before what the reader has done now changes the screen.
func (m *Model) attend(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.MouseWheelMsg, tea.PasteMsg, tea.WindowSizeMsg:
	default:
		return nil // nobody has done that
	}
	if m.reader == nil {
		return nil
	}
	r, now := m.reader, m.now().Round(0) // a machine that slept has let time pass
	passed := now.Sub(r.since)
	r.since, r.just = now, false
	if r.ends == nil || m.dialog != nil || m.layout.Mode == layout.Tiny {
		return nil
	}
	top := r.scroll.Top()
	r.spend(passed, top, top+r.scroll.Height())
	if !r.done() || m.readAlready(r.entry) {
		return nil
	}
	r.fresh, r.just = false, true // what was seen of it has done its work
	return keeping(m.progress.MarkRead(r.entry))
}

// readAlready says whether a text as it is now was read, and not only by hand.
func (m *Model) readAlready(e *handbook.Entry) bool {
	return m.progress.Status(e) == readstate.Read && !m.store.Record(e.ID).ByHand
}

// recognise takes note of what the open text says: it may be another than a moment
// ago. What was read of it in an earlier run goes on, and what was read of what it said
// before it was edited, once that is found.
func (m *Model) recognise() tea.Cmd {
	r, hash, version := m.reader, m.progress.Fingerprint(m.reader.entry), m.reader.entry.Metadata.Version
	if r.hash == hash && r.asked == version {
		return nil
	}
	r.before, r.stood = m.store.Record(r.entry.ID), m.progress.Status(r.entry)
	r.attention = attention{hash: hash, asked: version, since: m.now().Round(0)}
	r.seen, r.of = m.progress.SeenIntervals(r.entry)
	carry := m.progress.CarryOver(r.entry)
	if carry == nil {
		return nil
	}
	return func() tea.Msg { return carriedMsg(carry()) }
}

// carried takes in what was seen of the open text before it was edited.
func (m *Model) carried(msg carriedMsg) tea.Cmd {
	if r := m.reader; r != nil && r.hash == msg.Hash {
		r.add(msg.Seen, msg.Letters)
		m.keepSeen()
	}
	return nil
}

// watch takes the open text as it is laid out now. One that is shown in part, or
// otherwise than it stands, is not being read, nor is one that nobody wrote.
func (m *Model) watch() {
	r := m.reader
	if r.bare || r.diff || m.progress.Status(r.entry) == readstate.Generated || m.pages.IsPending(r.entry.ID, m.readerWidth()) {
		r.ends = nil
		return
	}
	r.lay(r.doc.Plain, r.doc.Unmarked, r.doc.BodyEnd())
}

// resee goes on from what is known to be seen of a text of so many letters.
func (a *attention) resee(seen readstate.Intervals, of int) {
	a.seen, a.purse, a.fresh = seen.Scaled(of, a.of), 0, false
}

// keepSeen keeps how far the open text was read, unless it was read to its end before.
func (m *Model) keepSeen() {
	r := m.reader
	if r == nil || !r.fresh {
		return
	}
	if r.fresh = false; !m.readAlready(r.entry) {
		m.progress.RecordSeen(r.entry, r.of, r.seen)
	}
}
