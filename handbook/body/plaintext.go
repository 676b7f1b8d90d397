package body

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// A body has two plain texts. The text for searching is in the sections. The text for users to read contains list items
// with their markers, table values with their column headings, struck-out words between tildes, and code unchanged. It
// is made when it is needed, for one entry at a time.

// TextLine is a line of plain text for users to read.
type TextLine struct {
	Lead     string // indentation, and markers of quotes and list items
	Text     string
	Verbatim bool // a line of code, which must not be wrapped
}

// String returns the line as it is printed.
func (l TextLine) String() string {
	if l.Text == "" {
		return strings.TrimRight(l.Lead, " ")
	}
	return l.Lead + l.Text
}

// Continued returns what to put before the second and later rows when the line is wrapped.
func (l TextLine) Continued() string { return continuedMarkers(l.Lead) }

// PlainText returns the body of an entry as plain text for users to read, with blank lines between blocks. For text to
// search, see [handbook.Entry.Text].
func PlainText(e *handbook.Entry) string { return strings.Join(PlainBlocks(e), "\n\n") }

// PlainBlocks returns the blocks of [PlainText]. Each is a paragraph, list, heading, table or code block.
func PlainBlocks(e *handbook.Entry) []string { return JoinLines(TextLines(e, Addresses(e))) }

// JoinLines joins the lines of each block into one string.
func JoinLines(blocks [][]TextLine) []string {
	out := make([]string, len(blocks))
	for i, lines := range blocks {
		rows := make([]string, len(lines))
		for j, l := range lines {
			rows[j] = l.String()
		}
		out[i] = strings.Join(rows, "\n")
	}
	return out
}

// Addresses returns a function for [TextLines] that returns the address of a web or mail link, unless the words of the
// link already show the address. It returns no paths, because they mean nothing outside the handbook.
func Addresses(e *handbook.Entry) func(target, words string) string {
	return func(target, words string) string {
		if _, ok := e.LinkTo(target); ok || !isExternalTarget(target) || LabelShowsTarget(words, target) {
			return ""
		}
		if words == "" {
			return target
		}
		return " (" + target + ")"
	}
}

// isExternalTarget reports whether a target is a web or mail address.
func isExternalTarget(target string) bool {
	scheme, _, _ := strings.Cut(strings.ToLower(target), ":")
	return scheme == "http" || scheme == "https" || scheme == "mailto"
}

// ComparableText returns the text of an entry for comparing two versions. It omits addresses. Each table heading occurs
// only once, as on the page.
func ComparableText(e *handbook.Entry) string {
	w := newPlainWriter(e, nil)
	w.headOnce = true
	return strings.Join(JoinLines(w.blocks()), "\n\n")
}

// TextLines returns the lines of [PlainText], one slice per block. afterLink returns text to add after the words of a
// link, such as the address. If afterLink is nil, nothing is added.
func TextLines(e *handbook.Entry, afterLink func(target, words string) string) [][]TextLine {
	return newPlainWriter(e, afterLink).blocks()
}

func (w *plainWriter) blocks() [][]TextLine {
	if w.entry.Plain != "" {
		return [][]TextLine{unparsedLines(w.entry)}
	}
	w.doc = ParseAST(w.source)
	var blocks [][]TextLine
	for n := w.doc.FirstChild(); n != nil; n = n.NextSibling() {
		if lines := w.block(n, "", ""); len(lines) > 0 {
			blocks = append(blocks, lines)
		}
	}
	return blocks
}

func unparsedLines(e *handbook.Entry) []TextLine {
	var out []TextLine
	for s := range strings.SplitSeq(strings.TrimSpace(e.Markdown), "\n") {
		text := strings.TrimLeft(s, " \t")
		out = append(out, TextLine{Lead: s[:len(s)-len(text)], Text: text})
	}
	return out
}

type plainWriter struct {
	entry     *handbook.Entry
	headOnce  bool // table headings form a row of their own and are not repeated
	source    []byte
	doc       ast.Node
	afterLink func(target, words string) string
}

