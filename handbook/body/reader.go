package body

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"

	"trustbook/handbook"
	"trustbook/handbook/limit"
	"trustbook/handbook/sanitize"
)

type blockReader struct {
	source  []byte
	starts  []int // byte offset of each line in source
	lines   mappedSource
	anchors Anchors
	isTitle func(heading string, only bool) bool // see [Options.IsTitle]

	keepStruck         bool // include struck-out words
	title, titleAnchor string
	sections           []handbook.Section
	texts              []string // lines of the current section
	links              []handbook.Link
	named              []anchorPosition // more link targets: nested headings, and anchors made from headings as written
	unclosed           int              // line of the file that opens a code block which is never closed; 0 for none
}

// anchorPosition is an anchor and its line in the file.
type anchorPosition struct {
	anchor string
	line   int
}

func newBlockReader(src mappedSource) *blockReader {
	text := []byte(src.text)
	return &blockReader{source: text, starts: lineStarts(text), lines: src, anchors: Anchors{}}
}

// read collects sections and links. It returns the byte offset after the title heading, or 0 if there is no such
// heading, and the line of the file on which the heading ends. reason says why the page is too expensive to parse, or
// is "". doc is the tree of the page, or nil if the page must be parsed.
func (r *blockReader) read(doc ast.Node) (rest, titleEnd int, reason string) {
	r.open(handbook.Section{Line: r.lines.line(0)})
	if doc == nil {
		var pc parser.Context
		if doc, pc = parse(r.source); limit.RefusalReason(pc) != "" {
			return 0, 0, limit.RefusalReason(pc)
		}
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		heading, ok := n.(*ast.Heading)
		if !ok {
			r.addText(r.blockLines(n)...)
			continue
		}
		title := r.inlineText(n)
		if n.PreviousSibling() == nil && heading.Level == 1 && title != "" && r.isTitle(title, !hasPartAfter(n)) {
			r.title, r.titleAnchor, rest = title, r.anchorOf(heading), r.endOfHeading(n)
			titleEnd = r.lines.line(r.lineIndex(n.Lines().At(n.Lines().Len() - 1).Start))
			continue
		}
		r.open(handbook.Section{Heading: title, Level: heading.Level, Anchor: r.anchorOf(heading), Line: r.lineOf(n)})
	}
	r.endSection()
	r.unclosed = r.unclosedFence(doc)
	return rest, titleEnd, ""
}

// hasPartAfter reports whether a first-level heading follows n.
func hasPartAfter(n ast.Node) bool {
	for n = n.NextSibling(); n != nil; n = n.NextSibling() {
		if heading, ok := n.(*ast.Heading); ok && heading.Level == 1 {
			return true
		}
	}
	return false
}

func (r *blockReader) open(s handbook.Section) {
	r.endSection()
	r.sections = append(r.sections, s)
}

// endSection sets the text of the current section.
func (r *blockReader) endSection() {
	if len(r.texts) > 0 {
		r.sections[len(r.sections)-1].Text = strings.Join(r.texts, "\n")
		r.texts = r.texts[:0]
	}
}

// anchorOf returns the fragment of a heading: the explicit fragment ({#id}), or else one made from the text.
func (r *blockReader) anchorOf(n *ast.Heading) string {
	if id, ok := n.AttributeString("id"); ok {
		if named, ok := id.([]byte); ok && len(named) > 0 {
			return r.anchors.makeUnique(sanitize.CleanLine(string(named)))
		}
	}
	if written := string(n.Lines().Value(r.source)); strings.Contains(written, "[^") || strings.Contains(written, "&") { // Hugo and VitePress make the fragment from the text as written
		r.named = append(r.named, anchorPosition{Anchors{}.FragmentFor(written), r.lineOf(n)})
	}
	return r.anchors.FragmentFor(r.anchorText(n))
}

func (r *blockReader) addText(lines ...string) {
	r.texts = append(r.texts, slices.DeleteFunc(lines, func(l string) bool { return l == "" })...)
}

// blockLines returns the plain text of a block, with one line per paragraph, list item and table row.
func (r *blockReader) blockLines(n ast.Node) []string {
	switch {
	case n.Kind() == ast.KindHTMLBlock || n.Kind() == ast.KindThematicBreak:
		return nil
	case n.Kind() == ast.KindFencedCodeBlock || n.Kind() == ast.KindCodeBlock:
		return r.codeLines(n)
	case n.Kind() == east.KindTableRow || n.Kind() == east.KindTableHeader:
		return []string{r.rowText(n)}
	case n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline:
		if heading, ok := n.(*ast.Heading); ok {
			r.named = append(r.named, anchorPosition{r.anchorOf(heading), r.lineOf(n)})
		}
		return []string{r.inlineText(n)}
	}
	var out []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, r.blockLines(c)...)
	}
	return out
}

func (r *blockReader) codeLines(n ast.Node) []string {
	var out []string
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		out = append(out, sanitize.CleanLine(string(s.Value(r.source))))
	}
	return out
}

// rowText returns the text of a table row. Empty cells leave gaps.
func (r *blockReader) rowText(n ast.Node) string {
	var cells []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cells = append(cells, r.inlineText(c))
	}
	return joinCells(nil, cells)
}

// endOfHeading returns the byte offset after a heading and its underline.
func (r *blockReader) endOfHeading(n ast.Node) int {
	if next := n.NextSibling(); next != nil && next.Pos() > 0 {
		return r.starts[r.lineIndex(next.Pos())]
	}
	return len(r.source)
}

func (r *blockReader) lineOf(n ast.Node) int {
	switch {
	case n.Type() == ast.TypeBlock && n.Lines().Len() > 0:
		return r.lines.line(r.lineIndex(n.Lines().At(0).Start))
	case n.Parent() != nil:
		return r.lineOf(n.Parent())
	}
	return r.lines.line(0)
}

// lineIndex returns the index of the line that contains byte offset at.
func (r *blockReader) lineIndex(at int) int { return max(0, sort.SearchInts(r.starts, at+1)-1) }

func lineStarts(source []byte) []int {
	starts := make([]int, 1, 1+bytes.Count(source, []byte("\n")))
	for at := 0; len(starts) < cap(starts); {
		at += bytes.IndexByte(source[at:], '\n') + 1
		starts = append(starts, at)
	}
	return starts
}

// joinCells joins the cells of a row. An empty cell leaves a gap.
func joinCells(head, cells []string) string {
	if len(cells) < 3 && strings.Join(cells, "") != "" {
		return strings.TrimRight(strings.Join(cells, ": "), " ")
	}
	return joinCellsWithHeadings(head, cells)
}

// joinCellsWithHeadings joins the cells of a row, each after its column heading.
func joinCellsWithHeadings(head, cells []string) string {
	if strings.Join(cells, "") == "" {
		return ""
	}
	var b strings.Builder
	for i, cell := range cells {
		if i > 0 {
			b.WriteString(" |")
		}
		if i < len(head) && head[i] != "" {
			b.WriteString(" " + head[i] + ":")
		}
		if cell != "" {
			b.WriteString(" " + cell)
		}
	}
	return strings.TrimSpace(b.String())
}
