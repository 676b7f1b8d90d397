package check

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	mdtext "github.com/yuin/goldmark/text"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/limit"
	"trustbook/handbook/pattern"
)

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

func (v *textVisitor) addMarkup(n ast.Node) {
	m := &v.page.markup
	switch n := n.(type) {
	case *east.Footnote:
		if m.footnotes == nil {
			m.footnotes = map[string]bool{}
		}
		m.footnotes[string(n.Ref)] = true
	case *east.Strikethrough:
		first := n.FirstChild()
		for first != nil && first.Kind() != ast.KindText {
			first = first.FirstChild()
		}
		if text, ok := first.(*ast.Text); ok {
			start := text.Segment.Start
			if alone := start == 1 || start > 1 && v.source[start-1] == '~' && v.source[start-2] != '~'; alone && (v.source[start] == '/' || v.source[start]-'0' < 10) {
				m.tildes = append(m.tildes, textLine{number: v.lineAt(start), text: string(text.Segment.Value(v.source))})
			}
		}
	case *ast.Paragraph, *ast.TextBlock:
		lines := n.Lines().Sliced(0, n.Lines().Len())
		if i := v.failedTable(lines); i >= 0 {
			m.bars = append(m.bars, textLine{number: v.lineAt(lines[i].Start), text: string(lines[i].Value(v.source))})
		}
	case *east.TableRow:
		if text, at := v.surplusCells(n); text != "" {
			m.surplus = append(m.surplus, textLine{number: v.lineAt(at), text: text})
		}
	}
}

// failedTable returns the index of the line that is meant as the header of a table, or -1. Lines are certainly meant as
// a table if one of them is a separator, or if each is a row with a bar at both ends.
func (v *textVisitor) failedTable(lines []mdtext.Segment) int {
	if len(lines) < 2 {
		return -1
	}
	rows := 0
	for i, l := range lines {
		line := bytes.TrimSpace(l.Value(v.source))
		if bytes.IndexByte(line, '|') < 0 {
			continue
		}
		if limit.MayBeDelimiterRow(line) && i > 0 && bytes.IndexByte(lines[i-1].Value(v.source), '|') >= 0 {
			return i - 1
		}
		if line[0] == '|' && bytes.HasSuffix(line, []byte(" |")) && columnsOf(string(line)) > 1 {
			rows++
		}
	}
	if rows < len(lines) {
		return -1
	}
	return 0
}

// columnsOf returns the number of columns of a table whose header is the given line.
func columnsOf(header string) int {
	header = strings.ReplaceAll(strings.TrimSpace(header), `\|`, "")
	return 1 + strings.Count(strings.TrimSuffix(strings.TrimPrefix(header, "|"), "|"), "|")
}

// surplusCells returns the part of a row after the last column, and the byte offset at which that column ends.
func (v *textVisitor) surplusCells(row *east.TableRow) (text string, at int) {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 || row.ChildCount() < len(row.Alignments) {
		return "", 0
	}
	at = last.Lines().At(0).Stop
	rest, _, _ := strings.Cut(string(v.source[at:]), "\n")
	if begin := v.starts[sort.SearchInts(v.starts, at+1)-1]; templateMarkIn(string(v.source[begin:at])+rest) != "" {
		return "", 0 // the row contains a program or loop, which templateRemains finds
	}
	_, rest, _ = strings.Cut(rest, "|")
	rest = commentPattern().ReplaceAllString(rest, "")
	return strings.Trim(rest, " \t|"), at
}

var commentPattern = pattern.Lazy(`<!--.*?-->|\{/\*.*?\*/\}`)
