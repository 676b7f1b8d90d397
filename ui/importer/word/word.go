// Package word reads the text of Word documents (.docx) in Office Open XML (ISO/IEC 29500), both transitional and
// strict.
//
// A document becomes a tree of HTML elements in the form that the converter to Markdown expects. The text is what a
// reader sees once all tracked changes are accepted. Hidden text, comments, pictures, headers and footers are omitted
// and reported.
package word

import (
	"errors"
	"fmt"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/ooxml"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Document is the content of a Word document.
type Document struct {
	Title     string       // text in the style Title; "" for none
	Lang      string       // language of most of the text; "" if unknown
	Body      []*html.Node // headings, paragraphs, lists, tables and quotations
	Footnotes []Footnote   // footnotes in the order of their first reference
	Omissions []Omission   // omissions in the order of the document
}

// Footnote is a footnote or endnote. A [body.FootnoteElement] refers to it by its Name.
type Footnote struct {
	Name   string
	Blocks []*html.Node
}

// Omission is content that was left out or changed.
type Omission struct {
	What   string // kind of content, such as "comment"
	Sample string // omitted text or other identifying information; may be ""
	Where  string // heading above the content; "" before the first heading
}

// ErrNotWord means that a file is not a Word document.
var ErrNotWord = errors.New("not a Word document (.docx)")

type reader struct {
	pkg       *ooxml.Package
	related   ooxml.Relationships // relationships of the main part
	doc       *Document
	body      []*element
	styles    styles
	numbering *numbering
	links     ooxml.Relationships            // links of the current part
	comments  map[string]string              // text of each comment, by its id
	notes     map[string][]*element          // blocks of each note, by a name such as "footnote 1"
	noteLinks map[string]ooxml.Relationships // links in the part for each kind of note

	titles        []string
	heading       string // last heading read
	fields        []wordField
	languages     map[string]int // number of bytes of text in each language
	footnoteNames map[string]string
	insertions    int
	deletions     int
	changedAt     string // heading above the first tracked change
	joined        []textPiece
	inCell        int
	noteDepth     int
}

type wordField struct {
	code     string
	inResult bool
	form     *element // data of a legacy form field
}

// textPiece is text in one format, a line break, or a reference to a footnote.
type textPiece struct {
	text     string
	format   textFormat
	href     string
	isBreak  bool
	footnote string // name of the footnote
	anchor   string // name of a bookmark that begins here
}

type textFormat struct {
	bold, italic, struck bool
	script               string // sup or sub
}

// parse parses a part into a tree. A missing part yields an empty element.
func (r *reader) parse(name string) (*element, error) {
	if !r.pkg.Has(name) {
		return &element{}, nil
	}
	data, err := r.pkg.Read(name)
	if err != nil {
		return nil, err
	}
	root, err := readTree(data)
	if err != nil {
		return nil, fmt.Errorf("its part %s is damaged: %w", sanitize.Quote(name), err)
	}
	return root, nil
}

// recordOmission records an omission.
//
//go:noinline
func (r *reader) recordOmission(what, sample string) {
	r.doc.Omissions = append(r.doc.Omissions, Omission{what, strings.Join(strings.Fields(sample), " "), r.heading})
}

// mainLanguage returns the language of most of the text.
func (r *reader) mainLanguage() string {
	best := ""
	for lang, n := range r.languages {
		if m := r.languages[best]; n > m || n == m && lang < best {
			best = lang
		}
	}
	return best
}

func (r *reader) reportChanges() {
	if r.insertions+r.deletions == 0 {
		return
	}
	what := "tracked changes were accepted: " + handbook.CountWithNoun(r.insertions, "insertion") + ", " + handbook.CountWithNoun(r.deletions, "deletion")
	r.doc.Omissions = append(r.doc.Omissions, Omission{What: what, Where: r.changedAt})
}

// omitHeadersAndFooters reports the texts of headers and footers as omitted, each text once.
func (r *reader) omitHeadersAndFooters() {
	r.heading = ""
	seen := map[string]bool{}
	for _, kind := range []string{"header", "footer"} {
		for _, name := range r.related.Targets(kind) {
			root, err := r.parse(name)
			if err != nil {
				continue // without this part, only the report is incomplete
			}
			if text := strings.Join(strings.Fields(root.plainText()), " "); text != "" && !seen[kind+text] {
				seen[kind+text] = true
				r.recordOmission(kind, text)
			}
		}
	}
}

// Element returns an element with children.
//
//go:noinline
func Element(a atom.Atom, children ...*html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
	for _, c := range children {
		n.AppendChild(c)
	}
	return n
}

// Text returns a node with text.
//
//go:noinline
func Text(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

//go:noinline
func setAttribute(n *html.Node, key, value string) {
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}
