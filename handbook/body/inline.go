package body

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// inlineText returns the text of a block on one line, without struck-out words, and records the links. It decodes
// entities, which were still encoded when the source was sanitized, so it sanitizes the result.
func (r *blockReader) inlineText(n ast.Node) string {
	var b strings.Builder
	r.writeInline(&b, n)
	return sanitize.CleanLine(b.String())
}

func (r *blockReader) writeInline(b *strings.Builder, parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(textOf(n, r.source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(n.Label(r.source))
			r.addLink(n, autoLinkTarget(n, r.source), string(n.Label(r.source)), false)
		case *ast.RawHTML:
			b.WriteByte(' ')
		case *ast.Link:
			r.writeLink(b, n, string(n.Destination), false)
		case *ast.Image:
			r.writeImage(b, n)
		case *east.Strikethrough:
			r.skipStruck(b, n)
		default:
			r.writeInline(b, n)
		}
	}
}

// anchorText returns the text of a heading from which its anchor is made. It includes struck-out words, as other tools
// do.
func (r *blockReader) anchorText(n ast.Node) string {
	links := len(r.links)
	r.keepStruck = true
	text := r.inlineText(n)
	r.keepStruck, r.links = false, r.links[:links]
	return text
}

// skipStruck skips struck-out words, because they no longer apply. If punctuation follows, it also removes the space
// before the words. It still records the links in the words.
func (r *blockReader) skipStruck(b *strings.Builder, n ast.Node) {
	if r.keepStruck {
		r.writeInline(b, n)
		return
	}
	var struck strings.Builder
	r.writeInline(&struck, n)
	next := firstText(n.NextSibling())
	before := b.String()
	if next == nil || !strings.HasSuffix(before, " ") || !bytes.ContainsAny(next.Value(r.source)[:min(1, next.Segment.Len())], ".,;:!?)") {
		return
	}
	b.Reset()
	b.WriteString(strings.TrimRight(before, " "))
}

// autoLinkTarget returns the target of a bare address, with mailto: before an e-mail address.
func autoLinkTarget(n *ast.AutoLink, source []byte) string {
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(string(n.URL(source)), "mailto:") {
		return "mailto:" + string(n.URL(source))
	}
	return string(n.URL(source))
}

// writeLink writes the words of a link or image and records its target.
func (r *blockReader) writeLink(b *strings.Builder, n ast.Node, target string, image bool) {
	before := b.Len()
	r.writeInline(b, n)
	r.addLink(n, target, b.String()[before:], image)
}

// writeImage writes the alternative text of an image, separated from the adjacent words.
func (r *blockReader) writeImage(b *strings.Builder, n *ast.Image) {
	isWord := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }
	if last, _ := utf8.DecodeLastRuneInString(b.String()); isWord(last) && n.HasChildren() {
		b.WriteByte(' ')
	}
	r.writeLink(b, n, string(n.Destination), true)
	if next, ok := n.NextSibling().(*ast.Text); ok && n.HasChildren() {
		if first, _ := utf8.DecodeRune(next.Value(r.source)); isWord(first) {
			b.WriteByte(' ')
		}
	}
}

func (r *blockReader) addLink(n ast.Node, target, label string, image bool) {
	r.links = append(r.links, handbook.Link{
		Text: sanitize.CleanLine(label), Target: sanitize.CleanLine(target), Image: image, Line: r.lineOf(n),
	})
}

// textOf returns a segment with escapes and entities decoded, as an HTML renderer shows them. It does not decode those
// in code.
func textOf(n *ast.Text, source []byte) string {
	value := string(n.Value(source))
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		return value
	}
	return Unescape(value)
}
