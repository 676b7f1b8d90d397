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
