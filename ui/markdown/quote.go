package markdown

import (
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/yuin/goldmark/ast"
)

// quote lays out a quote with a bar. A callout is a quote that starts with a short label
// in bold, which is how package handbook writes the callouts of all tools; its bar and
// label are drawn in the caution style.
func (p *page) quote(n *ast.Blockquote, width int) []row {
	rows, isCallout := p.openingParagraph(n, width)
	rest := p.blocks(n, width)
	if len(rows) > 0 && len(rest) > 0 {
		rows = append(rows, row{})
	}
	rows = append(rows, rest...)
	bar := attrsOf(p.theme.Rule)
	if isCallout {
		bar = attrsOf(p.theme.CautionBar)
	}
	for i := range rows {
		if rows[i].bar == nil {
			rows[i].bar = bar
		}
	}
	return rows
}

// openingParagraph lays out the first paragraph of a quote and removes it from the tree.
func (p *page) openingParagraph(n *ast.Blockquote, width int) (rows []row, isCallout bool) {
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
	caution := attrsOf(p.theme.Caution)
	label := 0
	if lines[0] = lines[0].trim(); strong {
		label = boldLabel(lines[0])
	}
	applyStyle([]line{lines[0][:label]}, caution)
	return wrapRows(lines, width), label > 0
}

func startsStrong(n ast.Node) bool {
	e, ok := n.FirstChild().(*ast.Emphasis)
	return ok && e.Level == 2
}

// maxLabel is the longest label of a callout, in cells. A quote that starts with a whole
// sentence in bold is not a callout.
const maxLabel = 24

// boldLabel returns how many cells at the start of a line are bold, 0 if too many.
func boldLabel(l line) int {
	for i, c := range l {
		if c.attrs.style.Attrs&uv.AttrBold == 0 {
			return i
		}
		if i == maxLabel {
			return 0
		}
	}
	return len(l)
}
