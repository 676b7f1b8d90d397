package dialect

import (
	"maps"
	"strings"

	"trustbook/handbook/pattern"
)

var (
	closingTagPattern   = pattern.Lazy(`\{%-?\s*(?:end|/\s*)([\w@/-]+)|\{\{[<%]\s*/\s*([\w/-]+)`)
	captureTagPattern   = pattern.Lazy(`(?s)\{%-?\s*capture ([\w-]+)\s*-?%\}(.*?)\{%-?\s*endcapture|\{%-?\s*assign ([\w-]+)\s*=\s*("[^"]*"|'[^']*')\s*-?%\}`)
	loopTagPattern      = pattern.Lazy(`\{%-?\s*(?:for|tablerow)\s+(\w+)\s+in\s`)
	componentTagPattern = pattern.Lazy(`</([A-Z][\w.]*|div|section|article|center|figure|figcaption|[a-z]+-[\w-]+)\s*>|<([A-Z][\w.]*)(?:\s[^<>]*)?/>|<([a-z][\w-]*)\s[^<>]*="[^<>]*>`)
)

// scan collects what the parsers must know about the whole page in advance: which tags are closed, and which components
// the page uses.
func (p *Page) scan() {
	if strings.Contains(p.source, "{%") || strings.Contains(p.source, "{{") {
		for _, m := range closingTagPattern().FindAllStringSubmatch(p.source, -1) {
			p.closed[strings.ToLower(m[1]+m[2])] = true
		}
		p.scanCaptures()
		for _, m := range loopTagPattern().FindAllStringSubmatch(p.source, -1) {
			p.looped[m[1]] = true
		}
	}
	if strings.Contains(p.source, "</") || strings.Contains(p.source, "/>") {
		p.scanComponents()
	}
	for _, mark := range []string{"```{", ":::{", ")=\n", "{doc}`", "{ref}`", "{term}`"} {
		p.myst = p.myst || strings.Contains(p.source, mark)
	}
	p.percents = strings.Count(p.source, "%%")
	p.scripted = strings.Contains(p.source, "from '") || strings.Contains(p.source, "from \"")
}

// scanCaptures finds the Liquid variables that are set exactly once, by {% capture name %} or {% assign name = "text"
// %}.
func (p *Page) scanCaptures() {
	if !strings.Contains(p.source, "capture") && !strings.Contains(p.source, "assign") {
		return
	}
	values, times := map[string]string{}, map[string]int{}
	for _, m := range captureTagPattern().FindAllStringSubmatch(p.source, -1) {
		name := m[1] + m[3]
		times[name]++
		if values[name] = strings.TrimSpace(m[2]); m[3] != "" {
			values[name] = strings.Trim(m[4], `"'`)
		}
	}
	maps.DeleteFunc(values, func(name, value string) bool { return value == "" || times[name] > 1 })
	p.captured = map[string]string{}
	for name, value := range values { // a value may contain another variable
		value = FillVariables(FillVariables(value, p.options.Variables), values)
		if !strings.Contains(value, "{{") && !strings.Contains(value, "{%") {
			p.captured[name] = value
		}
	}
}

// scanComponents finds components outside code. A tag that is never closed may be a word in
// angle brackets.
func (p *Page) scanComponents() {
	fence := ""
	for line := range strings.SplitSeq(p.source, "\n") {
		trimmed := strings.TrimLeft(line, " \t>")
		switch {
		case fence != "":
			if strings.HasPrefix(trimmed, fence) {
				fence = ""
			}
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			fence = trimmed[:countLeading(trimmed, trimmed[0])]
		case strings.Contains(line, "</"), strings.Contains(line, "/>"):
			for _, m := range componentTagPattern().FindAllStringSubmatch(line, -1) {
				// <DEL> is an HTML tag in capitals, and <Del> is a component; so is <list> with an attribute.
				if name := m[1] + m[2] + m[3]; !IsHTMLElement(name) || name != strings.ToUpper(name) && name[0] < 'a' {
					p.jsx[name] = true
				}
				if m[1] != "" {
					p.closed[strings.ToLower(m[1])] = true
				}
			}
		}
	}
}
