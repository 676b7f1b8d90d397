package handbook

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/sanitize"
)

// markdownParser returns a CommonMark parser with the extensions that handbooks in
// the wild use: tables, strikethrough, task lists, bare links, footnotes,
// definition lists, and headings that name their anchor.
// It is safe for concurrent use, so one serves all.
var markdownParser = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithHeadingAttribute(), parser.WithASTTransformers(util.Prioritized(targets{}, 1000))),
	)
})

// Parse parses a body such as [Entry.Markdown], as this package does itself. The
// nodes point into source. It is for who shows the text; raw HTML is no part of
// it but for <br>.
func Parse(source []byte) ast.Node {
	return markdownParser().Parser().Parse(mdtext.NewReader(source))
}

// body is what parsing makes of one page.
type body struct {
	title    string // of a first-level heading that opens the page; "" when none does
	own      string // its anchor
	rest     int    // byte after that heading, 0 when there is none
	sections []Section
	links    []Link
}

// bodyParser walks the blocks of one page.
type bodyParser struct {
	source []byte
	starts []int         // byte offset of each line
	place  func(int) int // line of the file of a 0-based line of source
	anchor Anchors
	titles func(string) bool // whether a heading that opens the page is its title
	body   body
}

// parseBody reads a page's Markdown into sections, plain text and links. titles
// says whether a first-level heading that opens the page is its title.
func parseBody(md goldmark.Markdown, src source, titles func(string) bool) body {
	p := &bodyParser{source: []byte(src.text), starts: lineStarts([]byte(src.text)), place: src.line, anchor: Anchors{}, titles: titles}
	p.open(Section{Line: src.line(0)})
	doc := md.Parser().Parse(mdtext.NewReader(p.source))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		p.block(n)
	}
	return p.body
}

func (p *bodyParser) open(s Section) { p.body.sections = append(p.body.sections, s) }

// block takes in one block of the document's top level.
func (p *bodyParser) block(n ast.Node) {
	heading, ok := n.(*ast.Heading)
	if !ok {
		p.say(p.lines(n)...)
		return
	}
	title := p.inline(n)
	if n.PreviousSibling() == nil && heading.Level == 1 && title != "" && p.titles(title) {
		p.body.title, p.body.own, p.body.rest = title, p.anchorOf(heading, title), p.after(n)
		return
	}
	p.open(Section{Heading: title, Level: heading.Level, Anchor: p.anchorOf(heading, title), Line: p.lineOf(n)})
}

// anchorOf is the fragment that leads to a heading: the one that it names itself
// ({#id}), or one made of its words.
func (p *bodyParser) anchorOf(n *ast.Heading, title string) string {
	if id, ok := n.AttributeString("id"); ok {
		if named, ok := id.([]byte); ok && len(named) > 0 {
			return p.anchor.unique(sanitize.CleanLine(string(named)))
		}
	}
	return p.anchor.Of(title)
}

// say appends lines of plain text to the section under way.
func (p *bodyParser) say(lines ...string) {
	s := &p.body.sections[len(p.body.sections)-1]
	all := slices.DeleteFunc(append([]string{s.Text}, lines...), func(l string) bool { return l == "" })
	s.Text = strings.Join(all, "\n")
}

// lines is the plain text of a block: a paragraph, a list item or a table row each.
func (p *bodyParser) lines(n ast.Node) []string {
	switch {
	case n.Kind() == ast.KindHTMLBlock || n.Kind() == ast.KindThematicBreak:
		return nil
	case n.Kind() == ast.KindFencedCodeBlock || n.Kind() == ast.KindCodeBlock:
		return p.code(n)
	case isRow(n):
		return []string{p.row(n)}
	case n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline:
		return []string{p.inline(n)}
	}
	var out []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, p.lines(c)...)
	}
	return out
}

func (p *bodyParser) code(n ast.Node) []string {
	var out []string
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		out = append(out, sanitize.CleanLine(string(s.Value(p.source))))
	}
	return out
}

func (p *bodyParser) row(n ast.Node) string {
	var cells []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if s := p.inline(c); s != "" {
			cells = append(cells, s)
		}
	}
	return strings.Join(cells, ": ")
}

// after is the byte behind a heading, its underline included.
func (p *bodyParser) after(n ast.Node) int {
	if next := n.NextSibling(); next != nil && next.Pos() > 0 {
		return p.starts[p.index(next.Pos())]
	}
	return len(p.source)
}

// lineOf is the line of the file on which a block begins.
func (p *bodyParser) lineOf(n ast.Node) int {
	switch {
	case n.Type() == ast.TypeBlock && n.Lines().Len() > 0:
		return p.place(p.index(n.Lines().At(0).Start))
	case n.Parent() != nil:
		return p.lineOf(n.Parent())
	}
	return p.place(0)
}

// index is the 0-based line that holds byte at.
func (p *bodyParser) index(at int) int {
	return max(0, sort.SearchInts(p.starts, at+1)-1)
}

func lineStarts(source []byte) []int {
	starts := []int{0}
	for i, c := range source {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
