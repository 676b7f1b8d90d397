package handbook

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// FuzzLoad feeds a page and a manifest of any bytes. Whatever they are, the page
// opens, and nothing in it can act on a terminal.
func FuzzLoad(f *testing.F) {
	f.Add("---\nid: a\nkind: faq\nanswer: yes\n---\n# Title\n\nText with [a link](b.md#c).\n", manifest)
	f.Add("title: closing only\n---\nText\n", "synonyms:\n  - [a, b]\n")
	f.Add("&#x1b;]52;c;eA==&#7; `&#27;[2J`\n\x1b[2J\u202e\xff\r\n", "title: \"\\e[2J\"\n")
	f.Add("| a | b |\n|---|---|\n| c | d |\n\n> - 1. nested\n", "categories: [{id: a}, {id: a}]\n")
	f.Add("---\n: [\n---\n<script>x</script>\n\n```\ncode\n", "acronyms: {A: &x b, C: *x}\n")
	f.Fuzz(func(t *testing.T, page, manifest string) {
		h, err := Load(fstest.MapFS{"a/page.md": {Data: []byte(page)}, manifestName: {Data: []byte(manifest)}})
		if err != nil {
			if len(page) <= maxPageBytes {
				t.Fatalf("the page does not open: %v", err)
			}
			return
		}
		e := h.Entries[0]
		safe(t, "handbook title", h.Title)
		for _, s := range []string{e.ID, e.Title, e.Question, e.Summary, e.Category} {
			safe(t, "front matter", s)
		}
		safe(t, "body", e.Markdown)
		safe(t, "plain text", e.Text())
		for _, l := range e.Links {
			safe(t, "link", l.Text+l.Target)
		}
		for _, p := range h.Problems {
			safe(t, "problem", p.String())
		}
		if e.Title == "" || h.Entry(e.ID) != e {
			t.Fatalf("entry %q titled %q cannot be found", e.ID, e.Title)
		}
	})
}

func safe(t *testing.T, what, s string) {
	t.Helper()
	if !utf8.ValidString(s) || strings.ContainsFunc(s, dangerous) {
		t.Fatalf("%s can act on a terminal: %q", what, s)
	}
}
