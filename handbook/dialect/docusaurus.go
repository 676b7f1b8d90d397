package dialect

import (
	"cmp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook/pattern"
)

// Docusaurus, VitePress, Starlight, Pandoc and Quarto have blocks between lines of colons. The lines around an inner
// block have at most as many colons as those around the outer block.

var (
	colonNamePattern       = pattern.Lazy(`^([A-Za-z][\w-]*)(?:\[(.*)\])?(?: +(.*?))? *(\{[^{}]*\})?:*$`)
	colonAttributesPattern = pattern.Lazy(`^\{([^{}]*)\}:*$`)
	colonDirectivePattern  = pattern.Lazy(`^\{([A-Za-z][\w:.+-]*)\} *(.*)$`)
	calloutClassPattern    = pattern.Lazy(`\.(?:callout-)?([a-z]+)`)
)

// wrapperKinds are blocks that only arrange their content.
var wrapperKinds = pattern.WordSet(`code-group tabs tab-set steps step columns column cards grid raw v-pre group center left right div container fragment incremental panel-tabset`)

var partKinds = pattern.WordSet(`tab tab-item details dropdown card accordion collapse grid-item-card rubric`)

func (p *Page) openColons(text string, at int, parent ast.Node) (blockOpening, bool) {
	n := countLeading(text, ':')
	if n < 3 {
		return p.openCaption(text, parent)
	}
	rest := strings.TrimSpace(text[n:])
	if rest == "" { // a line with only colons opens nothing
		return removedLine(text), true
	}
	closes := fencedBy(':', n)
	if m := colonDirectivePattern().FindStringSubmatch(rest); m != nil {
		o, ok := p.openDirective(text, at, m[1], m[2])
		if !ok {
			p.addUnknown("{"+m[1]+"}", at, true)
			o = openPart(text, m[2])
			o.options = true
		}
		o.closes = closes
		return o, true
	}
	o, ok := p.openDiv(text, rest, at)
	if !ok {
		p.reportUnknown(text[:n], at)
	}
	o.closes = closes
	return o, ok
}

func (p *Page) openDiv(text, rest string, at int) (blockOpening, bool) {
	if m := colonAttributesPattern().FindStringSubmatch(rest); m != nil {
		attributes := parseAttributes(m[1])
		for _, class := range calloutClassPattern().FindAllStringSubmatch(m[1], -1) {
			if calloutKinds()[class[1]] {
				return openCallout(text, class[1], attributes["title"]), true
			}
		}
		return openPart(text, ""), true
	}
	m := colonNamePattern().FindStringSubmatch(rest)
	if m == nil {
		return blockOpening{}, false
	}
	name, title := strings.ToLower(m[1]), cmp.Or(m[2], m[3], parseAttributes(strings.Trim(m[4], "{}"))["title"])
	switch {
	case wrapperKinds()[name]:
		return openPart(text, ""), true
	case partKinds()[name]:
		return openPart(text, title), true
	case name == "mermaid": // a diagram, as in Azure DevOps wikis
		return blockOpening{length: len(text), label: name, content: contentCode}, true
	}
	p.noteCallout(":::", m[1], "", at)
	return openCallout(text, name, title), true
}