func newPlainWriter(e *handbook.Entry, afterLink func(target, words string) string) *plainWriter {
	w := &plainWriter{entry: e, source: []byte(e.Markdown), afterLink: afterLink}
	if w.afterLink == nil {
		w.afterLink = func(string, string) string { return "" }
	}
	return w
}

// block returns the lines of a block. first is the Lead of the first line, and rest is the Lead of all other lines.
func (w *plainWriter) block(n ast.Node, first, rest string) []TextLine {
	switch n := n.(type) {
	case *ast.HTMLBlock, *ast.ThematicBreak, *ast.LinkReferenceDefinition:
		return nil
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return w.codeLines(n, first, rest)
	case *ast.List:
		return w.listLines(n, first, rest)
	case *ast.Blockquote:
		return w.quoteLines(n, first+"> ", rest+"> ")
	case *east.Footnote:
		mark := "[" + strconv.Itoa(n.Index) + "] "
		return w.children(n, first+mark, rest+continuedMarkers(mark))
	case *east.DefinitionDescription:
		return w.children(n, first+"  ", rest+"  ")
	case *east.Table:
		return w.tableLines(n, first, rest)
	}
	if n.FirstChild() == nil || n.FirstChild().Type() == ast.TypeInline {
		return splitTextLines(w.inline(n), first, rest)
	}
	return w.children(n, first, rest)
}

func (w *plainWriter) children(n ast.Node, first, rest string) []TextLine {
	var out []TextLine
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		lines := w.block(c, first, rest)
		if len(lines) > 0 {
			first = rest
		}
		out = append(out, lines...)
	}
	return out
}

// quoteLines returns the lines of a quotation. Blank lines between the blocks of a quotation have the quote marker too.
func (w *plainWriter) quoteLines(n ast.Node, first, rest string) []TextLine {
	var out []TextLine
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		lines := w.block(c, first, rest)
		if len(lines) > 0 && len(out) > 0 {
			out = append(out, TextLine{Lead: rest})
		}
		if len(lines) > 0 {
			first = rest
		}
		out = append(out, lines...)
	}
	return out
}

func (w *plainWriter) listLines(n *ast.List, first, rest string) []TextLine {
	var out []TextLine
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "- "
		if n.IsOrdered() {
			marker = strconv.Itoa(number) + ". "
			number++
		}
		out = append(out, w.children(item, first+marker, rest+continuedMarkers(marker))...)
		first = rest
	}
	return out
}

func (w *plainWriter) codeLines(n ast.Node, first, rest string) []TextLine {
	var out []TextLine
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		text, _, _ := sanitize.Text(s.Value(w.source))
		out = append(out, TextLine{Lead: first, Text: strings.TrimSuffix(text, "\n"), Verbatim: true})
		first = rest
	}
	return out
}

// tableLines returns one line per row. In tables with three columns or more, each value follows its column heading, so
// that it cannot be mistaken for a value of another column.
func (w *plainWriter) tableLines(n *east.Table, first, rest string) []TextLine {
	var head []string
	var rows []string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := w.cells(row)
		switch {
		case row.Kind() == east.KindTableHeader && (len(cells) < 3 || w.headOnce || row.NextSibling() == nil):
			rows = append(rows, joinCells(nil, cells))
		case row.Kind() == east.KindTableHeader:
			head = cells
		default:
			rows = append(rows, joinCells(head, cells))
		}
	}
	text := strings.Trim(strings.Join(rows, "\n"), "\n")
	if text == "" { // a blank form: all its words are in the heading row
		text = joinCells(nil, head)
	}
	return splitTextLines(text, first, rest)
}

func (w *plainWriter) cells(row ast.Node) []string {
	var out []string
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, strings.ReplaceAll(w.inline(c), "\n", " "))
	}
	return out
}

// splitTextLines splits text into lines, the first of which is led by first and the others by rest.
func splitTextLines(text, first, rest string) []TextLine {
	if text == "" {
		return nil
	}
	var out []TextLine
	for line := range strings.SplitSeq(text, "\n") {
		out = append(out, TextLine{Lead: first, Text: line})
		first = rest
	}
	return out
}
