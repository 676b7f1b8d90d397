package handbook

import (
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	xhtml "golang.org/x/net/html"

	"trustbook/handbook/sanitize"
)

// inlineTag is a tag among words that waits for the tag that closes it.
type inlineTag struct {
	name        string
	start, stop int // of the tag
	open, close string
}

// inlines rewrites the tags among the words of one block. Links, images, code
// and emphasis become Markdown; other tags go, and their words stay.
func (p *htmlPass) inlines(parent ast.Node) {
	before := len(p.edits)
	var waiting []inlineTag
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		raw, ok := n.(*ast.RawHTML)
		if !ok || raw.Segments.Len() == 0 {
			continue
		}
		start, stop := raw.Segments.At(0).Start, raw.Segments.At(raw.Segments.Len()-1).Stop
		waiting = p.inlineTag(n, start, stop, waiting)
	}
	for _, t := range waiting { // never closed
		p.edit(t.start, t.stop, "")
	}
	if len(p.edits) > before && parent.Kind() == ast.KindParagraph && parent.Parent().Kind() == ast.KindDocument {
		p.outdent(parent)
	}
}

// outdent takes the indentation from the lines of a paragraph: where a line of
// tags before them is gone, they would be taken for code.
func (p *htmlPass) outdent(paragraph ast.Node) {
	for i := 1; i < paragraph.Lines().Len(); i++ {
		stop := paragraph.Lines().At(i).Start
		start := strings.LastIndexByte(p.src.text[:stop], '\n') + 1
		if start < stop && strings.TrimSpace(p.src.text[start:stop]) == "" {
			p.edit(start, stop, "")
		}
	}
}

func (p *htmlPass) inlineTag(n ast.Node, start, stop int, waiting []inlineTag) []inlineTag {
	tag := p.src.text[start:stop]
	if p.foreign(tag) == 0 {
		p.edit(start, start+1, `\<`)
		return waiting
	}
	p.name(tag, p.lineAt(start))
	t := xhtml.NewTokenizer(strings.NewReader(tag))
	kind := t.Next()
	token := t.Token()
	switch {
	case kind == xhtml.EndTagToken:
		return p.closeTag(token.Data, start, stop, waiting)
	case kind != xhtml.StartTagToken && kind != xhtml.SelfClosingTagToken:
		p.edit(start, stop, "")
	case token.Data == "br":
	case token.Data == "img":
		p.edit(start, stop, "!["+escapeLabel(attribute(token, "alt"))+"]("+destination(attribute(token, "src"))+")")
	case unshown()[token.Data] || token.Data == "style":
		p.dropInline(n, token.Data, start, stop)
	default:
		if open, end := markOf(token); open != "" {
			return append(waiting, inlineTag{token.Data, start, stop, open, end})
		}
		p.edit(start, stop, spaceFor(token.Data))
	}
	return waiting
}

// closeTag settles the tag that an end tag closes, and those left open inside it.
func (p *htmlPass) closeTag(name string, start, stop int, waiting []inlineTag) []inlineTag {
	for i, tag := range slices.Backward(waiting) {
		if tag.name != name {
			continue
		}
		for _, open := range waiting[i+1:] {
			p.edit(open.start, open.stop, "")
		}
		p.pair(tag, start, stop)
		return waiting[:i]
	}
	p.edit(start, stop, spaceFor(name))
	return waiting
}

// pair puts Markdown's marks in the place of two tags, where they work: emphasis
// must touch its words, and code must not need entities resolved.
func (p *htmlPass) pair(open inlineTag, start, stop int) {
	inner := p.src.text[open.stop:start]
	begin, end := open.open, open.close
	switch {
	case begin == "`" && strings.ContainsAny(inner, "`<\n"):
		begin, end = "", ""
	case begin == "`":
		p.edit(open.start, stop, "`"+html.UnescapeString(inner)+"`")
		return
	case begin[0] == '*' && (inner == "" || strings.TrimSpace(inner) != inner):
		begin, end = "", ""
	case begin == "[" && strings.TrimSpace(inner) == "":
		begin, end = "", ""
	}
	p.edit(open.start, open.stop, begin)
	p.edit(start, stop, end)
}

// markOf is what stands in Markdown for the tags of an element.
func markOf(t xhtml.Token) (open, end string) {
	switch t.Data {
	case "a":
		if href := attribute(t, "href"); href != "" {
			return "[", "](" + destination(href) + ")"
		}
	case "b", "strong":
		return "**", "**"
	case "i", "em":
		return "*", "*"
	case "code", "kbd", "samp", "tt":
		return "`", "`"
	}
	return "", ""
}

// dropInline takes an element out together with its content.
func (p *htmlPass) dropInline(n ast.Node, name string, start, stop int) {
	if unshown()[name] {
		p.dropped = append(p.dropped, dropped{name, p.lineAt(start)})
	}
	for next := n.NextSibling(); next != nil; next = next.NextSibling() {
		raw, ok := next.(*ast.RawHTML)
		if !ok || raw.Segments.Len() == 0 {
			continue
		}
		s := raw.Segments.At(0)
		if strings.HasPrefix(strings.ToLower(p.src.text[s.Start:s.Stop]), "</"+name) {
			stop = raw.Segments.At(raw.Segments.Len() - 1).Stop
			break
		}
	}
	p.edit(start, stop, "")
}

// spaceFor keeps words apart where an element would.
func spaceFor(name string) string {
	if inlineElements()[name] {
		return ""
	}
	return " "
}

func attribute(t xhtml.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return sanitize.CleanLine(a.Val)
		}
	}
	return ""
}

// destination is an address as Markdown writes it in a link.
func destination(address string) string {
	if !strings.ContainsAny(address, " ()<>") {
		return address
	}
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(address) + ">"
}

var escapeLabelReplacer = strings.NewReplacer("[", `\[`, "]", `\]`)

func escapeLabel(s string) string { return escapeLabelReplacer.Replace(s) }
