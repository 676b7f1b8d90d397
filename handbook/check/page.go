package check

import (
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

type checkedPage struct {
	*handbook.Entry

	prose    []textLine // what readers see, without code, addresses and comments
	code     []textLine // lines of code blocks
	indented []textLine // lines of indented code blocks
	tables   []tableSize
	markup   pageMarkup
}

type textLine struct {
	number int    // line in the file; 0 if field is set
	field  string // name of the front matter field whose value the line is; "" for none
	text   string
	title  bool // the line is a title or heading
}

type textPosition struct {
	page *checkedPage
	line textLine
}

type tableSize struct {
	line    int
	rows    int
	columns []int // width of the widest cell of each column, in characters
}

func newPage(e *handbook.Entry) *checkedPage {
	p := &checkedPage{Entry: e}
	for _, l := range []textLine{{field: "title", text: e.Title, title: true}, {field: "question", text: e.Question}, {field: "summary", text: e.Summary}} {
		if l.text != "" && (l.field != "title" || !e.Derived.Title) {
			p.prose = append(p.prose, l)
		}
	}
	if e.Plain != "" { // too complex to be parsed
		for i, text := range strings.Split(e.Markdown, "\n") {
			p.prose = append(p.prose, textLine{number: e.FileLine(i), text: text})
		}
		return p
	}
	v := &textVisitor{page: p, source: []byte(e.Markdown), starts: []int{0}}
	for i, c := range v.source {
		if c == '\n' {
			v.starts = append(v.starts, i+1)
		}
	}
	_ = ast.Walk(body.ParseAST(v.source), v.visit) // the visitor never returns an error
	return p
}

// textVisitor collects the lines of a page from its syntax tree.
type textVisitor struct {
	page   *checkedPage
	source []byte
	starts []int // byte offset of each line
	end    int   // end of the text that was added last
	title  bool  // the visitor is inside a heading
}

func (v *textVisitor) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if n.Kind() == ast.KindHeading {
		v.title = entering
	}
	if !entering {
		return ast.WalkContinue, nil
	}
	v.addMarkup(n)
	switch n := n.(type) {
	case *ast.Text:
		v.addText(n.Segment.Start, n.Segment.Stop)
	case *ast.CodeBlock:
		v.page.indented = v.block(v.page.indented, n)
		return ast.WalkSkipChildren, nil
	case *ast.FencedCodeBlock:
		v.page.code = v.block(v.page.code, n)
		return ast.WalkSkipChildren, nil
	case *ast.CodeSpan, *ast.AutoLink, *east.Strikethrough:
		return ast.WalkSkipChildren, nil
	case *east.Table:
		v.page.tables = append(v.page.tables, v.table(n))
	}
	return ast.WalkContinue, nil
}

// addText appends text to the prose of its line. It drops short markup between this text and the previous text, such as
// the ** of **bold**, and replaces anything longer with a space.
func (v *textVisitor) addText(start, stop int) {
	const longestMark = 3
	number, text := v.lineAt(start), string(v.source[start:stop])
	last := len(v.page.prose) - 1
	if last < 0 || v.page.prose[last].number != number {
		v.page.prose = append(v.page.prose, textLine{number: number, text: text, title: v.title})
	} else {
		between := string(v.source[min(v.end, start):start])
		switch {
		case strings.Contains(between, "|"):
			between = " | "
		case len(between) > longestMark:
			between = " "
		default:
			between = strings.Trim(between, "*_~[]`")
		}
		v.page.prose[last].text += between + text
	}
	v.end = stop
}

func (v *textVisitor) block(to []textLine, n ast.Node) []textLine {
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		to = append(to, textLine{number: v.lineAt(s.Start), text: strings.TrimRight(string(s.Value(v.source)), "\n")})
	}
	return to
}

func (v *textVisitor) table(n *east.Table) tableSize {
	out := tableSize{rows: n.ChildCount(), columns: make([]int, len(n.Alignments))}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		column := 0
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			if s := c.Lines(); s.Len() > 0 && out.line == 0 {
				out.line = v.lineAt(s.At(0).Start)
			}
			if column < len(out.columns) {
				out.columns[column] = max(out.columns[column], v.width(c))
			}
			column++
		}
	}
	return out
}

func (v *textVisitor) width(n ast.Node) int {
	wide := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text, ok := c.(*ast.Text); ok {
			wide += len([]rune(string(text.Segment.Value(v.source))))
		}
		wide += v.width(c)
	}
	return wide
}

// lineAt returns the line of the file that contains the byte offset at.
func (v *textVisitor) lineAt(at int) int {
	return v.page.FileLine(max(0, sort.SearchInts(v.starts, at+1)-1))
}
