package handbook

import (
	"slices"
	"strings"
	"testing"
)

func ids(entries []*Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return out
}

func TestPathsLeadThroughTexts(t *testing.T) {
	h := load(t, map[string]string{
		"handbook.yaml": `reading_paths:
  - {id: start, title: Start here}
  - {id: admins, roles: [admin, Support], entries: [b, former-a, b], acknowledge: true, due_days: 14}
ack_statement: I have understood this.
`,
		"a.md": "---\nformer_ids: [former-a]\n---\n# A\n",
		"b.md": "# B\n",
		"c.md": "---\nack: required\naudience: [admin]\n---\n# C\n",
	})
	if p := problemLines(h); len(p) > 0 {
		t.Fatal(p)
	}
	start, admins := h.Paths[0], h.Paths[1]
	if got := ids(start.Entries); !slices.Equal(got, []string{"a", "b", "c"}) || start.Title != "Start here" || start.Acknowledge {
		t.Errorf("%q %+v", got, start)
	}
	if got := ids(admins.Entries); !slices.Equal(got, []string{"b", "a"}) || admins.Title != "Admins" || admins.DueDays != 14 {
		t.Errorf("%q %+v", got, admins)
	}
	for id, want := range map[string]bool{"a": true, "b": true, "c": true} {
		if h.NeedsAck(h.Entry(id)) != want {
			t.Errorf("%s needs to be acknowledged: %v", id, !want)
		}
	}
	if h.AckStatement != "I have understood this." {
		t.Errorf("%q", h.AckStatement)
	}
}

func TestPathsWithMistakes(t *testing.T) {
	for manifest, want := range map[string]string{
		"reading_paths:\n  - {id: p, entries: [gone]}\n":    `names "gone"`,
		"reading_paths:\n  - {title: P}\n":                  "needs an id",
		"reading_paths:\n  - {id: p}\n  - {id: p}\n":        "twice",
		"reading_paths:\n  - {id: p, due_days: -1}\n":       "number of days",
		"reading_paths:\n  - {id: p, due_days: 99999}\n":    "number of days",
		"reading_paths:\n  - {id: p, due: 3}\n":             `"due" is not a key`,
		"reading_paths:\n  - {id: p, acknowledge: maybe}\n": "true or false",
	} {
		h := load(t, map[string]string{"handbook.yaml": manifest, "a.md": "# A\n"})
		if got := strings.Join(problemLines(h), "\n"); !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", manifest, got, want)
		}
	}
}

func TestEditionIsTwoNumbers(t *testing.T) {
	for version, want := range map[string]Edition{"1.2": {1, 2}, "v3": {3, 0}, "2.0.7": {2, 0}, "10.11": {10, 11}} {
		if got, ok := (Life{Version: version}).Edition(); !ok || got != want {
			t.Errorf("%q: %v, %v", version, got, ok)
		}
	}
	for _, version := range []string{"", "spring", "1.x", "-1", "1.-2", "."} {
		if got, ok := (Life{Version: version}).Edition(); ok {
			t.Errorf("%q: %v", version, got)
		}
	}
}

// TestHashIsOfWhatIsRead changes a text in ways that a reader sees and in ways
// that a reader does not.
func TestHashIsOfWhatIsRead(t *testing.T) {
	const page = "---\nkind: faq\nquestion: Q?\nanswer: yes\nsummary: S.\nowner: A\n---\n# T\n\nText  \nmore.\n\n- item\n"
	hash := func(text string) string { return load(t, map[string]string{"a.md": text}).Entries[0].Hash() }
	before := hash(page)
	for from, to := range map[string]string{
		"owner: A": "owner: B\nreviewed: 2026-01-31", "\n\n- item": "\n\n\n\n- item   ", "more.\n": "more. \n", "\n": "\r\n", "item\n": "item\n\n\n",
	} {
		if hash(strings.ReplaceAll(page, from, to)) != before {
			t.Errorf("%q for %q makes another text of it", to, from)
		}
	}
	for from, to := range map[string]string{"Q?": "R?", "answer: yes": "answer: no", "S.": "Z.", "Text  ": "Text", "item": "items", "- item": "-  item\n- b"} {
		if hash(strings.Replace(page, from, to, 1)) == before {
			t.Errorf("%q for %q makes no other text of it", to, from)
		}
	}
}
