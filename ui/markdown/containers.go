package markdown

import (
	"slices"
	"strconv"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// list lays out items without gaps, each with a hanging indent after its marker.
func (p *pageLayout) list(n *ast.List, width int) []row {
	digits := len(strconv.Itoa(n.Start + n.ChildCount() - 1))
	var rows []row
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := p.bullet(item)
		if n.IsOrdered() && taskBox(item) == nil {
			marker = p.itemNumber(number, digits)
		}
		number++
		rows = append(rows, layoutItem(marker, item, width, p.blocks)...)
	}
	return rows
}

// bullet returns the marker of an unnumbered item. For a task, the marker shows whether the task is done.
func (p *pageLayout) bullet(item ast.Node) cells {
	k := styleAttrs(p.theme.Quiet)
	switch box := taskBox(item); {
	case box == nil:
		return textLine(p.theme.Glyph.Dot+" ", k)
	case box.IsChecked:
		return textLine(p.theme.Glyph.Read+" ", k)
	}
	return textLine(p.theme.Glyph.ToRead+" ", k)
}

// itemNumber returns the marker of a numbered item, right-aligned.
func (p *pageLayout) itemNumber(n, digits int) cells {
	s := strconv.Itoa(n)
	for len(s) < digits {
		s = " " + s
	}
	return textLine(s+". ", styleAttrs(p.theme.Quiet))
}

func taskBox(item ast.Node) *extast.TaskCheckBox {
	if item.FirstChild() == nil {
		return nil
	}
	box, _ := item.FirstChild().FirstChild().(*extast.TaskCheckBox)
	return box
}

// layoutItem lays out a container with a marker before its first row and with a hanging indent. If the text beside the
// marker would be too narrow, the marker gets its own row.
func layoutItem(marker cells, n ast.Node, width int, blocks func(ast.Node, int) []row) []row {
	indent := indentThatFits(marker.width(), width)
	rows := blocks(n, width-indent)
	if indent == 0 {
		return append(wrapRows([]cells{marker}, width), rows...)
	}
	if len(rows) == 0 {
		rows = []row{{}}
	}
	head := slices.Concat(marker, rows[0].body)
	rows = indentRows(rows, indent)
	rows[0].body = head.trimRight()
	return rows
}

// definitions lays out terms, each followed by its definitions.
func (p *pageLayout) definitions(n *extast.DefinitionList, width int) []row {
	bold := styleAttrs(p.theme.Strong)
	var rows []row
	for d := n.FirstChild(); d != nil; d = d.NextSibling() {
		if d.Kind() == extast.KindDefinitionTerm {
			rows = append(rows, wrapRows(applyStyle(p.inline.render(p, d), bold), width)...)
			continue
		}
		indent := indentThatFits(2, width)
		rows = append(rows, indentRows(p.blocks(d, width-indent), indent)...)
	}
	return rows
}

func (p *pageLayout) footnotes(n *extast.FootnoteList, width int) []row {
	var rows []row
	for f := n.FirstChild(); f != nil; f = f.NextSibling() {
		note, ok := f.(*extast.Footnote)
		if !ok {
			continue
		}
		marker := textLine(footnoteMark(note.Index)+" ", styleAttrs(p.theme.Quiet))
		rows = append(rows, layoutItem(marker, note, width, p.blocks)...)
	}
	return rows
}

// applyStyle applies attributes to whole lines.
func applyStyle(lines []cells, top *cellAttrs) []cells {
	for _, l := range lines {
		for i := range l {
			l[i].attrs = overlayAttrs(l[i].attrs, top)
		}
	}
	return lines
}

// quote lays out a quotation with a bar in the gutter. A quotation that starts with a short bold label is a callout:
// package dialect converts the callouts of all tools to this form. The bar and label of a callout have the caution
// style.
func (p *pageLayout) quote(n *ast.Blockquote, width int) []row {
	rows, isCallout := p.openingParagraph(n, width)
	rest := p.blocks(n, width)
	if len(rows) > 0 && len(rest) > 0 {
		rows = append(rows, row{})
	}
	rows = append(rows, rest...)
	bar := styleAttrs(p.theme.Rule)
	if isCallout {
		bar = styleAttrs(p.theme.CautionBar)
	}
	for i := range rows {
		if rows[i].bar == nil {
			rows[i].bar = bar
		}
	}
	return rows
}

// openingParagraph lays out the first paragraph of a quotation and removes it from the tree.
func (p *pageLayout) openingParagraph(n *ast.Blockquote, width int) (rows []row, isCallout bool) {
	first, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		return nil, false
	}
	strong := startsStrong(first)
	lines := p.inline.render(p, first)
	n.RemoveChild(n, first)
	if len(lines) == 0 {
		return nil, false
	}
	caution := styleAttrs(p.theme.Caution)
	label := 0
	if lines[0] = lines[0].trim(); strong {
		label = boldLabel(lines[0])
	}
	applyStyle([]cells{lines[0][:label]}, caution)
	return wrapRows(lines, width), label > 0
}

func startsStrong(n ast.Node) bool {
	e, ok := n.FirstChild().(*ast.Emphasis)
	return ok && e.Level == 2
}

// maxLabelWidth is the maximum width of a callout's label, in cells. A quotation that starts with a whole bold sentence
// is not a callout.
const maxLabelWidth = 24

// boldLabel returns the number of bold cells at the start of a line, or 0 if there are too many for a label.
func boldLabel(l cells) int {
	for i, c := range l {
		if c.attrs.style.Attrs&uv.AttrBold == 0 {
			return i
		}
		if i == maxLabelWidth {
			return 0
		}
	}
	return len(l)
}
