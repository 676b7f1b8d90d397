// Package markdown renders Markdown as rows for a terminal, in a given theme and width.
//
// Goldmark parses the source once. Glamour renders the inline content of each block in the styles of the theme
// (glamour.go). This package lays out the blocks itself, because the design needs what Glamour cannot do: hanging
// indents, bars in the gutter, tables that become records instead of being cut, and rows without padding.
//
// The output of Glamour is decoded into cells (allow.go), and rows are written only from cells. Therefore only text,
// SGR and safe links reach the terminal, whatever an entry contains.
package markdown

import (
	"strings"

	"trustbook/handbook/body"
	"trustbook/ui/theme"
)

// New returns a renderer for rows of width columns, not counting the gutter.
func New(t *theme.Theme, width int) *Renderer {
	return &Renderer{theme: t, width: max(width, 1), inline: newInlineRenderer(t)}
}

// PrintAddresses makes the renderer print the address of each link after its text, for output in which users cannot
// follow links.
func (r *Renderer) PrintAddresses(on bool) { r.printAddresses = on }

// Render lays out Markdown for the terminal at the renderer's width.
func (r *Renderer) Render(source string) Doc {
	s := []byte(strings.ToValidUTF8(source, "\uFFFD"))
	p := &pageLayout{Renderer: r, source: s, root: body.ParseAST(s)}
	return p.doc(p.blocks(p.root, r.width))
}

// RenderPlain lays out source as plain text. Lines are wrapped but not joined.
func RenderPlain(source string, t *theme.Theme, width int) Doc {
	p := &pageLayout{Renderer: &Renderer{theme: t}}
	source = strings.TrimRight(strings.ReplaceAll(source, "\r\n", "\n"), "\n")
	var rows []row
	for s := range strings.SplitSeq(source, "\n") {
		for _, l := range wrapLine(textLine(expandTabs(s), styleAttrs(t.Text)), width) {
			rows = append(rows, row{body: l})
		}
	}
	return p.doc(rows)
}
