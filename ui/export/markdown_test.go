package export

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/yuin/goldmark/ast"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/body"
)

// parsedDocument parses a document.
func parsedDocument(document string) *parsedBody {
	t := &parsedBody{entry: &handbook.Entry{ID: "document"}, source: []byte(document), fileLine: func(i int) int { return i }}
	t.parse()
	return t
}

// checkDocument checks that every link within a Markdown document leads to a heading and that each entry has a heading.
func checkDocument(t *testing.T, h *handbook.Handbook, document string) {
	t.Helper()
	doc := parsedDocument(document)
	hand, anchors, titles := body.Anchors{}, map[string]bool{}, map[string]bool{}
	for _, heading := range doc.headings {
		anchors[hand.FragmentFor(heading.title)] = true
		if heading.node.Level == entryLevel {
			titles[heading.title] = true
		}
	}
	doc.eachNode(func(n ast.Node) {
		link, ok := n.(*ast.Link)
		if !ok {
			return
		}
		if to, inside := strings.CutPrefix(string(link.Destination), "#"); inside && !anchors[to] {
			t.Errorf("a link leads to #%s, which is no heading", to)
		}
	})
	for _, e := range h.Entries {
		if !titles[e.Title] {
			t.Errorf("no heading is %q", e.Title)
		}
	}
}

func TestDocumentLinks(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"shipped": embed.FS(), "open": open()} {
		t.Run(name, func(t *testing.T) {
			h := loadHandbook(t, fsys)
			checkDocument(t, h, written(t, h, FormatMarkdown))
		})
	}
}

// open returns a handbook whose entries have unclosed blocks and share names.
func open() fs.FS {
	return fstest.MapFS{
		"a/fence.md":   {Data: []byte("# Fence\n\n```\ncode\n")},
		"a/comment.md": {Data: []byte("# Comment\n\nWords.\n\n<!-- never closed\n")},
		"a/tilde.md":   {Data: []byte("# Tilde\n\n~~~~~\n# No heading\n")},
		"a/both.md":    {Data: []byte("# Both\n\nUnder\n=====\n\nA [name][1] and a note[^1], [Links][], `[x]` [`]`](links.md \"t\").\n\n[1]: links.md#one\n[links]: <links.md>\n\n[^1]: Of both.\n")},
		"a/links.md":   {Data: []byte("# Links\n\n## One\n\nA [name][1] and a note[^1], ![image][1].\n\n### One\n\n> ## Quoted\n\n[1]: https://example.com/a(b) \"title\"\n\n[^1]: Of links.\n")},
		"b/links.md":   {Data: []byte("# 1. Links & *more*\n\nSee [this](../a/links.md#one) and [that](../a/both.md).\n")},
	}
}

func TestDocumentKeepsNamesUnique(t *testing.T) {
	document := written(t, loadHandbook(t, open()), FormatMarkdown)
	for _, want := range []string{
		"#### Under\n\nA [name](#one) and a note[^a-both-1], [Links](#links), `[x]` [`]`](#links \"t\").\n",
		"[^a-both-1]: Of both.\n",
		"A [name](<https://example.com/a(b)>) and a note[^a-links-1], ![image](<https://example.com/a(b)>).\n",
		"#### One\n", "##### One\n", "> #### Quoted\n",
		"### 1\\. Links & more\n", "See [this](#one) and [that](#both).\n",
		"```\ncode\n```\n\nSource: Fence",
		"```text\nWords.\n\n<!-- never closed\n```\n",
		"```text\n~~~~~\n# No heading\n```\n",
	} {
		if !strings.Contains(document, want) {
			t.Errorf("the document does not have\n%s", want)
		}
	}
	if strings.Contains(document, "]: https:") || strings.Contains(document, "[1]") {
		t.Error("a link by name is left")
	}
	if t.Failed() {
		t.Log(document)
	}
}

// Plain text keeps its meaning.
func TestEscape(t *testing.T) {
	for _, s := range []string{
		"1. One", "12) Twelve", "# Head", "- item", "+ item", "*a* _b_ `c` [d](e) <f> ~~g~~ h|i", "a &amp; b & c &#38;", `\*`, "= x", "plain",
		"![i](j)", "https://example.com",
	} {
		doc := parsedDocument(escapeMarkdown(s))
		first := doc.root.FirstChild()
		if got := doc.plainText(first); got != s || first.Kind() != ast.KindParagraph {
			t.Errorf("%q becomes the %s %q by way of %q", s, first.Kind(), got, escapeMarkdown(s))
		}
	}
}

// A document contains the entries unchanged, including HTML and callouts.
func TestDocumentIsAsWritten(t *testing.T) {
	const page = "# One\n\n!!! note \"Mind\"\n    The <b>gap</b>.\n\n## Part {: #own }\n\n### Other part {#other .wide}\n\n10<sup>9</sup> of [two](two.md#html) and [it](#other).\n\n| a | b |\n|---|:-:|\n| `x  y` |  |\n"
	h := loadHandbook(t, fstest.MapFS{
		"one.md": {Data: []byte(page)},
		"two.md": {Data: []byte("<h1 align=\"center\">\n  Two\n</h1>\n\n<h2>HTML</h2>\n\nText.\n\nLater {#late}\n-----\n\n[part](one.md#own), [later](#late)\n")},
	})
	document := written(t, h, FormatMarkdown)
	_, body, _ := strings.Cut(page, "\n\n")
	body = strings.NewReplacer("## Part", "#### Part", "### Other part {#other .wide}", "##### Other part", "two.md#html", "#two", "(#other)", "(#other-part)").Replace(body)
	for _, want := range []string{"### One\n\n" + body, "### Two\n\n<h2>HTML</h2>\n\nText.\n\n#### Later\n\n[part](#part--own-), [later](#later)\n"} {
		if !strings.Contains(document, want) {
			t.Errorf("the document does not have\n%s\nbut is\n%s", want, document)
		}
	}
}
