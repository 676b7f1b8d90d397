package export

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/pattern"
	"trustbook/ui/web"
)

// prepareTable prepares a table for the page. Cells are aligned by classes, because the page allows no inline styles.
// If the first column has no heading, its cells become row headings. The box around the table scrolls if the table does
// not fit.
func (t *parsedBody) prepareTable(table *extast.Table) {
	header, caption := table.FirstChild(), t.caption(table)
	box := t.tableBox(table, caption)
	replaceNode(table, box)
	box.AppendChild(box, table)
	first := header.FirstChild()
	rowsHaveHeadings := first != nil && first.NextSibling() != nil && t.plainText(first) == ""
	for _, row := range childNodes(table) {
		for i, c := range childNodes(row) {
			if cell, ok := c.(*extast.TableCell); ok {
				t.prepareCell(cell, row == header, i == 0 && rowsHaveHeadings)
			}
		}
	}
	if caption != nil {
		by := newElement("caption", "dir", "auto")
		moveChildren(by, caption)
		caption.Parent().RemoveChild(caption.Parent(), caption)
		table.InsertBefore(table, header, by)
	}
}

// Maximum widths of a table on a phone and on paper, in characters.
const (
	phoneWidth = 38
	sheetWidth = 90
)

// tableBox returns the box around a table. If the table does not fit on a phone, the box can receive the focus. If the
// table does not fit on paper, its words may be broken in print.
func (t *parsedBody) tableBox(table *extast.Table, caption ast.Node) *htmlElement {
	width, names := t.measureTable(table)
	if width <= phoneWidth {
		return newElement("div", "class", "table")
	}
	class := "table"
	if width > sheetWidth {
		class += " dense"
	}
	if caption != nil {
		names = []string{t.plainText(caption)}
	}
	label := strings.Join(append([]string{"Table"}, names...), ", ")
	return newElement("div", "class", class, "role", "group", "aria-label", label, "tabindex", "0")
}

// captionLabelPattern matches the beginning of a paragraph that Pandoc reads as the caption of an adjacent table.
var captionLabelPattern = pattern.Lazy(`^Table(?: \d+)?[.:] `)

// captionElementPattern matches a caption in HTML. In the parsed body, the caption is a paragraph above the table.
var captionElementPattern = pattern.Lazy(`(?is)<caption\b[^>]*>(.*?)</caption>`)

var anyTagPattern = pattern.Lazy(`<[^>]*>`)

// caption returns the paragraph that is the caption of a table, or nil if there is none.
func (t *parsedBody) caption(table ast.Node) ast.Node {
	for _, n := range []ast.Node{table.PreviousSibling(), table.NextSibling()} {
		if n == nil || n.Kind() != ast.KindParagraph {
			continue
		}
		text := t.plainText(n)
		if captionLabelPattern().MatchString(text) || n == table.PreviousSibling() && t.isCaption(text) {
			return n
		}
	}
	return nil
}

// isCaption reports whether the source contains a caption with the given text.
func (t *parsedBody) isCaption(text string) bool {
	source, _ := t.entry.AuthorText()
	for _, m := range captionElementPattern().FindAllStringSubmatch(source, -1) {
		words := strings.Fields(html.UnescapeString(anyTagPattern().ReplaceAllString(m[1], "")))
		if len(words) > 0 && slices.Equal(words, strings.Fields(text)) {
			return true
		}
	}
	return false
}

// prepareCell replaces a cell with an element for its role: header cell, row heading or data cell. An empty cell is
// never a row heading.
func (t *parsedBody) prepareCell(cell *extast.TableCell, inHeader, headsRow bool) {
	name, scope := "td", ""
	if t.plainText(cell) != "" {
		switch {
		case inHeader:
			name, scope = "th", "col"
		case headsRow:
			name, scope = "th", "row"
		}
	}
	class := ""
	if cell.Alignment != extast.AlignNone {
		class = cell.Alignment.String()
	}
	by := newElement(name, "class", class, "scope", scope)
	moveChildren(by, cell)
	replaceNode(cell, by)
}

// measureTable returns the column headings of a table, and the width of the table, in characters, if every cell is
// broken at each space.
func (t *parsedBody) measureTable(table *extast.Table) (width int, names []string) {
	var columns []int
	for _, row := range childNodes(table) {
		for i, c := range childNodes(row) {
			text := t.plainText(c)
			if row == table.FirstChild() && text != "" {
				names = append(names, text)
			}
			if i == len(columns) {
				columns = append(columns, 0)
			}
			for word := range strings.FieldsSeq(text) {
				columns[i] = max(columns[i], utf8.RuneCountInString(word))
			}
		}
	}
	for _, longest := range columns {
		width += longest + 2 // including the space between columns
	}
	return width, names
}

func childNodes(n ast.Node) []ast.Node {
	var out []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, c)
	}
	return out
}

func moveChildren(to, from ast.Node) {
	for _, c := range childNodes(from) {
		to.AppendChild(to, c)
	}
}

// htmlElement is a node for an HTML element that Goldmark cannot represent.
type htmlElement struct {
	ast.BaseBlock
	name   string
	attrs  web.Attrs
	inline bool // the element can occur within a line of text
}

var kindElement = ast.NewNodeKind("Element")

func newElement(name string, attrs ...string) *htmlElement {
	return &htmlElement{name: name, attrs: attrs}
}

// Kind implements [ast.Node].
func (*htmlElement) Kind() ast.NodeKind { return kindElement }

// Type implements [ast.Node].
func (e *htmlElement) Type() ast.NodeType {
	if e.inline {
		return ast.TypeInline
	}
	return ast.TypeBlock
}

// Dump implements [ast.Node].
func (e *htmlElement) Dump(source []byte, level int) { ast.DumpHelper(e, source, level, nil, nil) }

type elementRenderer struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (elementRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindElement, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		e, ok := n.(*htmlElement)
		if !ok {
			return ast.WalkContinue, nil
		}
		s := "</" + e.name + ">"
		if entering {
			s = "<" + e.name + e.attrs.String() + ">"
		}
		if !e.inline && !entering {
			s += "\n"
		}
		_, err := w.WriteString(s)
		return ast.WalkContinue, err
	})
}
