package dialect

import (
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// openTag returns the block that a tag at the start of a line opens. A tag within a sentence opens
// no block.
func (p *Page) openTag(text string, at int, parent ast.Node) (opening, bool) {
	t, ok := parseTag(p.source[at:])
	if !ok || t.literal || t.name == "" {
		return opening{}, false
	}
	o := opening{length: min(t.length, len(text)), content: plain}
	if t.length > len(text) {
		o.through = at + t.length
	}
	m := meaningOf(t)
	rest := strings.TrimSpace(text[o.length:])
	alone := rest == "" || startsTag(rest)
	switch {
	case t.closing:
		return p.strayClosing(o, t, at, parent)
	case m == quotesTags && alone:
		p.rawFrom = at
		o.content, o.ended = nothing, true
		return o, true
	case !t.single && p.closed[t.name] && m != controls && m != instructs && m != fills:
		return p.openContainer(o, t, m, rest, at)
	case !alone:
		return opening{}, false
	}
	return p.openLeaf(o, t, m, rest, at)
}

func startsTag(text string) bool {
	_, ok := parseTag(text)
	return ok
}

// strayClosing reads a closing tag for which no block is open, or whose block the previous line has closed.
func (p *Page) strayClosing(o opening, t tag, at int, parent ast.Node) (opening, bool) {
	if t.name == "raw" && p.rawFrom >= 0 {
		p.raw = append(p.raw, span{p.rawFrom, at})
		p.rawFrom = -1
	}
	for n := parent; n != nil; n = n.Parent() {
		if b, ok := n.(*block); ok && b.name == t.name {
			b.ended = true
			break
		}
	}
	if p.rawFrom >= 0 {
		return opening{}, false
	}
	o.ended = true
	return o, true
}

func (p *Page) openContainer(o opening, t tag, m meaning, rest string, at int) (opening, bool) {
	if end := closingAt(rest, t.name); end >= 0 {
		last, _ := parseTag(rest[end:])
		if tail := strings.TrimSpace(rest[end+last.length:]); tail != "" && !startsTag(tail) || m == highlights {
			return opening{}, false
		}
		o.ended = true
	}
	o.name, o.outdent = t.name, t.mark == 'j'
	o.closes = func(line string) int {
		c, ok := parseTag(line)
		if !ok || !c.closing || c.name != t.name {
			return 0
		}
		return c.length
	}
	if kind := calloutKind("." + strings.Join(strings.Fields(t.attributes["classname"]), " .")); m == wraps && cautionaryKinds()[kind] {
		m, t.name = warns, kind
	}
	switch m {
	case warns:
		o.content, o.label = callout, t.calloutLabel()
	case labels, unknownTag:
		o.label = partLabel(p.partTitle(t))
		if m == unknownTag {
			p.addUnknown(t.written, at, true)
		}
	case links:
		o.label = t.link()
	case highlights:
		o.content, o.label = code, t.arg(0, "lang", "language", "type")
	case hides:
		o.content = comment
		o.closes = func(line string) int {
			end := closingAt(line, t.name)
			if end < 0 {
				return 0
			}
			last, _ := parseTag(line[end:])
			return end + last.length
		}
	}
	return o, true
}

// closingAt returns the byte offset, in a text, of the closing tag with a given name, or -1.
func closingAt(text, name string) int {
	for at := range len(text) {
		if text[at] != '{' && text[at] != '<' {
			continue
		}
		if t, ok := parseTag(text[at:]); ok && t.closing && t.name == name {
			return at
		}
	}
	return -1
}

func (p *Page) openLeaf(o opening, t tag, m meaning, rest string, at int) (opening, bool) {
	o.ended = true
	if rest == "" && o.through == 0 {
		o.content = nothing
	}
	if o.through > 0 {
		o.ended, o.content, o.closes = false, comment, func(string) int { return 0 }
		o.brief = true
	}
	switch m {
	case fills, pointsTo, draws:
		return opening{}, false // it is read as an inline tag instead
	case links, linksToVideo:
		o.label = t.link()
	case pictures:
		o.label = t.image()
	case warns, labels, wraps, unknownTag:
		if o.label = t.link(); o.label == "" && m != wraps {
			o.label = partLabel(t.arg(-1, "title", "label", "text", "content", "caption"))
		}
		if m == unknownTag {
			p.unknown(t.written, at)
		}
	case includes:
		o.label = t.arg(-1, "content", "text", "message")
		kind, _, _ := strings.Cut(path.Base(t.arg(0)), ".")
		if !kinds()[kind] {
			kind = t.arg(-1, "type")
		}
		if kinds()[kind] && o.label != "" { // as in {% include note.html content="…" %}
			o.label = "> " + calloutLabel(kind, "") + " " + o.label
			break
		}
		p.addUnknown(t.written, at, o.label != "")
	case controls:
		p.unknown(t.written, at)
	}
	return o, true
}
