package importer

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/handbook/body"
	"trustbook/handbook/sanitize"
	"trustbook/ui/importer/word"
)

// document is a document to import. Its sections are empty until it is divided.
type document struct {
	file      string // file name without folders
	title     string // "" if the document has none
	lang      string
	blocks    []*html.Node
	footnotes []word.Footnote
	omissions []Omission
	sections  []*section
	manifest  *Entry // manifest with control sets; nil if there are none
}

// section is a part of a document that becomes an entry.
type section struct {
	title   string
	parents []string // headings above the section
	ids     []string // anchors of the section's heading
	blocks  []*html.Node
	level   int    // level of the section's heading; 0 for text before the first heading
	entry   Entry  // the entry to write: its names are set first and its text last
	made    bool   // entry is already complete, because it comes from a table
	context string // position of the entry in a table; "" otherwise
}

func readWord(data []byte) (*document, error) {
	d, err := word.Read(data)
	if err != nil {
		return nil, err
	}
	out := &document{title: sanitize.CleanLine(d.Title), lang: d.Lang, blocks: d.Body, footnotes: d.Footnotes}
	for _, o := range d.Omissions {
		out.omissions = append(out.omissions, Omission(o))
	}
	return out, nil
}

func (d *document) recordOmission(what, sample, where string) {
	d.omissions = append(d.omissions, Omission{what, sanitize.CleanLine(sample), where})
}

// foreignLang returns the language of a document, or "" if it is English, a handbook's default language.
func (d *document) foreignLang() string {
	tag, ok := body.LanguageTag(d.lang)
	if !ok || tag == "en" || strings.HasPrefix(tag, "en-") {
		return ""
	}
	return tag
}

// headingLevel returns the level of a heading, or 0 for any other node.
func headingLevel(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	}
	return 0
}

func textOf(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	return sanitize.CleanLine(b.String())
}

func writeText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Type == html.ElementNode && n.DataAtom != atom.Span && !isInline(n):
		b.WriteByte(' ')
	}
	for c := range n.ChildNodes() {
		writeText(b, c)
	}
}

// isInline reports whether an element is part of a line of text and therefore does not separate words.
func isInline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.B, atom.I, atom.U, atom.S, atom.Em, atom.Strong, atom.Del, atom.Ins, atom.Sup, atom.Sub, atom.Small, atom.Code,
		atom.Span, atom.Font, atom.Mark, atom.Abbr, atom.Q, atom.Cite, atom.Kbd, atom.Samp, atom.Var, atom.Time, atom.Wbr:
		return true
	}
	return n.Data == body.FootnoteElement
}

func idsOf(n *html.Node) []string {
	var out []string
	add := func(n *html.Node) {
		for _, a := range n.Attr {
			if a.Key == "id" || a.Key == "name" && n.DataAtom == atom.A {
				out = append(out, a.Val)
			}
		}
	}
	add(n)
	for c := range n.Descendants() {
		add(c)
	}
	return out
}

func attributeOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
