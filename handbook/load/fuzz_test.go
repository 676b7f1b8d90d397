package load

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// FuzzLoad loads a page and a manifest of arbitrary bytes. The page always opens, and
// nothing in it can act on a terminal.
func FuzzLoad(f *testing.F) {
	f.Add("---\nid: a\nkind: faq\nanswer: yes\n---\n# Title\n\nText with [a link](b.md#c).\n", exampleManifest)
	f.Add("title: closing only\n---\nText\n", "synonyms:\n  - [a, b]\n")
	f.Add("&#x1b;]52;c;eA==&#7; `&#27;[2J`\n\x1b[2J\u202e\xff\r\n", "title: \"\\e[2J\"\n")
	f.Add("| a | b |\n|---|---|\n| c | d |\n\n> - 1. nested\n", "categories: [{id: a}, {id: a}]\n")
	f.Add("---\n: [\n---\n<script>x</script>\n\n```\ncode\n", "acronyms: {A: &x b, C: *x}\n")
	f.Fuzz(func(t *testing.T, page, manifest string) {
		h, err := Handbook(fstest.MapFS{"a/page.md": {Data: []byte(page)}, handbook.ManifestName: {Data: []byte(manifest)}})
		if err != nil {
			if len(page) <= maxPageBytes {
				t.Fatalf("the page does not open: %v", err)
			}
			return
		}
		e := h.Entries[0]
		requireSafe(t, "handbook title", h.Title)
		for _, s := range []string{e.ID, e.Title, e.Question, e.Summary, e.Category} {
			requireSafe(t, "front matter", s)
		}
		requireSafe(t, "body", e.Markdown)
		requireSafe(t, "plain text", e.Text())
		for _, l := range e.Links {
			requireSafe(t, "link", l.Text+l.Target)
		}
		for _, p := range h.Problems {
			requireSafe(t, "problem", p.String())
		}
		if g := h.Glossary; g != nil {
			requireSafe(t, "glossary", g.Markdown+g.Text())
		}
		if e.Title == "" || h.Entry(e.ID) != e {
			t.Fatalf("entry %q titled %q cannot be found", e.ID, e.Title)
		}
	})
}

func requireSafe(t *testing.T, what, s string) {
	t.Helper()
	if !utf8.ValidString(s) || strings.ContainsFunc(s, sanitize.IsUnsafeInText) {
		t.Fatalf("%s can act on a terminal: %q", what, s)
	}
}

// FuzzFrontMatter loads arbitrary front matter in each of its forms.
func FuzzFrontMatter(f *testing.F) {
	f.Add("title: T\nkeywords: [a, b]\nreviewed: 2026-01-31\ncontrols: ['a:1']\n")
	f.Add("title = \"T\"\nweight = 3\ndate = 2026-01-31\n[a.b]\nc = [[1]]\n")
	f.Add("a: &x [*x]\n? b\n: - c\n--- \n!!binary YQ==\n")
	f.Add("title = '''\n+++\n")
	f.Add("title: \"\\e[2J\\u202e\"\nkeywords: [\u009b2J, \"\\a\"]\n\u200bowner: \x1b[2J\n")
	f.Add("title = \"\\u001b[2J\\u202e\"\nkeywords = [\"\\u0007\"]\n")
	f.Fuzz(func(t *testing.T, front string) {
		for _, page := range []string{"---\n" + front + "\n---\nText\n", "+++\n" + front + "\n+++\nText\n", "title: x\n" + front + "\n---\nText\n"} {
			h, err := Handbook(fstest.MapFS{"a.md": {Data: []byte(page)}})
			if err != nil {
				if len(page) <= maxPageBytes {
					t.Fatal(err)
				}
				return
			}
			e := h.Entries[0]
			for _, s := range append([]string{e.ID, e.Title, e.Summary, e.Question, e.Metadata.Owner, e.Metadata.Version}, e.Keywords...) {
				requireSafe(t, "front matter", s)
			}
			for _, p := range h.Problems {
				requireSafe(t, "problem", p.String())
				if lines := strings.Count(page, "\n") + strings.Count(page, "\r") + 1; p.Line > lines {
					t.Fatalf("%s: there are %d lines", p, lines)
				}
			}
		}
	})
}
