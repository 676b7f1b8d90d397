package markdown

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/body"
	"trustbook/ui/theme"
)

// pens are the attributes of words in a theme. Those of nested nodes add up.
type pens struct{ text, heading, minor, strong, italic, struck, link, code *attrs }

func newPens(t *theme.Theme) pens {
	only := func(mark uint8) *attrs { return &attrs{style: uv.Style{Attrs: mark}} }
	return pens{
		text: attrsOf(t.Text), heading: attrsOf(t.Strong), minor: attrsOf(t.Quiet),
		strong: only(uv.AttrBold), italic: only(uv.AttrItalic), struck: only(uv.AttrStrikethrough),
		link: attrsOf(t.Link), code: attrsOf(t.Code),
	}
}

// words renders the words of a block: one line, and one more for each hard line break.
func (p *page) words(block ast.Node) []cells {
	w := &inlineWriter{page: p, pen: p.pens.text, out: newDecoder()}
	if h, ok := block.(*ast.Heading); ok {
		if w.pen = p.pens.heading; h.Level > 2 {
			w.pen = p.pens.minor
		}
	}
	w.children(block)
	w.flush()
	lines := w.out.lines
	for len(lines) > 0 && len(lines[len(lines)-1].trim()) == 0 {
		lines = lines[:len(lines)-1]
	}
	for len(lines) > 0 && len(lines[0].trim()) == 0 {
		lines = lines[1:]
	}
	return lines
}

// inlineWriter renders inline nodes as cells.
type inlineWriter struct {
	*page
	pen  *attrs
	text strings.Builder // in the attributes of pen, not yet in out: characters may combine across nodes
	out  decoder
}

// with calls draw with attributes on top of the present ones.
func (w *inlineWriter) with(top *attrs, draw func()) { w.in(overlay(w.pen, top), draw) }

// in calls draw with attributes.
func (w *inlineWriter) in(pen *attrs, draw func()) {
	outer := w.pen
	w.flush()
	w.pen = pen
	draw()
	w.flush()
	w.pen = outer
}

// flush moves the text into out.
func (w *inlineWriter) flush() {
	w.out.pen = w.pen
	for i, line := range strings.Split(w.text.String(), "\n") {
		if i > 0 {
			w.out.lines = append(w.out.lines, nil)
		}
		w.out.read(line)
	}
	w.text.Reset()
}

// write writes text without control characters. An escape sequence in an entry loses only its
// first character, so that it stays visible instead of swallowing what follows.
func (w *inlineWriter) write(s string) {
	w.text.WriteString(strings.Map(dropUnsafeButBreaks, s))
}

// children renders the nodes inside a node.
func (w *inlineWriter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

// node renders an inline node. Tags are dropped, but for line breaks, which tables need.
func (w *inlineWriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text, *ast.String, *ast.Image:
		w.write(w.plain(n))
	case *extast.FootnoteLink:
		w.write(footnoteMark(n.Index))
	case *ast.RawHTML:
		if body.IsLineBreak(string(n.Segments.Value(w.source))) {
			w.write("\n")
		}
	case *ast.Link:
		w.link(string(n.Destination), string(util.URLEscape(n.Destination, true)), w.plain(n), func() { w.children(n) })
	case *ast.AutoLink:
		w.autoLink(n)
	default:
		w.marked(n)
	}
}

// marked renders words that are marked as something.
func (w *inlineWriter) marked(n ast.Node) {
	switch n := n.(type) {
	case *ast.CodeSpan:
		w.code(w.plain(n))
	case *extast.Strikethrough:
		w.with(w.pens.struck, func() {
			w.write(body.StruckMark)
			w.children(n)
			w.write(body.StruckMark)
		})
	case *ast.Emphasis:
		top := w.pens.italic
		if n.Level > 1 {
			top = w.pens.strong
		}
		w.with(top, func() { w.children(n) })
	}
}

func (w *inlineWriter) code(s string) {
	if w.theme.Backquotes {
		s = "`" + s + "`"
	}
	w.with(w.pens.code, func() { w.write(s) })
}

func (w *inlineWriter) autoLink(n *ast.AutoLink) {
	target, words := string(n.URL(w.source)), string(n.Label(w.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		target = "mailto:" + target
	}
	w.link(target, string(util.URLEscape([]byte(target), false)), words, func() { w.write(words) })
}

// link renders the words of a link. Only a link to the web is one for the terminal, too.
func (w *inlineWriter) link(destination, target, words string, draw func()) {
	w.targets = append(w.targets, dropUnsafe(destination))
	pen := overlay(w.pen, w.pens.link)
	pen.number, pen.link = len(w.targets), webLink(target)
	w.in(pen, draw)
	if pen.link.URL != "" && !body.NamesAddress(words, target) && (w.printAddresses || IsSpoofed(words, target)) {
		w.write(" (" + target + ")")
	}
}

// imageText returns the replacement for an image: its alternative text, and its path so
// that it can be found. An icon without alternative text says nothing.
func imageText(alt, path string) string {
	alt = strings.TrimSpace(alt)
	switch {
	case path == "" || alt == "" && isIcon(path):
		return alt
	case alt == "":
		return "[image: " + path + "]"
	}
	return "[image: " + alt + ", " + path + "]"
}

// isIcon reports whether an image without alternative text is an icon or a badge: it is a
// drawing, or comes from another site.
func isIcon(path string) bool {
	file, _, _ := strings.Cut(strings.ToLower(path), "?")
	return IsWebTarget(path) || strings.HasPrefix(file, "data:") || strings.HasSuffix(file, ".svg") || strings.HasSuffix(file, ".ico")
}

// plain returns the text of a node.
func (p *page) plain(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Text:
		return p.textOf(n)
	case *ast.String:
		return string(n.Value)
	case *ast.Image:
		return imageText(p.plainChildren(n), string(n.Destination))
	}
	return p.plainChildren(n)
}

func (p *page) plainChildren(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.WriteString(p.plain(c))
	}
	return b.String()
}

// textOf returns the text of a node, with entities and escapes resolved and soft line
// breaks as spaces.
func (p *page) textOf(n *ast.Text) string {
	s := string(n.Segment.Value(p.source))
	switch {
	case n.IsRaw(): // code, where a line break is part of the text
		return strings.ReplaceAll(s, "\n", " ")
	case n.HardLineBreak():
		return body.Unescape(s) + "\n"
	case n.SoftLineBreak():
		return body.Unescape(s) + " "
	}
	return body.Unescape(s)
}

// dropUnsafeButBreaks is [dropUnsafeRune] for text with line breaks.
func dropUnsafeButBreaks(r rune) rune {
	switch r {
	case '\n':
		return r
	case '\t':
		return ' '
	}
	return dropUnsafeRune(r)
}
