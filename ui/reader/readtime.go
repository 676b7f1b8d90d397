package reader

import (
	"time"

	"trustbook/handbook"
	"trustbook/ui/readstate"
)

// minRowTime is the minimum time to read a row.
const minRowTime = 300 * time.Millisecond

// A pause counts as absence if it is longer than idleLimit and longer than idleFactor times the estimated reading time
// of the screen.
const (
	idleLimit  = 2 * time.Minute
	idleFactor = 4
)

// maxUnreadLetters is the maximum number of unread letters in a row that still counts as read. Converting intervals
// that were recorded at another width may lose a letter or two to rounding.
const maxUnreadLetters = 2

// readTracker records how much of an entry has been read. It counts letters and digits, because their number does not
// depend on the width of the screen. The time between two keys is credited to the rows on the screen from the top down,
// and to each row only once.
type readTracker struct {
	hash     string              // hash of the tracked text
	version  string              // version of the text
	ends     []int               // number of letters up to the end of each row; nil while nothing can be read
	letters  int                 // number of letters in the whole text, not only in its visible rows
	seen     readstate.Intervals // letters of the text that have been read
	unsaved  bool                // seen has changes that are not stored yet
	justRead bool                // the last key completed the entry
	budget   time.Duration       // time credited to the first unread row so far
	lastKey  time.Time
}

// setRows sets the rows of the current layout. Rows outside [first, end) are not part of the entry's text.
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

// add adds letters that were read earlier. letters is the number of letters in the text.
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

// readingTime returns the time it takes to read a row with the given number of letters.
func readingTime(letters int) time.Duration {
	if letters == 0 {
		return 0
	}
	return max(minRowTime, time.Duration(letters)*readstate.TimePerLetter)
}

// creditTime credits the elapsed time to the rows [first, end). It credits nothing if the reader was absent; see
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

// timeLeft returns how much longer the rows [first, end) must stay on the screen to complete the entry. ok is false if
// another row is unread or the entry is already complete.
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
