package dialect

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// kramdown, Python-Markdown and Pandoc: attribute lists in braces, for the block above or below
// them, the heading that they end or the words that they follow.

var (
	attributeBlock = lazyRegexp(`^\{(:?)([^{}]*)\}\s*$`)
	kramdownBlock  = lazyRegexp(`^\{::(\w+)[^{}]*\}\s*$`)
	strictList     = lazyRegexp(`^\{:?\s*((?:[#.][\w:.-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))(?:\s+(?:[#.][\w:.-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)))*|\.[\w.-]+|-)\s*\}`)
	idAttribute    = lazyRegexp(`(?:^|\s)(?:#([\w:.-]+)|id="?([\w:.-]+)"?)`)
	classAttribute = lazyRegexp(`\.([a-z]+)\b`)
	headingComment = lazyRegexp(`^\{/\* *#([\w-]+) *\*/\}`)
)

// openAttributes reads a line of attributes. A class that names a kind of callout turns the
// paragraph below into one, as Jekyll themes do.
func (p *Page) openAttributes(text string, at int, parent ast.Node) (opening, bool) {
	if m := kramdownBlock().FindStringSubmatch(text); m != nil {
		if m[1] != "comment" || strings.HasSuffix(strings.TrimSpace(text), "/}") {
			return blankOut(text), true
		}
		return opening{length: len(text), content: comment, closes: func(line string) int {
			return len(line) * min(1, strings.Count(line, "{:/"))
		}}, true
	}
	m := attributeBlock().FindStringSubmatch(text)
	if m == nil || m[1] == "" && !strictList().MatchString(text) {
		return opening{}, false
	}
	p.addID(m[2], at, parent.LastChild())
	if list, ok := parent.LastChild().(*ast.List); ok && strings.TrimSpace(m[2]) == "toc" && list.ChildCount() == 1 && p.followsText(at) {
		stop := strings.LastIndexByte(p.source[:at], '\n') // the item stands for the table of contents
		p.edit(strings.LastIndexByte(p.source[:stop], '\n')+1, stop, "")
	}
	next := strings.TrimSpace(p.source[min(p.lineEnd(at)+1, len(p.source)):p.lineEnd(min(p.lineEnd(at)+1, len(p.source)))])
	if next == "" || p.followsText(at) {
		return blankOut(text), true
	}
	for _, class := range classAttribute().FindAllStringSubmatch(m[2], -1) {
		if kinds[class[1]] && next[0] != '>' {
			o := openCallout(text, class[1], "")
			o.brief = true
			return o, true
		}
	}
	return blankOut(text), true
}

// addID makes the id in an attribute list lead to the heading before it, or to the place of the
// list.
func (p *Page) addID(attributes string, at int, before ast.Node) {
	m := idAttribute().FindStringSubmatch(attributes)
	if m == nil {
		return
	}
	id := m[1] + m[2]
	if heading, ok := before.(*ast.Heading); ok && heading.Lines().Len() > 0 && p.followsText(at) {
		stop := p.lineEnd(heading.Lines().At(heading.Lines().Len() - 1).Start)
		if !strings.HasSuffix(p.source[:stop], "}") {
			p.edit(stop, stop, " {#"+id+"}")
			return
		}
	}
	p.anchor(id, at)
}

// readAttributes removes the attributes at a byte offset if a tool would read them as such: at
// the end of a heading, or after a link, an image, code or emphasis.
func (p *Page) readAttributes(at int, parent ast.Node) {
	rest := p.rest(at)
	if m := headingComment().FindStringSubmatch(rest); m != nil && parent.Kind() == ast.KindHeading {
		p.editInline(at, p.lineEnd(at), "{#"+m[1]+"}")
		return
	}
	m := strictList().FindStringSubmatchIndex(rest)
	if m == nil {
		return
	}
	attributes, tail := rest[m[2]:m[3]], strings.TrimSpace(rest[m[1]:])
	switch {
	case parent.Kind() == ast.KindHeading && strings.Trim(tail, "#") == "":
		text := ""
		if id := idAttribute().FindStringSubmatch(attributes); id != nil {
			text = "{#" + id[1] + id[2] + "}"
		}
		if rest[:m[1]] != text || tail != "" {
			p.editInline(at, p.lineEnd(at), text)
		}
	case at > 0 && strings.IndexByte(")]`*_>:}~", p.source[at-1]) >= 0, (rest[1] == ':' || rest[1] == '#') && (tail == "" || tail[0] == '|'):
		if id := idAttribute().FindStringSubmatch(attributes); id != nil {
			p.anchor(id[1]+id[2], at)
		}
		p.editInline(at, at+m[1], "")
	}
}

// editInline replaces bytes that contain nothing else to read.
func (p *Page) editInline(start, stop int, text string) {
	p.edit(start, stop, text)
	p.handled = max(p.handled, stop)
}
