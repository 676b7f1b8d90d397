package check

import (
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook"
)

// page is an entry with its Markdown taken apart.
type page struct {
	*handbook.Entry

	prose  []line // what people read, without code, addresses and comments
	code   []line // lines of code blocks
	indent []line // lines that are code because they are indented
	tables []table
}

// line is a piece of text where it stands.
type line struct {
	number int    // of the file; 0 when key says where
	key    string // of the front matter, when the text is its value
	text   string
	title  bool // it is a title or a heading
}

// place is a line of a page.
type place struct {
	page *page
	line line
}

// table is what the screen needs to know of a table.
type table struct {
	line    int
	rows    int
	columns []int // characters of the widest cell of each
}

func newPage(e *handbook.Entry) *page {
	p := &page{Entry: e}
	for _, l := range []line{{key: "title", text: e.Title, title: true}, {key: "question", text: e.Question}, {key: "summary", text: e.Summary}} {
		if l.text != "" && (l.key != "title" || !e.Derived.Title) {
			p.prose = append(p.prose, l)
		}
	}
	if e.Plain != "" { // what is too much for a parser is read as it is shown
		for i, text := range strings.Split(e.Markdown, "\n") {
			p.prose = append(p.prose, line{number: e.FileLine(i), text: text})
		}
		return p
	}
	t := &taker{page: p, source: []byte(e.Markdown), starts: []int{0}}
	for i, c := range t.source {
		if c == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	_ = ast.Walk(handbook.Parse(t.source), t.visit) // visit returns no error
	return p
}

// taker takes the Markdown of one page apart.
type taker struct {
	page   *page
	source []byte
	starts []int // byte offset of each line
	end    int   // of the text taken last
	title  bool  // inside of a heading
}

func (t *taker) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if n.Kind() == ast.KindHeading {
		t.title = entering
	}
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Text:
		t.take(n.Segment.Start, n.Segment.Stop)
	case *ast.CodeBlock:
		t.page.indent = t.block(t.page.indent, n)
		return ast.WalkSkipChildren, nil
	case *ast.FencedCodeBlock:
		t.page.code = t.block(t.page.code, n)
		return ast.WalkSkipChildren, nil
	case *ast.CodeSpan, *ast.AutoLink:
		return ast.WalkSkipChildren, nil
	case *east.Table:
		t.page.tables = append(t.page.tables, t.table(n))
	}
	return ast.WalkContinue, nil
}

// take appends a piece of text to the line of prose it stands on. Marks between
// letters, such as those of **bold**, are left out; anything longer is a blank.
func (t *taker) take(start, stop int) {
	const longestMark = 3
	number, text := t.line(start), string(t.source[start:stop])
	last := len(t.page.prose) - 1
	if last < 0 || t.page.prose[last].number != number {
		t.page.prose = append(t.page.prose, line{number: number, text: text, title: t.title})
	} else {
		between := string(t.source[min(t.end, start):start])
		switch {
		case strings.Contains(between, "|"):
			between = " | "
		case len(between) > longestMark:
			between = " "
		default:
			between = strings.Trim(between, "*_~[]`")
		}
		t.page.prose[last].text += between + text
	}
	t.end = stop
}

func (t *taker) block(to []line, n ast.Node) []line {
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		to = append(to, line{number: t.line(s.Start), text: strings.TrimRight(string(s.Value(t.source)), "\n")})
	}
	return to
}

func (t *taker) table(n *east.Table) table {
	out := table{rows: n.ChildCount(), columns: make([]int, len(n.Alignments))}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		column := 0
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			if s := c.Lines(); s.Len() > 0 && out.line == 0 {
				out.line = t.line(s.At(0).Start)
			}
			if column < len(out.columns) {
				out.columns[column] = max(out.columns[column], t.width(c))
			}
			column++
		}
	}
	return out
}

// width is how many characters of a node are shown.
func (t *taker) width(n ast.Node) int {
	wide := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text, ok := c.(*ast.Text); ok {
			wide += len([]rune(string(text.Segment.Value(t.source))))
		}
		wide += t.width(c)
	}
	return wide
}

// line is the line of the file that holds byte at.
func (t *taker) line(at int) int {
	return t.page.FileLine(max(0, sort.SearchInts(t.starts, at+1)-1))
}
