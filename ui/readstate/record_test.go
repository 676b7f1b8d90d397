package readstate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func wantRecord(t *testing.T, s *Store, id, want string) {
	t.Helper()
	r := s.Record(id)
	if got := fmt.Sprintf("%s %s %s %t, %s %d %s", r.Hash, r.Version, r.Day, r.ByHand, r.Partial.Hash, r.Partial.Total, r.Partial.Seen); got != want {
		t.Errorf("%s: %q, want %q", id, got, want)
	}
}

func TestRecordsAreStored(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, see("a", "aa", "", 90, Intervals{{0, 30}}), see("a", "aa", "", 90, Intervals{{60, 90}, {30, 40}}))
	apply(s, finish("b", "bb", "1.2", noon(), false), finish("c", "cc", "", noon(), true))
	for range 2 {
		wantRecord(t, s, "a", "   false, aa 90 0-40,60-90")
		wantRecord(t, s, "b", "bb 1.2 2026-03-02 false,  0 ")
		wantRecord(t, s, "c", "cc  2026-03-02 true,  0 ")
		wantRecord(t, s, "d", "   false,  0 ")
		flush(t, s)
		s = openStore(t, dir)
	}
}

func TestAnotherWordingIsUnseen(t *testing.T) {
	s := openStore(t, t.TempDir())
	apply(s, finish("a", "aa", "1.0", noon(), false), see("a", "bb", "", 50, Intervals{{0, 9}}))
	wantRecord(t, s, "a", "aa 1.0 2026-03-02 false, bb 50 0-9")
	apply(s, see("a", "cc", "", 60, Intervals{{5, 9}}))
	wantRecord(t, s, "a", "aa 1.0 2026-03-02 false, cc 60 5-9")
	apply(s, finish("a", "cc", "1.1", noon().AddDate(0, 0, 1), false))
	wantRecord(t, s, "a", "cc 1.1 2026-03-03 false,  0 ")
}

// Marking an entry by hand applies to all of it, even if it was partly read before it was edited.
func TestMarkReadClearsThePartial(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, see("a", "aa", "1.0", 90, Intervals{{0, 30}}), finish("a", "bb", "1.1", noon(), true))
	for range 2 {
		wantRecord(t, s, "a", "bb 1.1 2026-03-02 true,  0 ")
		flush(t, s)
		s = openStore(t, dir)
	}
}

// At another width a table has different labels, and so a different number of letters.
func TestSeenLettersAreScaled(t *testing.T) {
	s := openStore(t, t.TempDir())
	apply(s, see("a", "aa", "", 90, Intervals{{0, 30}, {80, 90}}), see("a", "aa", "", 180, Intervals{{50, 70}}))
	wantRecord(t, s, "a", "   false, aa 180 0-70,160-180")
	apply(s, see("a", "aa", "", 60, nil))
	wantRecord(t, s, "a", "   false, aa 60 0-23,53-60")
	apply(s, see("a", "aa", "", 0, nil))
	wantRecord(t, s, "a", "   false, aa 0 ")
}

func TestMarkByHandDoesNotReplaceReading(t *testing.T) {
	s := openStore(t, t.TempDir())
	apply(s, finish("a", "aa", "1.0", noon(), true), finish("a", "aa", "1.0", noon().AddDate(0, 0, 1), false))
	wantRecord(t, s, "a", "aa 1.0 2026-03-03 false,  0 ")
	apply(s, finish("a", "aa", "1.0", noon().AddDate(0, 0, 2), true))
	wantRecord(t, s, "a", "aa 1.0 2026-03-03 false,  0 ")
	was := s.Record("a")
	apply(s, finish("a", "bb", "2.0", noon(), true), restore("a", was))
	wantRecord(t, s, "a", "aa 1.0 2026-03-03 false,  0 ")
	apply(s, restore("a", ReadRecord{}))
	wantRecord(t, s, "a", "   false,  0 ")
}

// Undoing any action on an entry restores the whole record, on disk too.
func TestRestoreBringsBackTheWholeRecord(t *testing.T) {
	for _, had := range [][]action{
		nil,
		{see("a", "aa", "", 90, Intervals{{0, 54}})},
		{finish("a", "bb", "1.0", noon(), false), see("a", "aa", "", 90, Intervals{{0, 9}, {20, 30}})},
		{finish("a", "aa", "1.0", noon(), true)},
	} {
		dir := t.TempDir()
		s := openStore(t, dir)
		apply(s, had...)
		was := s.Record("a")
		apply(s, finish("a", "aa", "1.1", noon().AddDate(0, 0, 1), true), see("a", "aa", "", 90, Intervals{{60, 70}}), restore("a", was))
		for range 2 {
			if got := s.Record("a"); fmt.Sprint(got) != fmt.Sprint(was) {
				t.Errorf("%v, want %v", got, was)
			}
			flush(t, s)
			s = openStore(t, dir)
		}
	}
}

