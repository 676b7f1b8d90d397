package readstate

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

// handbookOf returns a handbook with the given files, such as b.md.
func handbookOf(t *testing.T, texts map[string]string) *handbook.Handbook {
	t.Helper()
	files := fstest.MapFS{"handbook.yaml": {Data: []byte("title: Z\n")}}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// startProgram starts the program with a handbook.
func startProgram(s *Store, h *handbook.Handbook) {
	s.UseHandbook(h)
	last, known := s.Snapshot()
	now, news := TakeSnapshot(h, noon()), Changes{}
	if known {
		news = last.Compare(h, now)
	}
	apply(s, saveSnapshot(now, news))
}

func wantNews(t *testing.T, s *Store, id, want string) {
	t.Helper()
	fresh, changed := s.NewsOf(id)
	if got := fmt.Sprintf("%t %t", fresh, changed); got != want {
		t.Errorf("%s is new, changed: %s, want %s", id, got, want)
	}
}

func TestNewsFollowARename(t *testing.T) {
	s := openStore(t, t.TempDir())
	startProgram(s, handbookOf(t, map[string]string{"a.md": "# A\n\nx\n"}))
	startProgram(s, handbookOf(t, map[string]string{"a.md": "# A\n\nx!\n", "b.md": "# B\n\ny\n"}))
	wantNews(t, s, "a", "false true")
	wantNews(t, s, "b", "true false")
	startProgram(s, handbookOf(t, map[string]string{"a2.md": "---\nformer_ids: [a]\n---\n# A\n\nx!\n", "b2.md": "---\nformer_ids: [b]\n---\n# B\n\ny!\n"}))
	wantNews(t, s, "a2", "false true")
	wantNews(t, s, "b2", "true false") // a new entry does not also count as changed
	startProgram(s, handbookOf(t, map[string]string{"a2.md": "---\nformer_ids: [a]\n---\n# A\n\nx!\n"}))
	wantNews(t, s, "b2", "false false")
	flush(t, s)
}

func TestOpenedOrReadEntriesAreNotNew(t *testing.T) {
	for name, change := range map[string]action{"opened": visit("a"), "marked": finish("a", "aa", "", noon(), true)} {
		dir := t.TempDir()
		s := openStore(t, dir)
		apply(s, visit("a"))
		startProgram(s, handbookOf(t, map[string]string{"a.md": "# A\n\nx\n", "b.md": "# B\n\nx\n"}))
		startProgram(s, handbookOf(t, map[string]string{"a.md": "# A\n\nz\n", "b.md": "# B\n\nz\n"}))
		wantNews(t, s, "a", "false true")
		apply(s, change)
		flush(t, s)
		s = openStore(t, dir)
		s.UseHandbook(handbookOf(t, map[string]string{"b.md": "# B\n"}))
		if fresh, changed := s.NewsOf("a"); fresh || changed {
			t.Errorf("%s: it is still news", name)
		}
		wantNews(t, s, "b", "false true")
	}
}

// A window that was started before the news was read in another does not bring it back.
func TestNewsStayReadInASecondWindow(t *testing.T) {
	dir := t.TempDir()
	before, now := handbookOf(t, map[string]string{"a.md": "# A\n\nx\n"}), handbookOf(t, map[string]string{"a.md": "# A\n\nx\n", "b.md": "# B\n\ny\n"})
	s := openStore(t, dir)
	startProgram(s, before)
	flush(t, s)
	one, other := openStore(t, dir), openStore(t, dir)
	startProgram(one, now)
	other.UseHandbook(now)
	last, _ := other.Snapshot()
	met := TakeSnapshot(now, noon())
	apply(one, visit("b"))
	flush(t, one)
	apply(other, saveSnapshot(met, last.Compare(now, met)))
	flush(t, other)
	wantNews(t, other, "b", "false false")
}

func TestKeysAreStoredInOrder(t *testing.T) {
	set := keySet{{3, 0, 0, 1}: true, {1}: true, {2, 9}: true}
	data, err := json.Marshal(set)
	if want := `"AQAAAAIJAAADAAAB"`; err != nil || string(data) != want {
		t.Fatalf("%s %v, want %s", data, err, want)
	}
	var again keySet
	if err := json.Unmarshal([]byte(`"AQAAAAIJAAADAAABAQ=="`), &again); err != nil || !maps.Equal(again, set) { // one byte too many
		t.Errorf("%v %v", again, err)
	}
}
