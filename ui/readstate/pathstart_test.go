package readstate

import (
	"fmt"
	"strings"
	"testing"
)

func wantPathStart(t *testing.T, s *Store, path, want string) {
	t.Helper()
	if got := s.PathStart(path); got != want {
		t.Errorf("%s was begun %q, want %q", path, got, want)
	}
}

func TestPathStartIsStored(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, visit("a"), begin("start", noon()), begin("start", noon().AddDate(0, 0, 3)), begin("ops", noon()), begin("ops", noon().AddDate(0, 0, -1)), begin("short", noon()), end("short"))
	for range 2 {
		wantPathStart(t, s, "start", "2026-03-02")
		wantPathStart(t, s, "ops", "2026-03-01")
		wantPathStart(t, s, "short", "")
		wantPathStart(t, s, "a", "")
		flush(t, s)
		s = openStore(t, dir)
	}
	s.UseTitle("Another")
	wantPathStart(t, s, "start", "")
	if file := strings.Join(strings.Fields(readFile(t, dir, fileName)), ""); !strings.Contains(file, `"begun":{"ops":"2026-03-01","start":"2026-03-02"}`) {
		t.Error(file)
	}
}

// Two windows start the same path before either knows of the other.
func TestEarliestPathStartCounts(t *testing.T) {
	for _, days := range [][2]int{{0, 2}, {2, 0}} {
		dir := t.TempDir()
		one, two := openStore(t, dir), openStore(t, dir)
		apply(one, visit("a"), begin("start", noon().AddDate(0, 0, days[0])))
		apply(two, visit("b"), begin("start", noon().AddDate(0, 0, days[1])))
		flush(t, one)
		flush(t, two)
		wantPathStart(t, two, "start", "2026-03-02")
		wantPathStart(t, openStore(t, dir), "start", "2026-03-02")
	}
}

func TestNoPathStartsWithoutStorage(t *testing.T) {
	var s Store
	apply(&s, visit("a"), begin("start", noon()))
	wantPathStart(t, &s, "start", "")
	none := Open("", noon)
	apply(none, visit("a"), begin("start", noon()))
	wantPathStart(t, none, "start", "")
}

func TestPathStartsAreLimited(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, visit("a"))
	for i := range maxPathStarts + 10 {
		apply(s, begin(fmt.Sprint("p", i), noon()))
	}
	apply(s, begin("", noon()), begin("x\x1b", noon()), begin("p0", noon().AddDate(0, 0, -1)), begin("p1", noon().AddDate(20_000, 0, 0)))
	flush(t, s)
	s = openStore(t, dir)
	if n := len(s.currentState().pathStarts); n != maxPathStarts {
		t.Errorf("%d paths", n)
	}
	wantPathStart(t, s, "p0", "2026-03-01")
	wantPathStart(t, s, "p1", "2026-03-02")
}

func TestBadDaysAreDropped(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, fileName, `{"version": 1, "books": [{"book": "Handbook", "read": ["a"], "begun": {"a": "2026-02-30", "b": "2026-02-28", "": "2026-02-28", "c": null}},
		{"book": "Empty", "begun": {"a": "2026-02-28"}, "saved": ["x"]}]}`)
	s := openStore(t, dir)
	wantPathStart(t, s, "b", "2026-02-28")
	if n := len(s.currentState().pathStarts); n != 1 {
		t.Errorf("%d paths", n)
	}
	s.UseTitle("Empty")
	wantPathStart(t, s, "a", "") // a path is started by opening an entry
}

// A handbook whose entries have all been dropped to save space is not kept for its paths.
func TestForgottenHandbooksHaveNoPathStarts(t *testing.T) {
	var l stateList
	for i := range 3 {
		book := fmt.Sprint("book ", i)
		l.touch(book).visit("a")
		l.touch(book).startPath("start", "2026-03-02")
	}
	if !l.shrink() || len(l) != 1 || l[0].pathStarts["start"] == "" {
		t.Errorf("%d books are left", len(l))
	}
}
