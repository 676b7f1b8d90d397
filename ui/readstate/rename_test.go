package readstate

import (
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

// renamedHandbook returns a handbook with an entry whose former id may be in use again.
func renamedHandbook(t *testing.T, files fstest.MapFS) *handbook.Handbook {
	t.Helper()
	files["handbook.yaml"] = &fstest.MapFile{Data: []byte("title: Handbook\n")}
	files["a.md"] = &fstest.MapFile{Data: []byte("---\nid: a\nformer_ids: [b]\n---\n# A\n\nText.\n")}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestStateOfAFormerIDIsMoved(t *testing.T) {
	s := openStore(t, t.TempDir())
	apply(s, save("b"), finish("b", "aa", "", noon(), false), leave("b", 7))
	s.UseHandbook(renamedHandbook(t, fstest.MapFS{}))
	wantState(t, s, "saved [a] read [a] places [a=7]")
	wantRecord(t, s, "a", "aa  2026-03-02 false,  0 ")
}

// A former id that is in use again belongs to the new entry, so its record stays there.
func TestReusedIDKeepsItsRecord(t *testing.T) {
	s := openStore(t, t.TempDir())
	apply(s, save("b"), finish("b", "aa", "", noon(), false))
	both := renamedHandbook(t, fstest.MapFS{"b.md": {Data: []byte("---\nid: b\n---\n# B\n\nText.\n")}})
	for range 2 {
		s.UseHandbook(both)
	}
	wantState(t, s, "saved [b] read [b] places []")
	wantRecord(t, s, "b", "aa  2026-03-02 false,  0 ")
}
