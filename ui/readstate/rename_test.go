package readstate

import (
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

// renamed is a handbook in which a text has had the id that another has now.
func renamed(t *testing.T, files fstest.MapFS) *handbook.Handbook {
	t.Helper()
	files["handbook.yaml"] = &fstest.MapFile{Data: []byte("title: Handbook\n")}
	files["a.md"] = &fstest.MapFile{Data: []byte("---\nid: a\nformer_ids: [b]\n---\n# A\n\nText.\n")}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestWhatIsUnderAFormerIDGoesOn(t *testing.T) {
	s := open(t, t.TempDir())
	apply(s, save("b"), finish("b", "aa", "", noon(), false), leave("b", 7))
	s.Use(renamed(t, fstest.MapFS{}))
	wantKept(t, s, "saved [a] read [a] places [a=7]")
	wantRecord(t, s, "a", "aa  2026-03-02 false,  0 ")
}

// An id that another text has again leads to that text, so its record stays there.
func TestATextOfItsOwnKeepsItsRecord(t *testing.T) {
	s := open(t, t.TempDir())
	apply(s, save("b"), finish("b", "aa", "", noon(), false))
	both := renamed(t, fstest.MapFS{"b.md": {Data: []byte("---\nid: b\n---\n# B\n\nText.\n")}})
	for range 2 {
		s.Use(both)
	}
	wantKept(t, s, "saved [b] read [b] places []")
	wantRecord(t, s, "b", "aa  2026-03-02 false,  0 ")
}
