package dialect

import (
	"strings"

	"trustbook/handbook/pattern"
)

// MkDocs has the extensions of Python-Markdown and PyMdown Extensions.

var (
	// !!! note "Title", ??? or ???+, with indented lines below; ???- is a common mistake
	admonitionPattern     = pattern.Lazy(`^(?:!!!|\?\?\?[+-]?) ?([\w-]+)(?: +[\w-]+)*(?: +"(.*)")? *$`)
	admonitionLikePattern = pattern.Lazy(`^(!!!|\?\?\?[+-]?) ?[\w-]`)
	// ??? "Title" needs no kind
	detailsPattern = pattern.Lazy(`^\?\?\?[+-]? ?"(.*)" *$`)
	// === "Tab", with indented lines below
	contentTabPattern = pattern.Lazy(`^===[!+]? +"(.*)" *$`)
	// /// note | Title, with options below, closed by ///
	blocksSyntaxPattern = pattern.Lazy(`^(/{3,}) ?([a-z][\w-]*)(?: *\| *(.*?))? *$`)
	blockOptionPattern  = pattern.Lazy(`^[a-z_]+: `)
	// --8<-- "file.md"
	snippetLinePattern = pattern.Lazy(`^;?-+8<-+ +["'].*["'] *$`)
	// *[HTML]: long form, as in PHP Markdown Extra and kramdown
	abbreviationLinePattern = pattern.Lazy(`^\*\[([^\]]+)\]: *(.+)$`)
)

// mkdocsIndentation is the indentation of the content of admonitions and tabs, in columns.
const mkdocsIndentation = 4

func (p *Page) openAdmonition(text string, at int) (blockOpening, bool) {
	if m := detailsPattern().FindStringSubmatch(text); m != nil {
		return blockOpening{length: len(text), label: partLabelLine(m[1]) + hardBreak, content: contentCallout, indent: mkdocsIndentation}, true
	}
	m := admonitionPattern().FindStringSubmatchIndex(text)
	if m == nil {
		if like := admonitionLikePattern().FindStringSubmatch(text); like != nil {
			p.reportUnknown(like[1], at)
		}
		return blockOpening{}, false
	}
	title := ""
	if m[4] >= 0 {
		title = text[m[4]:m[5]]
	}
	p.noteCallout(text[:3]+" ", text[m[2]:m[3]], "", at)
	o := openCallout(text, text[m[2]:m[3]], title)
	if m[4] >= 0 && strings.TrimSpace(title) == "" { // the title "" means that no label is shown
		o.label = ""
	}
	o.indent = mkdocsIndentation
	return o, true
}

func openContentTab(text string) (blockOpening, bool) {
	m := contentTabPattern().FindStringSubmatch(text)
	if m == nil {
		return blockOpening{}, false
	}
	o := openPart(text, m[1])
	o.indent = mkdocsIndentation
	return o, true
}

func (p *Page) openBlocksSyntax(text string, at int) (blockOpening, bool) {
	m := blocksSyntaxPattern().FindStringSubmatch(text)
	if m == nil {
		return blockOpening{}, false
	}
	var o blockOpening
	switch name := m[2]; {
	case name == "admonition" || name == "details" || name == "tab" || strings.HasSuffix(name, "caption"):
		o = openPart(text, m[3])
		if name == "admonition" {
			o.content = contentCallout
		}
	case calloutKinds()[name]:
		o = openCallout(text, name, m[3])
	default:
		o = openPart(text, "")
		if name != "html" && name != "define" {
			p.addUnknown("/// "+name, at, true)
		}
	}
	o.options, o.closes = true, fencedBy('/', len(m[1]))
	return o, true
}

// openSnippet reads a line that includes a file.
func (p *Page) openSnippet(text string, at int) (blockOpening, bool) {
	if !snippetLinePattern().MatchString(text) {
		return blockOpening{}, false
	}
	p.reportUnknown("--8<--", at)
	return removedLine(text), true
}
