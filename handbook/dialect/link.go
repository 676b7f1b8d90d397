package dialect

import (
	"cmp"
	"strings"

	"trustbook/handbook/pattern"
)

// A template engine fills in the addresses of some links: [words]({% link a.md %}), ({{< relref "a.md" >}}), ({{
// site.baseurl }}/a/).

// baseAddresses are the names of variables for the site's own address.
var baseAddresses = pattern.WordSet(`site.baseurl site.url baseurl base_url site.root page.root config.site_url site.baseUrl root site.path url_base relative_path page.baseurl`)

var (
	templatePattern       = pattern.Lazy(`\{\{[<%]?.*?[>%]?\}\}|(?s:\{%.*?%\})|<%.*?%>`)
	addressFilterPattern  = pattern.Lazy(`^["']([^"']*)["']\s*\|\s*(relative_url|absolute_url|relURL|absURL|url|relref|prepend:\s*site\.baseurl)`)
	referenceStartPattern = pattern.Lazy(`^\[[^\]]+\]:\s*`)
)

// ResolveTarget resolves the tags in the address of a link. tags reports whether there are tags, and ok whether all of
// them were resolved. An address without tags is returned unchanged.
func (p *Page) ResolveTarget(address string) (target string, tags, ok bool) {
	if p == nil || !strings.Contains(address, "{") && !strings.Contains(address, "<%") {
		return address, false, true
	}
	ok = true
	target = templatePattern().ReplaceAllStringFunc(address, func(mark string) string {
		tags = true
		value, known := p.tagValue(mark)
		ok = ok && known
		return value
	})
	if !tags {
		return address, false, true
	}
	if target == "" || strings.HasPrefix(target, "//") {
		target = "/" + strings.TrimLeft(target, "/")
	}
	return strings.TrimSpace(target), true, ok
}

// tagValue returns the value that a template engine would insert for a tag in an address.
func (p *Page) tagValue(mark string) (string, bool) {
	if t, ok := parseTag(mark); ok {
		if meaningOf(t) == meaningTarget {
			return t.page()
		}
		if t.name == "baseurl" {
			return "", true
		}
		return p.variableValue(t)
	}
	inner := strings.TrimSpace(strings.Trim(mark, "{}%<>- "))
	if m := addressFilterPattern().FindStringSubmatch(inner); m != nil {
		if m[2] == "relref" || strings.Contains(m[1], ":") {
			return m[1], true
		}
		return "/" + strings.TrimPrefix(m[1], "/"), true // the address is relative to the site
	}
	name := strings.TrimSpace(strings.Split(inner, "|")[0])
	if value, ok := p.options.Variables[name]; ok {
		return value, true
	}
	return "", baseAddresses()[name]
}

// FillVariables replaces each {{ name }} in text, which is not Markdown, with the value of the variable.
func FillVariables(text string, variables map[string]string) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	return templatePattern().ReplaceAllStringFunc(text, func(mark string) string {
		if value, ok := variables[strings.TrimSpace(strings.Trim(mark, "{}"))]; ok {
			return value
		}
		return mark
	})
}

// FillHTML replaces variables in HTML with their values, and tags in attributes with addresses.
func (p *Page) FillHTML(html string) string {
	if p == nil || !strings.Contains(html, "{") {
		return html
	}
	var b strings.Builder
	at := 0
	for _, m := range templatePattern().FindAllStringIndex(html, -1) {
		value, known := p.tagValue(html[m[0]:m[1]])
		if t, ok := parseTag(html[m[0]:m[1]]); ok && (t.closing || meaningOf(t) == meaningControl) {
			b.WriteString(html[at:m[0]])
			at = m[1]
			continue
		}
		inside := m[0] > 0 && strings.IndexByte(`"'=}`, html[m[0]-1]) >= 0
		if !inside && p.isLooped(strings.Trim(html[m[0]:m[1]], "{}- ")) {
			value, known = omissionMark, true
		}
		if !known || value == "" && !inside {
			continue
		}
		b.WriteString(html[at:m[0]])
		b.WriteString(value)
		at = m[1]
		p.Links[value] = true
	}
	return b.String() + html[at:]
}

func (t tag) page() (string, bool) {
	name := t.argumentNamed(0, "path", "href")
	switch {
	case name == "":
		return "", false
	case t.name == "post_url":
		return "/_posts/" + name + ".md", true
	case t.name == "link" && !strings.Contains(name, "://"):
		return "/" + strings.TrimLeft(name, "/"), true
	}
	return name, true
}

