package markdown

import (
	"bytes"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"trustbook/ui/theme"
)

// words renders the words of one block at a time with Glamour.
//
// Glamour's node renderer is used rather than its Markdown-to-text function:
// the text is parsed already, and a cell or a heading taken out as a string and
// parsed again could come back as a list ("1. Purpose") or lose its references.
type inlineRenderer struct {
	style ansi.StyleConfig
	out   renderer.Renderer
	buf   bytes.Buffer
}

func newInlineRenderer(t theme.Theme) *inlineRenderer {
	w := &inlineRenderer{style: t.Glamour()}
	w.reset()
	return w
}

// reset makes a new renderer; one that failed may be left inside a block.
func (w *inlineRenderer) reset() {
	// Without a word wrap Glamour neither breaks nor pads a line. Only hard
	// breaks are left when it sees the text, and those it should keep.
	glamour := ansi.NewRenderer(ansi.Options{Styles: w.style, PreserveNewLines: true})
	w.out = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(glamour, 1000)))
}

// of renders the words of a block: one line, and one more for each hard break.
// The words are moved out of the block.
func (w *inlineRenderer) render(p *page, block ast.Node) []line {
	words := ast.NewTextBlock()
	p.moveInline(block, words)
	return w.renderNode(p, words)
}

// heading renders a heading in the style of its level.
func (w *inlineRenderer) renderHeading(p *page, h *ast.Heading) []line {
	words := ast.NewHeading(h.Level)
	p.moveInline(h, words)
	return w.renderNode(p, words)
}

func (w *inlineRenderer) renderNode(p *page, block ast.Node) []line {
	doc := ast.NewDocument()
	doc.AppendChild(doc, block)
	w.buf.Reset()
	if err := w.out.Render(&w.buf, p.source, doc); err != nil {
		w.reset()
		return nil
	}
	lines := decode(w.buf.String())
	for len(lines) > 0 && len(lines[len(lines)-1].trim()) == 0 {
		lines = lines[:len(lines)-1]
	}
	for len(lines) > 0 && len(lines[0].trim()) == 0 {
		lines = lines[1:]
	}
	return lines
}
