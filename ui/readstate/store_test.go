package readstate

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// noon always returns the same time.
func noon() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) }

// openStore opens a store and fails if there are warnings.
func openStore(t *testing.T, dir string) *Store {
	t.Helper()
	s := Open(dir, noon)
	if notes := s.Warnings(); len(notes) > 0 {
		t.Fatalf("notes at the start: %q", notes)
	}
	s.UseTitle("Handbook")
	return s
}

func flush(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
}

// summary is everything that a store reports about the current handbook.
func summary(s *Store) string {
	b := s.currentState()
	places := slices.Sorted(maps.Keys(b.positions))
	for i, id := range places {
		n, _ := s.Position(id)
		places[i] = fmt.Sprint(id, "=", n)
	}
	return fmt.Sprint("saved ", s.SavedIDs(), " read ", b.read.ids, " places ", places)
}

func wantState(t *testing.T, s *Store, want string) {
	t.Helper()
	if got := summary(s); got != want {
		t.Errorf("kept:\n %s, want\n %s", got, want)
	}
}

func wantWarning(t *testing.T, s *Store, parts ...string) {
	t.Helper()
	notes := strings.Join(s.Warnings(), "\n")
	for _, part := range parts {
		if !strings.Contains(notes, part) {
			t.Errorf("the notes do not say %q: %q", part, notes)
		}
	}
}

func TestStoreRemembersWhatTheReaderDid(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, visit("a"), leave("a", 120), visit("b"), save("b"), save("a"), visit("c"), save("c"), unsave("b"), visit("a"))
	want := "saved [c a] read [a c b] places [a=120]"
	wantState(t, s, want)
	flush(t, s)
	wantState(t, s, want)
	wantState(t, openStore(t, dir), want)
}

func TestStoreAnswersAboutOneEntry(t *testing.T) {
	s := openStore(t, t.TempDir())
	apply(s, save("a"), visit("b"), leave("b", 7), visit("c"), leave("c", 0), leave("d", -3))
	for id, want := range map[string]string{
		"a": "true false 0 false", "b": "false true 7 true", "c": "false true 0 false", "d": "false true 0 false", "": "false false 0 false",
	} {
		n, ok := s.Position(id)
		if got := fmt.Sprint(s.IsSaved(id), s.WasVisited(id), n, ok); got != want {
			t.Errorf("%q: saved, visited, place = %s, want %s", id, got, want)
		}
	}
	apply(s, leave("b", 0))
	if n, ok := s.Position("b"); ok {
		t.Errorf("the entry was left at its top, and its place is %d", n)
	}
}

func TestHandbooksDoNotMix(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, save("a"))
	s.UseTitle("Another")
	apply(s, save("b"), visit("a"))
	flush(t, s)
	s = openStore(t, dir)
	wantState(t, s, "saved [a] read [] places []")
	s.UseTitle(" An\x1bother \n") // a title is stored as a clean line
	wantState(t, s, "saved [b] read [a] places []")
	s.UseTitle("")
	wantState(t, s, "saved [] read [] places []")
}

func TestLongTitlesAreCut(t *testing.T) {
	name := storedTitle("x" + strings.Repeat("å", maxTitleBytes)) // the limit is in the middle of a letter
	if len(name) != maxTitleBytes-1 || strings.Trim(name, "å") != "x" {
		t.Errorf("%d bytes: %q", len(name), name)
	}
}

func TestRecentIsLimited(t *testing.T) {
	s := openStore(t, t.TempDir())
	for i := range 50 {
		apply(s, visit(fmt.Sprint("t", i)))
	}
	got := s.RecentIDs()
	if len(got) != maxRecentEntries || got[0] != "t49" || got[maxRecentEntries-1] != "t30" {
		t.Errorf("recent: %q", got)
	}
	if !s.WasVisited("t0") {
		t.Error("an entry that is not recent any more is still visited")
	}
	got[0] = "changed by the caller"
	if s.RecentIDs()[0] != "t49" {
		t.Error("the caller can change the store through the list it was given")
	}
}

func TestOldestVisitIsForgotten(t *testing.T) {
	s := openStore(t, t.TempDir())
	for i := range maxOpenedEntries + 1 {
		id := fmt.Sprint("t", i)
		apply(s, visit(id), leave(id, 5))
	}
	if _, ok := s.Position("t0"); ok || s.WasVisited("t0") || !s.WasVisited("t1") {
		t.Error("want the first entry forgotten, and the second not")
	}
}

// Saved entries must not disappear, so an entry beyond the limit is refused.
func TestSavingTooManyIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	for i := range maxSavedEntries {
		apply(s, save(fmt.Sprint("t", i)))
	}
	apply(s, save("more"), save("more"), save("t0"))
	if s.IsSaved("more") || len(s.SavedIDs()) != maxSavedEntries || s.SavedIDs()[0] != "t0" {
		t.Errorf("%d saved, first %s", len(s.SavedIDs()), s.SavedIDs()[0])
	}
	wantWarning(t, s, "1000 entries are saved")
	flush(t, s)
	if s = openStore(t, dir); s.IsSaved("more") || !s.IsSaved("t1") {
		t.Error("the disk has something else than the memory")
	}
}

