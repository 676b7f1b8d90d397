package dialect

import (
	"cmp"
	"path"
	"strings"

	"trustbook/handbook/pattern"
)

// MyST has directives and roles. A directive is between lines of colons or backquotes, with options below the first
// line. {doc}`target` is a role. mdBook with mdbook-admonish also has callouts between lines of backquotes.

var (
	directiveFencePattern  = pattern.Lazy("^(`{3,}|~{3,}) ?\\{([A-Za-z][\\w:.+-]*)\\} *([^`]*)$")
	admonishFencePattern   = pattern.Lazy("^(`{3,}) ?admonish(?: +([a-z-]+))?(?:(?: +|, *)(.*))?$")
	directiveOptionPattern = pattern.Lazy(`^:[\w-]+:(?: |$)`)
	targetLinePattern      = pattern.Lazy(`^\(([^()\s][^()]*)\)=\s*$`)
	rolePattern            = pattern.Lazy("^\\{([a-z][a-z:_-]*)\\}(`+)([^`]+)(`+)")
	roleTargetPattern      = pattern.Lazy(`^(.*?)\s*<([^<>]+)>$`)
	quotedTitlePattern     = pattern.Lazy(`^"(.*)"$`)
)

func (p *Page) openDirectiveFence(text string, at int) (blockOpening, bool) {
	if m := admonishFencePattern().FindStringSubmatch(text); m != nil {
		title := parseAttributes(m[3])["title"]
		if q := quotedTitlePattern().FindStringSubmatch(strings.TrimSpace(m[3])); q != nil {
			title = q[1]
		}
		o := openCallout(text, m[2], title)
		o.closes = fencedBy('`', len(m[1]))
		return o, true
	}
	m := directiveFencePattern().FindStringSubmatch(text)
	if m == nil {
		return blockOpening{}, false
	}
	o, ok := p.openDirective(text, at, m[2], m[3])
	if !ok && len(m[2]) > 1 && p.myst {
		p.addUnknown("{"+m[2]+"}", at, true)
	}
	o.closes = fencedBy(m[1][0], len(m[1]))
	return o, ok
}

func (p *Page) openDirective(text string, at int, name, argument string) (blockOpening, bool) {
	name = strings.ToLower(name)
	p.anchor(cmp.Or(p.option(at, "label"), p.option(at, "name")), at)
	o := openPart(text, "")
	switch {
	case name == "admonition":
		o.label, o.content = partLabelLine(argument)+hardBreak, contentCallout
	case name == "versionadded" || name == "versionchanged" || name == "deprecated":
		o = openCallout(text, map[string]string{"versionadded": "new", "versionchanged": "changed"}[name]+map[string]string{"deprecated": name}[name], argument)
	case calloutKinds()[name]:
		o = openCallout(text, name, argument)
	case name == "list-table" || name == "csv-table":
		o = p.openTable(text, at, name, argument)
	case name == "grid-item-card" && p.option(at, "link") != "":
		o = openPart(text, linkToRole(cmp.Or(strings.TrimPrefix(p.option(at, "link-type"), "url"), "doc"), cmp.Or(argument, p.option(at, "link")), p.option(at, "link")))
	case partKinds()[name] || name == "topic" || name == "sidebar" || name == "margin" || name == "table" || name == "grid-item":
		o = openPart(text, argument)
	case name == "figure" || name == "image":
		o.label = "![" + p.option(at, "alt") + "](" + FormatDestination(argument) + ")"
	case name == "code" || name == "code-block" || name == "sourcecode" || name == "code-cell" || name == "math" || name == "mermaid":
		o.content, o.label = contentCode, strings.TrimSpace(argument)
	case name == "include" || name == "literalinclude":
		o.content = contentComment
		p.reportUnknown("{"+name+"}", at)
	case name == "toctree" || name == "contents" || name == "tableofcontents":
		o.content = contentComment
	case !wrapperKinds()[name] && name != "glossary" && name != "epigraph" && name != "figure-md" && name != "only":
		return o, false
	}
	o.options = true
	return o, true
}

// option returns the value of an option of the directive at byte offset at, or "".
func (p *Page) option(at int, name string) string {
	for range 8 {
		if at = p.lineEnd(at) + 1; at >= len(p.source) {
			break
		}
		line := strings.TrimSpace(p.source[at:p.lineEnd(at)])
		if !strings.HasPrefix(line, ":") {
			break
		}
		if value, ok := strings.CutPrefix(line, ":"+name+":"); ok {
			return strings.NewReplacer("[", "", "]", "").Replace(strings.TrimSpace(value))
		}
	}
	return ""
}

// openTarget reads (name)=, a target for links.
func (p *Page) openTarget(text string, at int) (blockOpening, bool) {
	m := targetLinePattern().FindStringSubmatch(text)
	if m == nil {
		return blockOpening{}, false
	}
	p.anchor(m[1], at)
	return removedLine(text), true
}

// readRole reads the MyST role at a byte offset, and reports whether there is one.
func (p *Page) readRole(at int) bool {
	out, length := roleMarkdown(p.restOfLine(at))
	if length == 0 {
		return false
	}
	p.edit(at, at+length, out)
	p.handled = at + length
	return true
}

// roleMarkdown returns the Markdown for the role at the start of text, and the length of the role. The length is 0 if
// text does not begin with a role.
func roleMarkdown(text string) (out string, length int) {
	m := rolePattern().FindStringSubmatch(text)
	if m == nil || len(m[2]) != len(m[4]) {
		return "", 0
	}
	name, words, address := m[1], m[3], ""
	if t := roleTargetPattern().FindStringSubmatch(words); t != nil {
		words, address = t[1], t[2]
	}
	out = words
	switch name {
	case "doc", "download", "ref", "numref", "any", "external", "xref":
		out = linkToRole(name, words, address)
	case "sup", "superscript":
		out = "<sup>" + words + "</sup>"
	case "code", "kbd", "file", "command", "samp", "guilabel", "math", "program", "envvar", "py:func", "py:class":
		out = "`" + words + "`"
	case "term", "abbr", "sub", "strong", "emphasis", "eq", "menuselection", "dfn":
	default:
		return "", 0 // an unknown role may be code after a word in braces
	}
	return out, len(m[0])
}

func linkToRole(role, words, address string) string {
	if address == "" {
		address = words
	}
	if role != "doc" && role != "download" && !strings.ContainsAny(address, "/.#") {
		address = "#" + address
	}
	if role == "doc" && path.Ext(address) == "" && words == address {
		words = path.Base(words)
	}
	return "[" + words + "](" + FormatDestination(address) + ")"
}
