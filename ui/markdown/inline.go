package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	textm "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/body"
)

// This file prepares inline nodes for Glamour, for the reasons given in glamour.go.

// moveInline prepares the inline nodes of a block for Glamour and moves them into a parent, which may be the same
// block.
func (p *pageLayout) moveInline(from, to ast.Node) {
	var nodes []ast.Node
	for n := from.FirstChild(); n != nil; n = n.NextSibling() {
		nodes = append(nodes, n)
	}
	from.RemoveChildren(from)
	for _, n := range nodes {
		for _, prepared := range p.prepare(n) {
			to.AppendChild(to, prepared)
		}
	}
}

func (p *pageLayout) prepare(n ast.Node) []ast.Node {
	switch n := n.(type) {
	case *ast.Text:
		return []ast.Node{p.newText(p.textOf(n))}
	case *ast.String:
		return []ast.Node{p.newText(string(n.Value))}
	case *ast.CodeSpan:
		return []ast.Node{p.prepareCode(n)}
	case *ast.Emphasis, *extast.Strikethrough:
		p.moveInline(n, n)
		return []ast.Node{n}
	case *ast.Link:
		return p.prepareLink(n, string(util.URLEscape(n.Destination, true)))
	case *ast.AutoLink:
		return p.prepareAutoLink(n)
	case *ast.Image:
		return []ast.Node{p.newText(imageText(p.plainText(n), string(n.Destination)))}
	case *ast.RawHTML:
		return p.prepareHTML(n)
	case *extast.FootnoteLink:
		return []ast.Node{p.newText(footnoteMark(n.Index))}
	}
	return nil
}

// prepareLink replaces a link with its text. If the target is on the web, escape sequences around the text make it a
// link in the terminal. A link to another entry only has the style of a link.
func (p *pageLayout) prepareLink(n *ast.Link, target string) []ast.Node {
	p.moveInline(n, n)
	p.escapeCodeInLink(n)
	p.targets = append(p.targets, dropUnsafe(string(n.Destination)))
	n.Destination = []byte("#") // Glamour prints no URL after an anchor
	web := IsWebTarget(target) && dropUnsafe(target) == target
	if !web {
		target = withoutUnsafeTarget
	}
	nodes := []ast.Node{p.newEscape(openLink(target, len(p.targets))), n, p.newEscape(closeLink)}
	if words := p.plainText(n); web && !body.LabelShowsTarget(words, target) && (p.printAddresses || IsSpoofed(words, target)) {
		nodes = append(nodes, p.newText(" ("+target+")"))
	}
	return nodes
}

// imageText returns the text that replaces an image: its alternative text and its path, so that readers can find the
// image. It returns nothing for an icon without alternative text.
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

// isIcon reports whether an image without alternative text is an icon or a badge: it is embedded, an SVG or ICO file,
// or loaded from another site.
func isIcon(path string) bool {
	file, _, _ := strings.Cut(strings.ToLower(path), "?")
	return IsWebTarget(path) || strings.HasPrefix(file, "data:") || strings.HasSuffix(file, ".svg") || strings.HasSuffix(file, ".ico")
}

// escapeCodeInLink escapes backslashes in code within the text of a link. Elsewhere in code, Glamour does not interpret
// them (findings/glamour-code-in-a-link-loses-backslashes.sh).
func (p *pageLayout) escapeCodeInLink(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if code, ok := c.(*ast.CodeSpan); ok {
			guarded := strings.ReplaceAll(p.rawText(code), `\`, `\\`)
			code.RemoveChildren(code)
			code.AppendChild(code, p.newNode(guarded))
		}
	}
}

func (p *pageLayout) prepareAutoLink(n *ast.AutoLink) []ast.Node {
	target := string(n.URL(p.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		target = "mailto:" + target
	}
	l := ast.NewLink()
	l.Destination = []byte(target)
	l.AppendChild(l, p.newText(string(n.Label(p.source))))
	return p.prepareLink(l, string(util.URLEscape([]byte(target), false)))
}

// prepareCode makes Glamour print code unchanged.
func (p *pageLayout) prepareCode(n *ast.CodeSpan) ast.Node {
	code := codeEscaper.Replace(strings.Map(dropUnsafeButBreaks, p.plainText(n)))
	n.RemoveChildren(n)
	n.AppendChild(n, p.newNode(code))
	return n
}

// prepareHTML drops all tags except line breaks, which tables need.
func (p *pageLayout) prepareHTML(n *ast.RawHTML) []ast.Node {
	if body.IsLineBreak(string(n.Segments.Value(p.source))) {
		return []ast.Node{p.newText("\n")}
	}
	return nil
}

func (p *pageLayout) plainText(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Text:
		return p.textOf(n)
	case *ast.String:
		return string(n.Value)
	}
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.WriteString(p.plainText(c))
	}
	return b.String()
}

// rawText returns the source of a node created by [pageLayout.prepare].
func (p *pageLayout) rawText(n ast.Node) string {
	text, ok := n.FirstChild().(*ast.Text)
	if !ok {
		return ""
	}
	return string(text.Segment.Value(p.source))
}

// textOf returns the text of a node. Entities and escapes are resolved, and soft line breaks become spaces.
func (p *pageLayout) textOf(n *ast.Text) string {
	s := string(n.Segment.Value(p.source))
	switch {
	case n.IsRaw(): // in code, a line break is part of the text
		return strings.ReplaceAll(s, "\n", " ")
	case n.HardLineBreak():
		return body.Unescape(s) + "\n"
	case n.SoftLineBreak():
		return body.Unescape(s) + " "
	}
	return body.Unescape(s)
}

// These replacers escape text so that Glamour decodes it back to the original.
var (
	textEscaper = strings.NewReplacer("&", "&amp;", `\`, `\\`)
	codeEscaper = strings.NewReplacer("&", "&amp;")
)

// newText returns a text node for s without control characters. They are dropped before rendering, so that an escape
// sequence from an entity becomes visible instead of swallowing the text after it.
func (p *pageLayout) newText(s string) ast.Node {
	return p.newNode(textEscaper.Replace(strings.Map(dropUnsafeButBreaks, s)))
}

// newEscape returns a text node with an escape sequence of this package.
func (p *pageLayout) newEscape(s string) ast.Node {
	return p.newNode(textEscaper.Replace(s))
}

// newNode returns a node for text. Nodes refer to the source, so it appends the text there.
func (p *pageLayout) newNode(s string) ast.Node {
	start := len(p.source)
	p.source = append(p.source, s...)
	return ast.NewTextSegment(textm.NewSegment(start, len(p.source)))
}

func footnoteMark(index int) string { return "[" + strconv.Itoa(index) + "]" }