// An entry can be marked as read whatever its version.
func TestLongVersionIsCut(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, finish("a", "aa", "2.1-"+strings.Repeat("å", maxWordBytes), noon(), false), finish("b", "bb", " 1\x1b[0m\n2 ", noon(), false))
	for range 2 {
		wantRecord(t, s, "a", "aa 2.1-"+strings.Repeat("å", (maxWordBytes-4)/2)+" 2026-03-02 false,  0 ")
		if r := s.Record("b"); r.Hash != "bb" || !isValidVersion(r.Version) {
			t.Errorf("%+v", r)
		}
		flush(t, s)
		s = openStore(t, dir)
	}
}

// For a partly read entry, a new MAJOR version is noticed by comparing it with the version that was read.
func TestSeenVersionIsStored(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, see("a", "aa", "1.2 draft", 90, Intervals{{0, 30}}), see("b", "bb", "3.0", 9, nil), see("c", "cc", "", 9, Intervals{{1, 2}}))
	for range 2 {
		for id, want := range map[string]string{"a": "1.2 draft", "b": "3.0", "c": ""} {
			if r := s.Record(id); r.Partial.Version != want || r.Partial.Hash == "" || (len(r.Partial.Seen) == 0) != (id == "b") {
				t.Errorf("%s: %+v", id, r)
			}
		}
		flush(t, s)
		s = openStore(t, dir)
	}
	apply(s, see("a", "dd", "2.0", 90, nil))
	if r := s.Record("a"); r.Partial.Version != "2.0" {
		t.Errorf("%+v", r)
	}
}

// Two windows that each saw a part of an entry have together seen both.
func TestTwoWindowsReadOneEntry(t *testing.T) {
	dir := t.TempDir()
	one, two := openStore(t, dir), openStore(t, dir)
	apply(one, see("a", "aa", "", 90, Intervals{{0, 30}}), finish("b", "bb", "", noon(), false))
	apply(two, see("a", "aa", "", 90, Intervals{{50, 90}}), finish("c", "cc", "", noon(), true))
	flush(t, one)
	flush(t, two)
	wantRecord(t, two, "a", "   false, aa 90 0-30,50-90")
	wantRecord(t, two, "b", "bb  2026-03-02 false,  0 ")
	wantRecord(t, openStore(t, dir), "c", "cc  2026-03-02 true,  0 ")
}

func TestRecordsFollowARename(t *testing.T) {
	s := openStore(t, t.TempDir())
	apply(s, finish("old", "aa", "", noon(), false), rename("old", "new"))
	wantRecord(t, s, "old", "   false,  0 ")
	wantRecord(t, s, "new", "aa  2026-03-02 false,  0 ")
	apply(s, finish("x", "bb", "", noon(), false), rename("x", "new"), rename("new", "new"))
	wantRecord(t, s, "new", "aa  2026-03-02 false,  0 ")
	wantRecord(t, s, "x", "   false,  0 ")
}

// An entry opened under its new id loses nothing stored under the former one.
func TestRenameMovesEachHalf(t *testing.T) {
	s := openStore(t, t.TempDir())
	apply(s, finish("old", "aa", "", noon(), false), see("old", "bb", "", 9, Intervals{{0, 4}}), leave("old", 42), visit("new"), rename("old", "new"))
	wantRecord(t, s, "new", "aa  2026-03-02 false, bb 9 0-4")
	wantState(t, s, "saved [] read [new] places [new=42]")
	apply(s, see("x", "cc", "", 9, Intervals{{0, 9}}), finish("x", "cc", "", noon(), true), see("x", "dd", "", 5, Intervals{{1, 2}}), see("y", "ee", "", 7, nil), rename("x", "y"))
	wantRecord(t, s, "y", "cc  2026-03-02 true, ee 7 ")
	wantRecord(t, s, "x", "   false,  0 ")
}

// Text seen before an entry became unread does not count again, and the queue does not grow.
func TestPendingUpdatesStayInOrder(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	for i := range 50 {
		apply(s, see("a", "aa", "", 90, Intervals{{i, i + 1}}))
	}
	if len(s.pending) != 1 {
		t.Errorf("%d changes wait", len(s.pending))
	}
	apply(s, restore("a", ReadRecord{}), see("a", "aa", "", 90, Intervals{{80, 90}}))
	flush(t, s)
	wantRecord(t, openStore(t, dir), "a", "   false, aa 90 80-90")
}

