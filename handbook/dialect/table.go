package dialect

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"

	"trustbook/handbook/limit"
)

// In tables of Python-Markdown, a bar in code does not end a cell. In GitHub's tables such a bar ends the cell, and the
// rest of the row would be lost.

type tableRowSplitter struct{}

// Transform implements [parser.ParagraphTransformer]. Each row of a large table becomes a block of its own, because a
// table costs no more than its rows.
func (tableRowSplitter) Transform(node *ast.Paragraph, reader mdtext.Reader, pc parser.Context) {
	lines, source := node.Lines(), reader.Source()
	first, columns := 0, 0
	for i := range lines.Len() {
		s := lines.At(i)
		switch text := string(s.Value(source)); {
		case columns == 0 && i > 0 && limit.MayBeDelimiterRow(s.Value(source)):
			header := lines.At(i - 1)
			if first = i - 1; len(barOffsets(text)) == len(barOffsets(string(header.Value(source)))) {
				columns = len(barOffsets(text)) + 1
			}
		case columns > 0 && strings.Contains(text, "`") && len(barOffsets(text)) >= columns:
			escapeBars(pageOf(pc), s.Start, text, columns)
		}
	}
	parent, all := node.Parent(), slices.Clone(lines.Sliced(0, lines.Len()))
	if columns == 0 || all[len(all)-1].Stop-all[0].Start <= limit.MaxBlockBytes {
		return
	}
	if first > 0 {
		above := ast.NewParagraph()
		above.Lines().AppendAll(all[:first])
		parent.InsertBefore(parent, node, above)
	}
	for all = all[first:]; len(all) > 0 && bytes.IndexByte(all[0].Value(source), '|') >= 0; all = all[1:] {
		row := ast.NewTextBlock()
		row.Lines().Append(all[0])
		parent.InsertBefore(parent, node, row)
	}
	if lines.SetSliced(0, 0); len(all) == 0 {
		parent.RemoveChild(parent, node)
	}
	lines.AppendAll(all)
}

// escapeBars escapes the bars in the code of a row, if the row then has the given number of columns.
func escapeBars(p *Page, at int, text string, columns int) {
	var inCode []int
	for _, code := range codeSpans(text) {
		for _, bar := range barOffsets(text) {
			if spansContain([]span{code}, bar) {
				inCode = append(inCode, bar)
			}
		}
	}
	if len(inCode) == 0 || len(barOffsets(text))-len(inCode) >= columns {
		return
	}
	for _, bar := range inCode {
		p.edit(at+bar, at+bar, `\`)
	}
}

// barOffsets returns the byte offsets of the bars between the cells of a row.
func barOffsets(row string) []int {
	start, stop := len(row)-len(strings.TrimLeft(row, " \t|")), len(strings.TrimRight(row, " \t\r\n|"))
	var out []int
	for i := start; i < stop; i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			out = append(out, i)
		}
	}
	return out
}

// hasCodeBars reports whether a page has a row with a bar within code.
func hasCodeBars(source string) bool {
	for line := range strings.Lines(source) {
		if strings.Count(line, "|") < 2 || !strings.Contains(line, "`") {
			continue
		}
		for _, code := range codeSpans(line) {
			if strings.Contains(strings.ReplaceAll(line[code.start:code.stop], `\|`, ""), "|") {
				return true
			}
		}
	}
	return false
}

// codeSpans returns the code spans in a line.
func codeSpans(text string) []span {
	var out []span
	for i := 0; i < len(text); i++ {
		n := countLeading(text[i:], '`')
		if n == 0 {
			continue
		}
		end := strings.Index(text[i+n:], strings.Repeat("`", n))
		if end < 0 {
			i += n
			continue
		}
		out = append(out, span{i, i + n + end})
		i += n + end + n - 1
	}
	return out
}
