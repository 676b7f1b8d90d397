package handbook_test

import (
	"strings"
	"testing"
)

// Only changes that readers can see affect the hash.
func TestHashCoversWhatReadersRead(t *testing.T) {
	const page = "---\nkind: faq\nquestion: Q?\nanswer: yes\nsummary: S.\nowner: A\n---\n# T\n\nText  \nmore.\n\n- item\n"
	hash := func(text string) string { return loadFiles(t, map[string]string{"a.md": text}).Entries[0].Hash() }
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
