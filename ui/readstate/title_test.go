package readstate

import (
	"fmt"
	"strings"
	"testing"
)

const read2026 = "saved [a] read [b a] places [b=7]"

// lastYearFolder returns a folder with data stored under last year's title.
func lastYearFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s := openStore(t, dir)
	s.UseTitle("Rules 2026")
	apply(s, save("a"), visit("a"), visit("b"), leave("b", 7), seeEdition("key", 3), begin("start", noon()), finish("a", strings.Repeat("a", FingerprintDigits), "1.0", noon(), true))
	flush(t, s)
	return dir
}

func TestNewTitleContinuesWithTheFormer(t *testing.T) {
	dir := lastYearFolder(t)
	for range 2 {
		s := openStore(t, dir)
		s.UseTitle("Rules 2027", "Rules 2025", "", "Rules 2026\n")
		wantState(t, s, read2026)
		wantPathStart(t, s, "start", "2026-03-02")
		if r := s.Record("a"); s.edition("key") != 3 || r.Version != "1.0" || !r.ByHand {
			t.Errorf("edition %d, %+v", s.edition("key"), r)
		}
		flush(t, s)
	}
	s := openStore(t, dir)
	s.UseTitle("Rules 2027", "Rules 2026")
	apply(s, visit("c"), unsave("a"), leave("b", 0), end("start"), restore("a", ReadRecord{}))
	wantState(t, s, "saved [] read [c b a] places []")
	s.UseTitle("Rules 2026") // another window may still have it open
	wantState(t, s, read2026)
	wantPathStart(t, s, "start", "2026-03-02")
}

// The state under the current title is kept, and so is the state under the former one.
func TestTitleWithAStateOfItsOwnFollowsNoOther(t *testing.T) {
	dir := lastYearFolder(t)
	s := openStore(t, dir)
	s.UseTitle("Rules 2027")
	apply(s, visit("x"))
	flush(t, s)
	s = openStore(t, dir)
	s.UseTitle("Rules 2027", "Rules 2026")
	flush(t, s)
	s = openStore(t, dir)
	s.UseTitle("Rules 2027", "Rules 2026")
	wantState(t, s, "saved [] read [x] places []")
	s.UseTitle("Rules 2026", "Rules 2027")
	wantState(t, s, read2026)
}

// Two windows that do not know of each other continue with the same state, whichever flushes first, and a third one
// still reads it under the former title.
func TestTwoWindowsContinueWithTheFormerTitle(t *testing.T) {
	for _, first := range []int{0, 1, 2} {
		dir := lastYearFolder(t)
		windows := []*Store{openStore(t, dir), openStore(t, dir), openStore(t, dir)}
		for i, s := range windows[:2] {
			s.UseTitle("Rules 2027", "Rules 2026")
			apply(s, visit(fmt.Sprint("new", i)))
		}
		windows[2].UseTitle("Rules 2026")
		apply(windows[2], visit("old"))
		for i := range windows {
			flush(t, windows[(first+i)%3])
		}
		s := openStore(t, dir)
		s.UseTitle("Rules 2026")
		wantState(t, s, "saved [a] read [old b a] places [b=7]")
		s.UseTitle("Rules 2027")
		for _, id := range []string{"a", "b", "new0", "new1"} {
			if !s.WasVisited(id) {
				t.Errorf("window %d first: %s is not read any more", first, id)
			}
		}
		if !s.IsSaved("a") {
			t.Errorf("window %d first: a is not saved any more", first)
		}
	}
}
