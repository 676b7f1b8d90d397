package load

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
)

func TestEntriesInheritDefaults(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": "defaults:\n  kind: policy\n  owner: Harbour master\n  version: 2.1\n  audience: [keeper]\n  ack: required\n  review_in: 1 year\n",
		"a.md":          "# A\n",
		"b.md":          "---\nkind: principle\nowner: Keeper\nack:\naudience: []\n---\n# B\n",
		"c.md":          "+++\nversion = \"3.0\"\nreviewed = 2026-03-01\n+++\n# C\n",
	})
	if p := problemLines(h); len(p) > 0 {
		t.Fatal(p)
	}
	a, b, c := h.Entry("a"), h.Entry("b"), h.Entry("c")
	if l := a.Metadata; a.Kind != handbook.Policy || l.Owner != "Harbour master" || l.Version != "2.1" || !a.RequiresAck() || a.RelevanceTo(handbook.Roles{"cook"}) != handbook.RelevantForOthers {
		t.Errorf("a: %s %+v", a.Kind, l)
	}
	if l := b.Metadata; b.Kind != handbook.Principle || l.Owner != "Keeper" || l.Version != "2.1" || b.RequiresAck() || b.RelevanceTo(handbook.Roles{"cook"}) != handbook.RelevantForAll {
		t.Errorf("what b says itself does not count: %s %+v", b.Kind, l)
	}
	if due, ok := c.Metadata.NextReview(); c.Metadata.Version != "3.0" || !ok || due.Year() != 2027 {
		t.Errorf("c: %+v", c.Metadata)
	}
}

// A mistake is reported with its line, and the other defaults apply.
func TestMistakesInDefaults(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": "defaults:\n  kind: novel\n  owner: A\n  reviewed: 2026-01-01\n  owner: B\n  audience:\n    - [x]\n  version: 2.0\n",
		"a.md":          "# A\n",
	})
	want := []string{
		`handbook.yaml:2: defaults: kind: expected faq, policy or principle, found "novel"`,
		`handbook.yaml:4: defaults: "reviewed" is not a known field, so it is ignored`,
		`handbook.yaml:5: defaults: "owner" occurs twice; the first one counts`,
		"handbook.yaml:7: defaults: audience: expected a single value",
	}
	if got := problemLines(h); !slices.Equal(got, want) {
		t.Errorf("problems:\n%s", strings.Join(got, "\n"))
	}
	if e := h.Entry("a"); e.Kind != "" || e.Metadata.Owner != "A" || e.Metadata.Version != "2.0" || !e.Metadata.Reviewed.IsZero() || e.Metadata.Audience != nil {
		t.Errorf("%q %+v", e.Kind, e.Metadata)
	}
	h = loadFiles(t, map[string]string{"handbook.yaml": "defaults: [owner]\n", "a.md": "# A\n"})
	if got := problemLines(h); !slices.Equal(got, []string{"handbook.yaml:1: defaults: expected `key: value`"}) {
		t.Errorf("%q", got)
	}
}

// A default that is removed no longer applies to pages that were not parsed again.
func TestRemovedDefaultsNoLongerApply(t *testing.T) {
	files := fstest.MapFS{"handbook.yaml": {Data: []byte("defaults: {owner: A}\n")}, "a.md": {Data: []byte("# A\n")}}
	var loader Loader
	first, err := loader.Load(t.Context(), files, nil)
	if err != nil {
		t.Fatal(err)
	}
	files["handbook.yaml"] = &fstest.MapFile{Data: []byte("title: B\n")}
	second, err := loader.Load(t.Context(), files, nil)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := first.Entry("a").Metadata.Owner, second.Entry("a").Metadata.Owner; a != "A" || b != "" {
		t.Errorf("%q, then %q", a, b)
	}
}
