package readstate

import (
	"fmt"
	"strings"
	"testing"
)

const read2026 = "saved [a] read [b a] places [b=7]"

// lastYear is a folder with what was kept under the title of last year.
func lastYear(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s := open(t, dir)
	s.UseTitle("Rules 2026")
	apply(s, save("a"), visit("a"), visit("b"), leave("b", 7), seeEdition("key", 3), begin("start", noon()), finish("a", strings.Repeat("a", FingerprintDigits), "1.0", noon(), true))
	flush(t, s)
	return dir
}

func TestANewTitleGoesOnWithTheFormer(t *testing.T) {
	dir := lastYear(t)
	for range 2 {
		s := open(t, dir)
		s.UseTitle("Rules 2027", "Rules 2025", "", "Rules 2026\n")
		wantKept(t, s, read2026)
		wantBegun(t, s, "start", "2026-03-02")
		if r := s.Record("a"); s.Edition("key") != 3 || r.Version != "1.0" || !r.ByHand {
			t.Errorf("edition %d, %+v", s.Edition("key"), r)
		}
		flush(t, s)
	}
	s := open(t, dir)
	s.UseTitle("Rules 2027", "Rules 2026")
	apply(s, visit("c"), unsave("a"), leave("b", 0), end("start"), restore("a", Record{}))
	wantKept(t, s, "saved [] read [c b a] places []")
	s.UseTitle("Rules 2026") // which a window may have open yet
	wantKept(t, s, read2026)
	wantBegun(t, s, "start", "2026-03-02")
}

// What has begun under the present title stays, and so does what is under the former.
func TestATitleWithABookOfItsOwnTakesNoOther(t *testing.T) {
	dir := lastYear(t)
	s := open(t, dir)
	s.UseTitle("Rules 2027")
	apply(s, visit("x"))
	flush(t, s)
	s = open(t, dir)
	s.UseTitle("Rules 2027", "Rules 2026")
	flush(t, s)
	s = open(t, dir)
	s.UseTitle("Rules 2027", "Rules 2026")
	wantKept(t, s, "saved [] read [x] places []")
	s.UseTitle("Rules 2026", "Rules 2027")
	wantKept(t, s, read2026)
}

// Two windows that know nothing of each other go on with the same book, whichever
// comes to the disk first, and a third still reads under the former title.
func TestTwoWindowsGoOnWithTheFormerTitle(t *testing.T) {
	for _, first := range []int{0, 1, 2} {
		dir := lastYear(t)
		windows := []*Store{open(t, dir), open(t, dir), open(t, dir)}
		for i, s := range windows[:2] {
			s.UseTitle("Rules 2027", "Rules 2026")
			apply(s, visit(fmt.Sprint("new", i)))
		}
		windows[2].UseTitle("Rules 2026")
		apply(windows[2], visit("old"))
		for i := range windows {
			flush(t, windows[(first+i)%3])
		}
		s := open(t, dir)
		s.UseTitle("Rules 2026")
		wantKept(t, s, "saved [a] read [old b a] places [b=7]")
		s.UseTitle("Rules 2027")
		for _, id := range []string{"a", "b", "new0", "new1"} {
			if !s.Visited(id) {
				t.Errorf("window %d first: %s is not read any more", first, id)
			}
		}
		if !s.Saved("a") {
			t.Errorf("window %d first: a is not saved any more", first)
		}
	}
}