func TestBadIDsAreIgnored(t *testing.T) {
	s := openStore(t, t.TempDir())
	for _, id := range []string{"", "a\nb", "\x1b[2J", "\xff", strings.Repeat("x", maxIDBytes+1)} {
		apply(s, save(id), visit(id), leave(id, 3), rename("good", id), rename(id, "good"))
	}
	if len(s.pending) > 0 || len(s.library) > 0 {
		t.Errorf("kept: %v", s.pending)
	}
}

func TestRename(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	apply(s, save("x"), save("old"), visit("old"), leave("old", 9), visit("x"), rename("old", "new"), rename("never", "seen"), rename("x", "x"))
	want := "saved [new x] read [x new] places [new=9]"
	wantState(t, s, want)
	flush(t, s)
	wantState(t, openStore(t, dir), want)

	apply(s, save("former"), visit("former"), leave("former", 4), rename("former", "new"))
	wantState(t, s, want) // an entry with both ids keeps the data under the current one
}

func TestNothingToFlush(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	flush(t, s)
	if names := listFiles(t, dir); len(names) > 0 {
		t.Errorf("a store without changes created %q", names)
	}
}

func TestStoreWithoutFolder(t *testing.T) {
	s := Open("", noon)
	apply(s, save("a"), visit("b"))
	flush(t, s)
	wantState(t, s, "saved [a] read [b] places []")
	wantWarning(t, s, "not saved: there is no state folder")
	if len(s.pending) > 0 || len(s.Warnings()) > 0 {
		t.Error("want nothing pending, and nothing said twice")
	}
	var zero Store
	apply(&zero, save("a"))
	flush(t, &zero)
	if !zero.IsSaved("a") {
		t.Error("the zero store does not work")
	}
}

func TestWindowsSeeEachOther(t *testing.T) {
	dir := t.TempDir()
	one, two := openStore(t, dir), openStore(t, dir)
	apply(one, save("a"), visit("a"))
	apply(two, save("b"), visit("b"), leave("b", 3))
	flush(t, one)
	flush(t, two)
	wantState(t, two, "saved [b a] read [b a] places [b=3]")
	apply(one, unsave("b"))
	flush(t, one)
	wantState(t, one, "saved [a] read [b a] places [b=3]")
	wantState(t, openStore(t, dir), "saved [a] read [b a] places [b=3]")
}

// The disk always has the data that the reader sees, whatever is done and in whatever order.
func TestDiskFollowsMemory(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	dir := t.TempDir()
	s := openStore(t, dir)
	for range 60 {
		for range random.IntN(40) {
			apply(s, someAction(random))
		}
		want := summary(s)
		flush(t, s)
		wantState(t, s, want)
		wantState(t, openStore(t, dir), want)
	}
}

func someAction(random *rand.Rand) action {
	id := func() string { return string(rune('a' + random.IntN(6))) }
	switch random.IntN(12) {
	case 0, 1:
		return save(id())
	case 2, 3:
		return unsave(id())
	case 4, 5, 6:
		return visit(id())
	case 7:
		return rename(id(), id())
	}
	return leave(id(), random.IntN(5))
}

// Memory does not fill up while the disk is full for hours.
func TestPendingUpdatesStayFew(t *testing.T) {
	s := openStore(t, t.TempDir())
	for i := range 1000 {
		id := fmt.Sprint("t", i%7)
		apply(s, visit(id), leave(id, i))
	}
	if len(s.pending) != 14 {
		t.Errorf("%d changes wait, want a visit and a place of each of 7 entries", len(s.pending))
	}
}

func TestChangesWhileFlushing(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			for i := range 50 {
				id := fmt.Sprint("t", w, "-", i)
				apply(s, save(id), visit(id), leave(id, i+1))
				if _ = s.RecentIDs(); !s.IsSaved(id) {
					t.Errorf("%s is not there at once", id)
				}
			}
		})
		all.Go(func() {
			for range 10 {
				if err := s.Flush(); err != nil {
					t.Error(err)
				}
				s.Warnings()
			}
		})
	}
	all.Wait()
	flush(t, s)
	if n := len(openStore(t, dir).SavedIDs()); n != 200 {
		t.Errorf("%d of 200 arrived", n)
	}
}

// No order depends on the clock, so the clock can stand still or go back.
func TestClockGoesBack(t *testing.T) {
	dir, at := t.TempDir(), noon()
	for i := range 5 {
		at = at.Add(-24 * time.Hour)
		s := Open(dir, func() time.Time { return at })
		s.UseTitle("Handbook")
		apply(s, save(fmt.Sprint("t", i)), visit(fmt.Sprint("t", i)))
		flush(t, s)
	}
	wantState(t, openStore(t, dir), "saved [t4 t3 t2 t1 t0] read [t4 t3 t2 t1 t0] places []")
}

func TestWarningsAreCleanLines(t *testing.T) {
	var s Store
	s.addWarnings("\x1b]0;title\a not\nsaved", "again", "again")
	if got := s.Warnings(); len(got) != 2 || strings.ContainsAny(got[0], "\x1b\a\n") {
		t.Errorf("notes: %q", got)
	}
}