// Text seen before a new MAJOR version does not count again, even while it is queued for the disk.
func TestSeenOfANewMajorIsQueuedSeparately(t *testing.T) {
	for version, want := range map[string]string{"1.1": "0-120", "2.0": "100-120"} {
		s := openStore(t, t.TempDir())
		apply(s, see("a", "aa", "1.0", 200, Intervals{{0, 100}}), see("a", "aa", version, 200, Intervals{{100, 120}}))
		for range 2 {
			wantRecord(t, s, "a", "   false, aa 200 "+want)
			flush(t, s)
		}
	}
}

func TestRecordsAreLimited(t *testing.T) {
	s := openStore(t, t.TempDir())
	for i := range maxOpenedEntries + 10 {
		apply(s, finish(fmt.Sprint("t", i), strings.Repeat("ab", 32), "1.0", noon(), false))
	}
	if n := len(s.currentState().finished); n != maxOpenedEntries {
		t.Errorf("%d records", n)
	}
	var p Intervals
	for i := range 10 * maxIntervals {
		p = p.With(3*i, 3*i+1)
	}
	if len(p) != maxIntervals {
		t.Errorf("%d parts", len(p))
	}
	flush(t, s)
	for _, c := range []action{
		finish("bad", strings.Repeat("a", maxWordBytes+1), "", noon(), false), finish("bad", "", "", noon(), false),
		finish("bad", "a/a", "", noon(), false), see("bad", "aa", "", -1, nil), see("bad", "", "", 5, nil),
		restore("bad", ReadRecord{Hash: "x"}), restore("bad", ReadRecord{Partial: PartialRead{Hash: "aa", Total: -1}}),
	} {
		if apply(s, c); s.WasVisited("bad") {
			t.Errorf("kept: %+v", c)
		}
	}
}

func TestBadRecordsAreDropped(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, fileName, `{"version": 1, "books": [{"book": "Handbook", "read": ["a", "b", "c", "d"], "finished": {
		"a": "yesterday aa read", "b": "2026-01-31 read", "d": "", "e": "2026-01-31 ee read"},
		"seen": {"c": "cc 9 7-8,what,3-1,0-2,1-3", "b": "bb -1 0-2", "a": "x 9 0-2", "e": "ee 9 0-2"}, "met": {"day": "2026-13-31", "digest": "x"}}]}`)
	s := openStore(t, dir)
	wantRecord(t, s, "c", "   false, cc 9 0-3,7-8")
	if n := len(s.currentState().finished) + len(s.currentState().partial); n != 1 {
		t.Errorf("%d records", n)
	}
	if _, ok := s.Snapshot(); ok {
		t.Error("a start on no day")
	}
}

func TestSnapshotIsStored(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	if _, ok := s.Snapshot(); ok {
		t.Error("there was no start")
	}
	apply(s, saveSnapshot(Snapshot{Day: "2026-03-02", Digest: "h1:a", Marks: []byte{1, 2}}, Changes{}), saveSnapshot(Snapshot{Day: "2026-03-03", Digest: "h1:b", Marks: []byte{3}, HashVersion: 2}, Changes{}))
	apply(s, saveSnapshot(Snapshot{Day: "2026-03-04", Marks: make([]byte, maxSnapshotBytes)}, Changes{})) // too much
	flush(t, s)
	if met, ok := openStore(t, dir).Snapshot(); !ok || fmt.Sprint(met) != "{2026-03-03 h1:b [3] 2  map[] map[] map[]}" {
		t.Error(met, ok)
	}
}

// Intervals are a set of letters, regardless of the order in which they are added.
func TestIntervalsAreASet(t *testing.T) {
	const size = 60
	for range 500 {
		var p Intervals
		var in [size]bool
		for range 12 {
			from := rand.IntN(size)
			to := from + rand.IntN(size-from)
			p = p.With(from, to)
			for i := from; i < to; i++ {
				in[i] = true
			}
		}
		for i := range size {
			if (p.CountIn(i, i+1) == 1) != in[i] {
				t.Fatalf("%v: letter %d", p, i)
			}
		}
		for i := 1; i < len(p); i++ {
			if p[i-1][1] >= p[i][0] {
				t.Fatalf("%v is not in order", p)
			}
		}
	}
}
