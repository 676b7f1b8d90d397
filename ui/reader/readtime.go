package reader

import (
	"time"

	"trustbook/handbook"
	"trustbook/ui/readstate"
)

// minRowTime is the time that even the shortest row takes to read.
const minRowTime = 300 * time.Millisecond

// A pause counts as absence if it is longer than idleLimit and longer than idleFactor times the estimated reading time
// of the screen.
const (
	idleLimit  = 2 * time.Minute
	idleFactor = 4
)

// maxUnreadLetters is the maximum number of unread letters in a row that still counts as read. The intervals may have
// been recorded at another width, and converting them may round by a letter or two.
const maxUnreadLetters = 2

// readTracker records how much of an entry has been read. It counts letters and digits, whose number does not depend on
// the width of the screen. The time between two keys is credited to the rows that were on the screen, from the top
// down, and to each row only once.
type readTracker struct {
	hash     string              // hash of the text that is tracked
	version  string              // version of the text
	ends     []int               // number of letters up to the end of each row; nil while nothing can be read
	letters  int                 // number of letters in the whole text, not just in its visible rows
	seen     readstate.Intervals // letters of the text that have been read
	unsaved  bool                // seen has changes that are not stored yet
	justRead bool                // the last key completed the entry
	budget   time.Duration       // time credited to the first unread row so far
	lastKey  time.Time
}

// setRows sets the rows of the current layout. The rows outside [first, end) do not belong to the text of the entry.
func (t *readTracker) setRows(plain []string, first, end int) {
	t.ends = make([]int, len(plain))
	at := 0
	for row, s := range plain {
		if row >= first && row < end {
			at += handbook.CountLetters(s)
		}
		t.ends[row] = at
	}
	t.seen, t.letters = t.seen.Scaled(t.letters, at), at
}

// add adds letters of the text that had been read before. letters is the number of letters in the text.
func (t *readTracker) add(seen readstate.Intervals, letters int) {
	if t.letters == 0 { // the entry has not been laid out yet
		t.letters = letters
	}
	t.seen, t.unsaved = t.seen.Union(seen.Scaled(letters, t.letters)), true
}

func (t *readTracker) row(i int) (from, to, unread int) {
	if i > 0 {
		from = t.ends[i-1]
	}
	to = t.ends[i]
	if unread = to - from - t.seen.CountIn(from, to); unread <= maxUnreadLetters {
		unread = 0
	}
	return from, to, unread
}

// readingTime returns the time that a row with the given number of letters takes to read.
func readingTime(letters int) time.Duration {
	if letters == 0 {
		return 0
	}
	return max(minRowTime, time.Duration(letters)*readstate.TimePerLetter)
}

// creditTime credits the time that has passed to the rows [first, end). It credits nothing if the reader was away; see
// idleLimit.
func (t *readTracker) creditTime(passed time.Duration, first, end int) {
	end = min(end, len(t.ends))
	var screen time.Duration
	for i := first; i < end; i++ {
		_, _, unread := t.row(i)
		screen += readingTime(unread)
	}
	if passed <= 0 || screen == 0 || passed > max(idleLimit, idleFactor*screen) {
		return
	}
	t.budget += passed
	for i := first; i < end; i++ {
		from, to, unread := t.row(i)
		cost := readingTime(unread)
		if cost > t.budget {
			return
		}
		if unread > 0 {
			t.budget -= cost
			t.seen, t.unsaved = t.seen.With(from, to), true
		}
	}
	t.budget = 0
}

// timeLeft returns how much longer the rows [first, end) must stay on the screen until the whole entry is read. ok is
// false if any other row is unread, or if the entry is already read.
func (t *readTracker) timeLeft(first, end int) (time.Duration, bool) {
	var needed time.Duration
	for i := range t.ends {
		_, _, unread := t.row(i)
		if unread > 0 && (i < first || i >= end) {
			return 0, false
		}
		needed += readingTime(unread)
	}
	return needed - t.budget, needed > 0
}

func (t *readTracker) isComplete() bool { return len(t.ends) > 0 && t.firstUnread() < 0 }

// firstUnread returns the first unread row, or -1.
func (t *readTracker) firstUnread() int {
	for i := range t.ends {
		if _, _, unread := t.row(i); unread > 0 {
			return i
		}
	}
	return -1
}
