package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	textm "github.com/yuin/goldmark/text"

	"trustbook/handbook/body"
)

// plain returns the text inside a node.
func (p *page) plain(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Text:
		return p.textOf(n)
	case *ast.String:
		return string(n.Value)
	}
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.WriteString(p.plain(c))
	}
	return b.String()
}

// raw returns the source of a node that [page.prepare] returned.
func (p *page) raw(n ast.Node) string {
	text, ok := n.FirstChild().(*ast.Text)
	if !ok {
		return ""
	}
	return string(text.Segment.Value(p.source))
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

// These escape text so that Glamour decodes it unchanged.
var (
	textEscaper = strings.NewReplacer("&", "&amp;", `\`, `\\`)
	codeEscaper = strings.NewReplacer("&", "&amp;")
)

// newText returns a text node. It drops control characters already here, so that an
// escape sequence from an entity stays visible instead of swallowing what follows.
func (p *page) newText(s string) ast.Node {
	return p.newNode(textEscaper.Replace(strings.Map(dropUnsafeButBreaks, s)))
}

// newEscape returns a text node that holds an escape sequence of this package.
func (p *page) newEscape(s string) ast.Node {
	return p.newNode(textEscaper.Replace(s))
}

// newNode appends text to the source, because nodes refer to it.
func (p *page) newNode(s string) ast.Node {
	start := len(p.source)
	p.source = append(p.source, s...)
	return ast.NewTextSegment(textm.NewSegment(start, len(p.source)))
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

func isBreak(tag string) bool {
	tag = strings.ToLower(strings.Trim(tag, "</ >"))
	return tag == "br" || strings.HasPrefix(tag, "br ")
}
