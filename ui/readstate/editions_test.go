package readstate

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"trustbook/handbook"
	"trustbook/handbook/pack"
)

func rulesOf(year string, seq int64, former ...string) pack.Edition {
	return EditionOf(handbook.New(handbook.Parts{ID: "rules", Title: "Rules " + year, FormerTitles: former}), "K", seq)
}

func wantEditions(t *testing.T, s *Store, want ...string) {
	t.Helper()
	var got []string
	for _, e := range s.Editions() {
		got = append(got, fmt.Sprintf("%s %s %q %s %d %q", e.Key, e.ID, e.Title, e.Former, e.Seq, e.Paths))
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n%q\nwant\n%q", got, want)
	}
}

func TestSignedEditionsAreStored(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	s.NoteEdition(rulesOf("2026", 7), "/a.zip")
	s.NoteEdition(rulesOf("2026", 5), "/b.zip") // the highest number stays
	s.NoteEdition(rulesOf("2027", 8, "Rules 2026", "Rules 2025"), "/c.zip")
	s.NoteEdition(rulesOf("2027", 9, "Rules 2026"), "/a.zip") // at the path of the former one
	s.NoteEdition(pack.Edition{Key: "K2", Title: "Menu"}, "/m.zip")
	flush(t, s)
	wantEditions(t, openStore(t, dir),
		`K2  "Menu" [] 0 ["/m.zip"]`,
		`K rules "Rules 2027" [Rules 2026 Rules 2025] 9 ["/a.zip" "/c.zip"]`,
		`K rules "Rules 2026" [] 7 ["/b.zip"]`)
}

func TestForgettingAHandbookForgetsAllItsEditions(t *testing.T) {
	for _, name := range []string{"rules", "Rules 2026", "Rules 2027", "Rules 2025"} {
		s := openStore(t, t.TempDir())
		s.UseTitle("Rules 2026")
		s.Save("a")
		s.NoteEdition(rulesOf("2026", 7, "Rules 2025"), "/a.zip")
		s.NoteEdition(rulesOf("2027", 8, "Rules 2026"), "/a.zip")
		s.NoteEdition(pack.Edition{Key: "K2", Title: "Menu", Seq: 1}, "/m.zip")
		if gone := s.ForgetEditions(name); len(gone) != 2 {
			t.Errorf("%s: %v", name, gone)
		}
		flush(t, s)
		wantEditions(t, s, `K2  "Menu" [] 1 ["/m.zip"]`)
		if !s.IsSaved("a") {
			t.Errorf("%s: what the reader has saved is gone too", name)
		}
	}
	s := openStore(t, t.TempDir())
	s.NoteEdition(pack.Edition{Key: "K2", Title: "Menu"}, "/m.zip")
	for _, name := range []string{"", "Rules", "menu"} {
		if gone := s.ForgetEditions(name); len(gone) > 0 {
			t.Errorf("%q: %v", name, gone)
		}
	}
}

// Earlier builds stored only the edition numbers.
func TestNumbersOfEarlierBuildsCount(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "shelf.json"), []byte(`{"version":1,"books":[{"book":"Rules 2026","editions":{"K":7}}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s := openStore(t, dir)
	wantEditions(t, s, `K  "Rules 2026" [] 7 []`)
	if err := rulesOf("2027", 6, "Rules 2026").CheckNewest([]pack.Edition{s.Editions()[0].Edition}); err == nil {
		t.Error("an older edition counts as new")
	}
	s.NoteEdition(rulesOf("2026", 8), "/a.zip")
	flush(t, s)
	wantEditions(t, s, `K rules "Rules 2026" [] 8 ["/a.zip"]`)
}
