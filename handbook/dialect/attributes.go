package dialect

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook/pattern"
)

// Attribute lists in braces (kramdown, Python-Markdown, Pandoc) apply to the block above or below them, to the heading
// at whose end they are, or to the words before them.

var (
	attributeBlockPattern = pattern.Lazy(`^\{(:?)([^{}]*)\}\s*$`)
	kramdownBlockPattern  = pattern.Lazy(`^\{::(\w+)[^{}]*\}\s*$`)
	strictListPattern     = pattern.Lazy(`^\{:?\s*((?:[#.][\w:.-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))(?:\s+(?:[#.][\w:.-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)))*|\.[\w.-]+|-)\s*\}`)
	unusualIDPattern      = pattern.Lazy(`^\{#([^\s{}]+)\}[ \t#]*$`) // with characters that Goldmark does not allow in an id
	idAttributePattern    = pattern.Lazy(`(?:^|\s)(?:#([\w:.-]+)|(?:id|name)="?([\w:.-]+)"?)`)
	// .warning, and class names of themes such as .notice--warning, .prompt-warning and .warning-title
	calloutClassesPattern = pattern.Lazy(`\.(?:(?:notice|prompt|alert|callout)--?)?([a-z]+)(?:-title)?(?:[^\w-]|$)`)
	codeLanguagePattern   = pattern.Lazy(`^\{:[a-z][\w.-]*\}`) // after inline code, as in Nextra
	headingCommentPattern = pattern.Lazy(`^\{/\* *#([\w-]+) *\*/\}`)
)

// openAttributes reads a line of attributes. If a class is the name of a kind of callout, the block above becomes a
// callout of that kind. If the line above is blank, the block below becomes the callout, as in Jekyll themes.
func (p *Page) openAttributes(text string, at int, parent ast.Node) (blockOpening, bool) {
	if m := kramdownBlockPattern().FindStringSubmatch(text); m != nil {
		if m[1] != "comment" || strings.HasSuffix(strings.TrimSpace(text), "/}") {
			return removedLine(text), true
		}
		return p.commentUntil("{:/", text, at)
	}
	m := attributeBlockPattern().FindStringSubmatch(text)
	if m == nil || m[1] == "" && !strictListPattern().MatchString(text) {
		return blockOpening{}, false
	}
	p.addID(m[2], at, parent.LastChild())
	if list, ok := parent.LastChild().(*ast.List); ok && strings.TrimSpace(m[2]) == "toc" && list.ChildCount() == 1 && p.followsText(at) {
		stop := strings.LastIndexByte(p.source[:at], '\n') // the list item is a placeholder for the table of contents
		p.edit(strings.LastIndexByte(p.source[:stop], '\n')+1, stop, "")
	}
	kind := calloutKind(m[2])
	if p.followsText(at) {
		p.labelBlock(parent.LastChild(), kind)
		return removedLine(text), true
	}
	next := strings.TrimSpace(p.source[min(p.lineEnd(at)+1, len(p.source)):p.lineEnd(min(p.lineEnd(at)+1, len(p.source)))])
	if next == "" || kind == "" {
		return removedLine(text), true
	}
	o := openCallout(text, kind, "")
	if o.brief = next[0] != '>'; !o.brief { // the label becomes part of the quote
		o.label, o.ended = o.label+"\n>", true
	}
	return o, true
}

// calloutKind returns the kind of callout that a class in attributes names, or "".
func calloutKind(attributes string) string {
	for _, class := range calloutClassesPattern().FindAllStringSubmatch(attributes, -1) {
		if calloutKinds()[class[1]] {
			return class[1]
		}
	}
	return ""
}

// labelBlock turns the paragraph or quote above an attribute list into a callout.
func (p *Page) labelBlock(n ast.Node, kind string) {
	mark := "> "
	if quote, ok := n.(*ast.Blockquote); ok {
		mark, n = "", quote.FirstChild()
	}
	paragraph, ok := n.(*ast.Paragraph)
	if !ok || kind == "" || paragraph.Lines().Len() == 0 {
		return
	}
	start := paragraph.Lines().At(0).Start
	isTable := strings.Contains(p.source[start:p.lineEnd(start)], "|") // this parser reads tables as paragraphs
	if !p.isAlreadyRead(start) && !isTable {
		p.edit(start, start, mark+calloutLabel(kind, "")+" ")
	}
}

// addID makes the id in an attribute list a link target. It refers to the heading before the list or, without a
// heading, to the list itself.
func (p *Page) addID(attributes string, at int, before ast.Node) {
	m := idAttributePattern().FindStringSubmatch(attributes)
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

// readAttributes removes the attribute list at a byte offset, if it is where tools read attribute lists: at the end of
// a heading, or after a link, an image, code or emphasis.
func (p *Page) readAttributes(at int, parent ast.Node) {
	rest := p.restOfLine(at)
	if m := headingCommentPattern().FindStringSubmatch(rest); m != nil && parent.Kind() == ast.KindHeading {
		p.editInline(at, p.lineEnd(at), "{#"+m[1]+"}")
		return
	}
	if m := codeLanguagePattern().FindString(rest); m != "" && at > 0 && p.source[at-1] == '`' {
		p.editInline(at, at+len(m), "")
		return
	}
	m := strictListPattern().FindStringSubmatchIndex(rest)
	if id := unusualIDPattern().FindStringSubmatch(rest); m == nil && id != nil && parent.Kind() == ast.KindHeading {
		p.anchor(id[1], at)
		p.editInline(at, p.lineEnd(at), "")
	}
	if m == nil {
		return
	}
	attributes, tail := rest[m[2]:m[3]], strings.TrimSpace(rest[m[1]:])
	switch {
	case parent.Kind() == ast.KindHeading && strings.Trim(tail, "#") == "":
		text := ""
		if id := idAttributePattern().FindStringSubmatch(attributes); id != nil {
			text = "{#" + id[1] + id[2] + "}"
		}
		if rest[:m[1]] != text || tail != "" {
			p.editInline(at, p.lineEnd(at), text)
		}
	case at > 0 && strings.IndexByte(")]`*_>:}~", p.source[at-1]) >= 0, (rest[1] == ':' || rest[1] == '#') && (tail == "" || tail[0] == '|'):
		if id := idAttributePattern().FindStringSubmatch(attributes); id != nil {
			p.anchor(id[1]+id[2], at)
		}
		start := len(strings.TrimSuffix(p.source[:at], "[]()")) // an anchor of mkdocs-autorefs
		p.editInline(start, at+m[1], "")
	}
}

// editInline replaces bytes and marks them as handled.
func (p *Page) editInline(start, stop int, text string) {
	p.edit(start, stop, text)
	p.handled = max(p.handled, stop)
}
