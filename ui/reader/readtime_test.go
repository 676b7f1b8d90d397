package reader

import (
	"strings"
	"testing"
	"time"
)

// tracked returns a tracker of rows with the given numbers of letters.
func tracked(rows ...int) *readTracker {
	var plain []string
	for _, n := range rows {
		plain = append(plain, strings.Repeat("x", n))
	}
	t := &readTracker{}
	t.setRows(plain, 0, len(plain))
	return t
}

func TestTimeIsCreditedFromTheTopDown(t *testing.T) {
	r := tracked(100, 100, 100)
	r.creditTime(readingTime(100), 0, 2)
	if got := r.firstUnread(); got != 1 {
		t.Errorf("the first unread row is %d, want 1", got)
	}
	r.creditTime(readingTime(100)/2, 1, 3)
	if got := r.firstUnread(); got != 1 {
		t.Errorf("after half its time the first unread row is %d, want 1", got)
	}
	r.creditTime(readingTime(100)/2+time.Millisecond, 1, 3)
	if got := r.firstUnread(); got != 2 {
		t.Errorf("after all of its time the first unread row is %d, want 2", got)
	}
	if r.creditTime(time.Minute, 2, 3); !r.isComplete() {
		t.Error("every row had its time")
	}
}

func TestAnAbsenceIsNotCredited(t *testing.T) {
	r := tracked(100)
	r.creditTime(idleLimit+time.Second, 0, 1)
	r.creditTime(-time.Hour, 0, 1)
	if r.isComplete() {
		t.Error("the user was away")
	}
	r = tracked(100_000)
	r.creditTime(2*idleLimit, 0, 1) // it takes longer to read
	if r.budget != 2*idleLimit {
		t.Errorf("%v were credited", r.budget)
	}
}

func TestOnlyRowsOfTheTextAreRead(t *testing.T) {
	r := &readTracker{}
	r.setRows([]string{"a title", "words", "", "a foot"}, 1, 3)
	if r.creditTime(time.Second, 0, 4); !r.isComplete() || r.letters != len("words") {
		t.Errorf("%d letters, %v", r.letters, r.seen)
	}
}

func TestCoverageCountsWhatWasOnTheScreen(t *testing.T) {
	var c Coverage
	c.add(0, 50, 200, false)
	c.add(40, 100, 200, false)
	if c.Percent() != 50 || c.AtEnd {
		t.Errorf("%d %%, at the end: %v", c.Percent(), c.AtEnd)
	}
	if c.add(0, 400, 400, true); c.Percent() != 100 || !c.AtEnd {
		t.Errorf("%d %% at another width, at the end: %v", c.Percent(), c.AtEnd)
	}
	empty := Coverage{AtEnd: true}
	if empty.Percent() != 100 {
		t.Error("an entry without letters is covered at its end")
	}
}
