// Glamour renders the inline content of a block: headings, emphasis, links and code in the styles of the theme. Only
// this file uses it. Glamour has hidden costs, which are listed here together with the behaviour that has to be undone.
//
// Glamour links the highlighter Chroma and the HTML sanitizer Bluemonday. Both build large tables before main, at every
// start and for every command. trustbook shows code in one colour and drops HTML tags itself, so it needs neither. No
// option of Glamour leaves them out, so go.mod replaces them with plainchroma and plainbluemonday, which hold just the
// names that Glamour needs to compile. Measured on two shared cores (November 2026, Glamour v2.0.1, minimum of twelve
// runs of trustbook --version):
//
//	                  package init   allocated   stripped binary   whole run
//	both replaced            6 ms      1.4 MB           14.9 MB        8 ms
//	only Bluemonday         27 ms      5.4 MB           18.5 MB
//	only Chroma             10 ms      2.4 MB           15.2 MB
//	none replaced           21 ms      6.4 MB           18.8 MB       27 ms
//
// The replacements have one drawback: `go install module@version` ignores them.
//
// What has to be undone:
//   - Glamour prints URLs after links and images. Links keep only their text, with the
//     target in an escape sequence of this package (link.go); images become text.
//   - It decodes entities in code, and knows only some backslash escapes. Text is
//     resolved first, and written so that Glamour decodes it unchanged (inline.go).
//   - It treats soft and hard line breaks alike. Soft ones become spaces (inline.go).
//   - It prints a warning to standard output for unknown nodes, and fails on them
//     inside emphasis. They are replaced with text or dropped (inline.go).
//   - It wraps and pads rows. This is turned off by never setting a width (wrap.go).
//   - Its output can contain any escape sequence in the input (allow.go).

package markdown

import (
	"bytes"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/body"
	"trustbook/ui/theme"
)

// inlineRenderer renders the inline content of one block at a time.
//
// It uses Glamour's node renderer instead of the function that takes Markdown. That function would parse the text of a
// cell or a heading a second time, which could turn it into a list ("1. Purpose") or drop its references.
type inlineRenderer struct {
	style ansi.StyleConfig
	out   renderer.Renderer
	buf   bytes.Buffer
}

func newInlineRenderer(t *theme.Theme) *inlineRenderer {
	w := &inlineRenderer{style: glamourStyle(t)}
	w.reset()
	return w
}

// reset replaces the renderer, because an error can leave the old one in the middle of a block.
func (w *inlineRenderer) reset() {
	// Without a width, Glamour neither wraps nor pads lines. Only hard line breaks remain in the text, and these must
	// be preserved.
	glamour := ansi.NewRenderer(ansi.Options{Styles: w.style, PreserveNewLines: true})
	w.out = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(glamour, 1000)))
}

// render moves the inline nodes out of a block and renders them. It returns one line, plus one for each hard line
// break.
func (w *inlineRenderer) render(p *pageLayout, block ast.Node) []cells {
	words := ast.NewTextBlock()
	p.moveInline(block, words)
	return w.renderNode(p, words)
}

func (w *inlineRenderer) renderHeading(p *pageLayout, h *ast.Heading) []cells {
	words := ast.NewHeading(h.Level)
	p.moveInline(h, words)
	return w.renderNode(p, words)
}

func (w *inlineRenderer) renderNode(p *pageLayout, block ast.Node) []cells {
	doc := ast.NewDocument()
	doc.AppendChild(doc, block)
	w.buf.Reset()
	if err := w.out.Render(&w.buf, p.source, doc); err != nil {
		w.reset()
		return nil
	}
	lines := parseStyled(w.buf.String())
	for len(lines) > 0 && len(lines[len(lines)-1].trim()) == 0 {
		lines = lines[:len(lines)-1]
	}
	for len(lines) > 0 && len(lines[0].trim()) == 0 {
		lines = lines[1:]
	}
	return lines
}

// glamourStyle returns the style of inline nodes in a theme. Block styles are empty, because this package draws
// margins, bullets, bars and rules itself.
func glamourStyle(t *theme.Theme) ansi.StyleConfig {
	shades := t.TextColours()
	text := primitiveStyle(shades.Text)
	bold, italic, struck := text, text, text
	on := true
	bold.Bold, italic.Italic, struck.CrossedOut = &on, &on, &on
	struck.Prefix, struck.Suffix = body.StrikethroughMark, body.StrikethroughMark
	link := primitiveStyle(shades.Accent)
	link.Underline = &on
	heading := ansi.StyleBlock{StylePrimitive: bold}
	minor := ansi.StyleBlock{StylePrimitive: primitiveStyle(shades.Quiet)}
	code := primitiveStyle(shades.Code)
	if t.Backquotes {
		code = text
		code.Prefix, code.Suffix = "`", "`"
	} else {
		code.BackgroundColor = &shades.CodeFill
	}
	return ansi.StyleConfig{
		Document: ansi.StyleBlock{StylePrimitive: text},
		H1:       heading, H2: heading, H3: minor, H4: minor, H5: minor, H6: minor,
		Strong: bold, Emph: italic, Strikethrough: struck,
		LinkText: link,
		Code:     ansi.StyleBlock{StylePrimitive: code},
	}
}

func primitiveStyle(shade string) ansi.StylePrimitive {
	if shade == "" {
		return ansi.StylePrimitive{}
	}
	return ansi.StylePrimitive{Color: &shade}
}
