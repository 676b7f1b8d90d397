package handbook

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook/sanitize"
)

func isRow(n ast.Node) bool {
	return n.Kind() == east.KindTableRow || n.Kind() == east.KindTableHeader
}

// inline is the plain text of what a block holds, on one line, and notes its
// links on the way. Entities are resolved here, after the source was cleaned,
// so the result is cleaned again.
func (p *bodyParser) inline(n ast.Node) string {
	var b strings.Builder
	p.inlineTo(&b, n)
	return sanitize.CleanLine(b.String())
}

func (p *bodyParser) inlineTo(b *strings.Builder, parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(literal(n, p.source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(p.source))
			p.link(n, autoTarget(n, p.source), string(n.Label(p.source)), false)
		case *ast.RawHTML:
			b.WriteByte(' ')
		case *ast.Link:
			p.nested(b, n, string(n.Destination), false)
		case *ast.Image:
			p.nested(b, n, string(n.Destination), true)
		default:
			p.inlineTo(b, n)
		}
	}
}

// autoTarget is where a bare address leads; one of a person is for mail.
func autoTarget(n *ast.AutoLink, source []byte) string {
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(string(n.URL(source)), "mailto:") {
		return "mailto:" + string(n.URL(source))
	}
	return string(n.URL(source))
}

// nested writes the text of a link or image and notes where it leads.
func (p *bodyParser) nested(b *strings.Builder, n ast.Node, target string, image bool) {
	before := b.Len()
	p.inlineTo(b, n)
	p.link(n, target, b.String()[before:], image)
}

func (p *bodyParser) link(n ast.Node, target, label string, image bool) {
	p.body.links = append(p.body.links, Link{
		Text: sanitize.CleanLine(label), Target: sanitize.CleanLine(target), Image: image, Line: p.lineOf(n),
	})
}

// literal is the text of a segment with escapes and entities resolved, as an
// HTML renderer would show it; code shows them as they stand.
func literal(n *ast.Text, source []byte) string {
	value := string(n.Value(source))
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		return value
	}
	return Unescape(value)
}
