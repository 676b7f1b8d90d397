package dialect

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook"
)

// open returns the block that a line opens, and whether it opens one. text is the line from byte offset at on, without
// indentation; parent is the node that contains the line.
func (p *Page) open(text string, at int, parent ast.Node) (blockOpening, bool) {
	if p.rawFrom >= 0 && !strings.Contains(text, "endraw") && text[0] == '{' {
		return blockOpening{}, false
	}
	switch text[0] {
	case '!', '?':
		return p.openAdmonition(text, at)
	case '=':
		return openContentTab(text)
	case ':':
		return p.openColons(text, at, parent)
	case '/':
		return p.openBlocksSyntax(text, at)
	case '`', '~':
		return p.openDirectiveFence(text, at)
	case '[':
		return p.openBracket(text, at, parent)
	case '{':
		return p.openBrace(text, at, parent)
	case '<':
		if strings.HasPrefix(text, "<<< ") {
			return p.openInclude(text, at)
		}
		return p.openComponent(text, at, parent)
	case '*':
		return p.openAbbreviation(text)
	}
	return p.openRare(text, at)
}

// openRare is like open, for constructs that few pages use.
func (p *Page) openRare(text string, at int) (blockOpening, bool) {
	switch text[0] {
	case '-', ';':
		return p.openSnippet(text, at)
	case '(':
		return p.openTarget(text, at)
	case '%':
		return p.openPercent(text, at)
	case '$', '@':
		if strings.HasPrefix(text, "@[code") {
			return p.openInclude(text, at)
		}
		if tableOfContents[strings.ToLower(strings.TrimSpace(text))] {
			return removedLine(text), true
		}
	case 'i', 'e':
		return p.openStatement(text, at)
	}
	return blockOpening{}, false
}

// tableOfContents holds the lines that insert a table of contents.
var tableOfContents = map[string]bool{"[toc]": true, "[[toc]]": true, "[[_toc_]]": true, "$toc": true, "${toc}": true, "{{toc}}": true, "@[toc]": true, "[[__toc__]]": true}

func (p *Page) openBracket(text string, at int, parent ast.Node) (blockOpening, bool) {
	if tableOfContents[strings.ToLower(strings.TrimSpace(text))] {
		return removedLine(text), true
	}
	if parent.Kind() == ast.KindBlockquote && !parent.HasChildren() {
		p.readAlert(text, at)
	}
	p.readReference(text, at)
	return blockOpening{}, false
}

func (p *Page) openBrace(text string, at int, parent ast.Node) (blockOpening, bool) {
	switch {
	case strings.HasPrefix(text, "{%"), strings.HasPrefix(text, "{{<"), strings.HasPrefix(text, "{{%"):
		return p.openTag(text, at, parent)
	case strings.HasPrefix(text, "{{#"), strings.HasPrefix(text, "{!"), strings.HasPrefix(text, "{* "):
		return p.openInclude(text, at)
	case strings.HasPrefix(text, "{/*"), strings.HasPrefix(text, "{{/*"), strings.HasPrefix(text, "{# ") && strings.Contains(p.source[at:], "#}"):
		return p.openComment(text, at)
	case tableOfContents[strings.ToLower(strings.ReplaceAll(text, " ", ""))]:
		return removedLine(text), true
	}
	return p.openAttributes(text, at, parent)
}

func (p *Page) openAbbreviation(text string) (blockOpening, bool) {
	m := abbreviationLinePattern().FindStringSubmatch(text)
	if m == nil {
		return blockOpening{}, false
	}
	p.Acronyms = append(p.Acronyms, handbook.Acronym{Short: m[1], Long: m[2]})
	return removedLine(text), true
}
