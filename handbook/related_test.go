package handbook_test

import (
	"slices"
	"testing"
)

func TestRelatedGoesBothWays(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"a.md": "---\nrelated: [b, b]\n---\n# A\n\n[c](c.md) and [again](c.md#x) and [me](a.md)\n",
		"b.md": "# B\n",
		"c.md": "---\nformer_ids: [old-c]\n---\n# C\n\n[a](a.md)\n\n## x\n",
		"d.md": "---\nrelated: [old-c]\n---\n# D\n",
		"e.md": "# E\n",
	})
	for id, want := range map[string][]string{
		"a": {"b", "c"}, "b": {"a"}, "c": {"a", "d"}, "d": {"c"}, "e": nil,
	} {
		got := idsOf(h.Related(h.Entry(id)))
		if !slices.Equal(got, want) {
			t.Errorf("related to %s are %q, want %q", id, got, want)
		}
	}
}

// Entries related to a translation are listed in its language, or else in the language in which the handbook lists
// them.
func TestRelatedIsInTheLanguageOfTheEntry(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": "title: H\nlanguages: [en, sv]\n",
		"a.md":          "---\nrelated: [b, c]\n---\n# Boats\n",
		"a.sv.md":       "# Båtar\n",
		"b.md":          "# Anchors\n",
		"b.sv.md":       "# Ankare\n",
		"c.md":          "---\nlang: en\n---\n# Crews\n",
	})
	for _, listed := range []string{"en", "sv"} {
		for lang, want := range map[string][]string{"en": {"Anchors", "Crews"}, "sv": {"Ankare", "Crews"}} {
			in := h.ForLanguage(listed)
			var got []string
			for _, e := range in.Related(in.Entry("a").InLanguage(lang)) {
				got = append(got, e.Title)
			}
			if !slices.Equal(got, want) {
				t.Errorf("listed in %s, related in %s are %q, want %q", listed, lang, got, want)
			}
		}
	}
}
