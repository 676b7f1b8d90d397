package handbook

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestTextsInheritFromTheManifest(t *testing.T) {
	h := load(t, map[string]string{
		"handbook.yaml": "defaults:\n  kind: policy\n  owner: Harbour master\n  version: 2.1\n  audience: [keeper]\n  ack: required\n  review_in: 1 year\n",
		"a.md":          "# A\n",
		"b.md":          "---\nkind: principle\nowner: Keeper\nack:\naudience: []\n---\n# B\n",
		"c.md":          "+++\nversion = \"3.0\"\nreviewed = 2026-03-01\n+++\n# C\n",
	})
	if p := problemLines(h); len(p) > 0 {
		t.Fatal(p)
	}
	a, b, c := h.Entry("a"), h.Entry("b"), h.Entry("c")
	if l := a.Life; a.Kind != Policy || l.Owner != "Harbour master" || l.Version != "2.1" || !h.NeedsAck(a) || a.For(Roles{"cook"}) != ForOthers {
		t.Errorf("a: %s %+v", a.Kind, l)
	}
	if l := b.Life; b.Kind != Principle || l.Owner != "Keeper" || l.Version != "2.1" || h.NeedsAck(b) || b.For(Roles{"cook"}) != ForAll {
		t.Errorf("what b says itself does not count: %s %+v", b.Kind, l)
	}
	if due, ok := c.Life.NextReview(); c.Life.Version != "3.0" || !ok || due.Year() != 2027 {
		t.Errorf("c: %+v", c.Life)
	}
}

func TestDefaultsWithMistakes(t *testing.T) {
	for manifest, want := range map[string]string{
		"defaults: [owner]\n":                             "handbook.yaml:1: defaults: line 1: expected `key: value`",
		"defaults:\n  owner: A\n  reviewed: 2026-01-01\n": `handbook.yaml:2: defaults: line 3: "reviewed" is not a key`,
		"defaults:\n  kind: novel\n":                      "expected faq, policy or principle",
	} {
		h := load(t, map[string]string{"handbook.yaml": manifest, "a.md": "# A\n"})
		if p := strings.Join(problemLines(h), "\n"); !strings.Contains(p, want) {
			t.Errorf("%q: %q", manifest, p)
		}
		if h.Entry("a").Life.Owner != "" {
			t.Errorf("%q: half of it counts", manifest)
		}
	}
}

// A default that goes, goes from texts that were not read again.
func TestDefaultsAreReadAgain(t *testing.T) {
	files := fstest.MapFS{"handbook.yaml": {Data: []byte("defaults: {owner: A}\n")}, "a.md": {Data: []byte("# A\n")}}
	first, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	files["handbook.yaml"] = &fstest.MapFile{Data: []byte("title: B\n")}
	second, err := Read(t.Context(), files, Options{Previous: first})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := first.Entry("a").Life.Owner, second.Entry("a").Life.Owner; a != "A" || b != "" {
		t.Errorf("%q, then %q", a, b)
	}
}
