package load

import (
	"fmt"
	"testing"
)

func TestFormerTitles(t *testing.T) {
	const many = `title: Rules 2027
former_titles: [Rules 2026, "Rules, as they were", Rules 2027, "", Rules 2026]
`
	for manifest, want := range map[string]string{
		many:                           `["Rules 2027" "Rules 2026" "Rules, as they were"]`,
		"former_titles: Rules, old\n":  `["Trust handbook" "Rules, old"]`,
		"title: T\nformer_titles:\n":   `["T"]`,
		"former_titles: [\"a\\eb\"]\n": `["Trust handbook" "ab"]`,
	} {
		h := loadFiles(t, map[string]string{"handbook.yaml": manifest, "a.md": "# A\n"})
		if got := fmt.Sprintf("%q", h.Titles()); got != want {
			t.Errorf("%s: %s, want %s", manifest, got, want)
		}
	}
	if h := loadFiles(t, map[string]string{"handbook.yaml": "former_titles: {a: b}\n", "a.md": "# A\n"}); len(problemLines(h)) != 1 {
		t.Errorf("%q", problemLines(h))
	}
}
