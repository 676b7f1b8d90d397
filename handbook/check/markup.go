package check

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	mdtext "github.com/yuin/goldmark/text"

	"trustbook/handbook/limit"
	"trustbook/handbook/pattern"
)

type pageMarkup struct {
	footnotes map[string]bool // labels, in lower case, of the footnotes that are shown
	tildes    []textLine      // numbers and paths between single tildes, which strike them out
	surplus   []textLine      // rows with more cells than the header
	bars      []textLine      // first lines of paragraphs that were meant as tables
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

// gitbookFootnote is the beginning of the fragment by which HTML in GitBook refers to a footnote.
const gitbookFootnote = "#user-content-fn-"

var footnoteStartPattern = pattern.Lazy(`^[ >]{0,8}\[\^([^\]]+)\]:`)

func unusedFootnotes(c *checker, p *checkedPage) {
	if p.Plain != "" || !strings.Contains(p.Markdown, "[^") {
		return
	}
	code := map[int]bool{}
	for _, l := range slices.Concat(p.code, p.indented) {
		code[l.number] = true
	}
	i, first, unused := -1, 0, []string(nil)
	for text := range strings.SplitSeq(p.Markdown, "\n") {
		i++
		m := footnoteStartPattern().FindStringSubmatch(text)
		if number := p.FileLine(i); m != nil && !p.markup.footnotes[strings.ToLower(m[1])] && !code[number] && !strings.Contains(p.Markdown, gitbookFootnote+m[1]+")") {
			first = cmp.Or(first, number)
			unused = append(unused, shortenTo(m[1]))
		}
	}
	if len(unused) > 0 {
		c.report(p.Path, first, "nothing refers to the footnote [^%s], so it is not shown%s: write [^%s] where it belongs, or remove it", unused[0], occurrencesNote(len(unused)), unused[0])
	}
}

// singleTildes finds text that is struck out by single tildes. The author probably meant "about" or the home folder.
func singleTildes(c *checker, p *checkedPage) {
	if l := p.markup.tildes; len(l) > 0 {
		c.report(p.Path, l[0].number, "%q is struck out, because it is between two tildes%s: write ~~ on both sides to strike it out, or \\~ for a tilde",
			shortenTo(l[0].text), occurrencesNote(len(l)))
	}
}

func surplusCells(c *checker, p *checkedPage) {
	if l := p.markup.surplus; len(l) > 0 {
		c.report(p.Path, l[0].number, "the row has more cells than the header, so %q is not shown%s: add a column, or write \\| where a bar is meant",
			shortenTo(l[0].text), occurrencesNote(len(l)))
	}
}

func failedTables(c *checker, p *checkedPage) {
	if l := p.markup.bars; len(l) > 0 {
		columns := columnsOf(l[0].text)
		c.report(p.Path, l[0].number, "these lines are not shown as a table%s: below the header, write a separator with %d columns: |%s",
			occurrencesNote(len(l)), columns, strings.Repeat("---|", columns))
	}
}