// readDestination resolves the tags in the address of the link whose words end at a byte offset. If the tags give no
// address, it keeps only the words of the link.
func (p *Page) readDestination(at int) {
	if !strings.HasPrefix(p.source[at:], "](") {
		return
	}
	start := at + 2
	stop, title := p.destinationEnd(start)
	if stop < 0 {
		return
	}
	address := strings.TrimSpace(p.source[start:title])
	if !strings.HasPrefix(address, "<%") {
		address = strings.Trim(address, "<>")
	}
	target, tags, ok := p.ResolveTarget(address)
	switch {
	case !tags:
	case ok:
		p.Links[target] = true
		p.editInline(start, title, FormatDestination(target))
	default:
		p.reportUnknown(firstTemplateTag(address), at)
		p.keepLinkWords(at, stop+1)
	}
}

// firstTemplateTag returns the first template tag in an address, without arguments, or "".
func firstTemplateTag(address string) string {
	mark := templatePattern().FindString(address)
	if t, ok := parseTag(mark); ok {
		return t.written
	}
	return mark
}

// destinationEnd returns the byte offsets of the closing parenthesis of a link and of the link's title. stop
// is -1 if the address does not end on the line; title is -1 if there is no title.
func (p *Page) destinationEnd(start int) (stop, title int) {
	rest := p.restOfLine(start)
	if at := strings.LastIndex(rest, "{%"); at >= 0 && !strings.Contains(rest[at:], "%}") { // the tag ends on another line
		t, _ := parseTag(p.source[start+at:])
		rest = p.source[start : start+max(len(rest), at+t.length)]
		rest += p.restOfLine(start + len(rest))
	}
	end := start + len(rest)
	if !strings.Contains(rest, "{") && !strings.Contains(rest, "<%") { // as in nearly all links
		return -1, 0
	}
	var tags []span
	for _, m := range templatePattern().FindAllStringIndex(rest, -1) {
		tags = append(tags, span{start + m[0], start + m[1]})
	}
	depth := 0
	for i := start; i < end && len(tags) > 0; i++ {
		if spansContain(tags, i) {
			continue
		}
		switch p.source[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return i, i
			}
		case ' ', '\t':
			if i > start && strings.IndexByte(`"'(`, p.source[min(i+1, end-1)]) >= 0 {
				if closing := strings.IndexByte(p.source[i:end], ')'); closing >= 0 {
					return i + closing, i
				}
				return -1, 0
			}
		}
	}
	return -1, 0
}

// keepLinkWords keeps only the words of a link, which end at byte offset at, and removes the rest up to stop.
func (p *Page) keepLinkWords(at, stop int) {
	first := max(0, at-maxInlineBytes)
	depth := 0
	for i := at - 1; i >= first; i-- {
		switch p.source[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth < 0 {
				open := i
				if i > 0 && p.source[i-1] == '!' {
					open--
				}
				p.edit(open, i+1, "")
				p.editInline(at, stop, "")
				return
			}
		case '\n':
			if i > 0 && p.source[i-1] == '\n' {
				return
			}
		}
	}
}

// readReference resolves the tags in a link reference definition.
func (p *Page) readReference(text string, at int) {
	m := referenceStartPattern().FindStringIndex(text)
	if m == nil {
		return
	}
	address := strings.TrimSpace(text[m[1]:])
	target, tags, ok := p.ResolveTarget(address)
	if !tags {
		return
	}
	if p.Links[target] = true; !ok { // without a target, this line and the lines below would not be definitions
		p.reportUnknown(firstTemplateTag(address), at)
		target = templatePattern().ReplaceAllStringFunc(address, p.valueInAddress)
	}
	p.edit(at+m[1], at+len(text), FormatDestination(target))
	p.taken = append(p.taken, span{at, at + len(text)})
}

// valueInAddress returns the value that a template engine would insert for a tag in an address, or else the name of the
// tag in braces.
func (p *Page) valueInAddress(mark string) string {
	if value, known := p.tagValue(mark); known {
		return value
	}
	t, _ := parseTag(mark)
	return "{" + cmp.Or(t.argumentNamed(0), t.name, strings.Trim(mark, "{}%<> ")) + "}"
}

// variableValue returns the value of a tag such as {{< param name >}}.
func (p *Page) variableValue(t tag) (string, bool) {
	name := t.argumentNamed(0, "name")
	if meaningOf(t) != meaningValue {
		name = strings.TrimPrefix(strings.TrimSpace(t.name), "$")
	}
	value, ok := p.options.Variables[name]
	return value, ok
}

// isLooped reports whether an expression begins with the variable of a loop on the page.
func (p *Page) isLooped(expression string) bool {
	end := strings.IndexAny(expression+" ", ".[| ")
	return p.looped[expression[:end]]
}

// omissionMark is shown instead of the values of a loop, which are known only to the other tool.
const omissionMark = "…"
