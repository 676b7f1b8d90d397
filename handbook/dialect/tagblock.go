package dialect

import (
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// openTag returns the block that is opened by a tag at the start of a line. A tag in the middle of a sentence opens no
// block.
func (p *Page) openTag(text string, at int, parent ast.Node) (blockOpening, bool) {
	t, ok := parseTag(p.source[at:])
	if !ok || t.literal || t.name == "" {
		return blockOpening{}, false
	}
	o := blockOpening{length: min(t.length, len(text)), content: contentPlain}
	if t.length > len(text) {
		o.through = at + t.length
	}
	p.anchor(t.attributes["id"], at)
	m := meaningOf(t)
	rest := strings.TrimSpace(text[o.length:])
	alone := rest == "" || startsTag(rest)
	switch {
	case t.closing:
		return p.strayClosing(o, t, at, parent)
	case m == meaningQuotedTags && alone:
		p.rawFrom = at
		o.content, o.ended = contentNone, true
		return o, true
	case !t.single && p.closed[t.name] && m != meaningControl && m != meaningInstruction && m != meaningValue:
		return p.openContainer(o, t, m, rest, at)
	case !alone:
		return blockOpening{}, false
	}
	return p.openLeaf(o, t, m, rest, at)
}

func startsTag(text string) bool {
	_, ok := parseTag(text)
	return ok
}

// strayClosing handles a closing tag whose block is not open, or was closed by the previous line.
func (p *Page) strayClosing(o blockOpening, t tag, at int, parent ast.Node) (blockOpening, bool) {
	if t.name == "raw" && p.rawFrom >= 0 {
		p.raw = append(p.raw, span{p.rawFrom, at})
		p.rawFrom = -1
	}
	for n := parent; n != nil; n = n.Parent() {
		if b, ok := n.(*toolBlock); ok && b.name == t.name {
			b.ended = true
			break
		}
	}
	if p.rawFrom >= 0 {
		return blockOpening{}, false
	}
	o.ended = true
	return o, true
}

func (p *Page) openContainer(o blockOpening, t tag, m tagMeaning, rest string, at int) (blockOpening, bool) {
	if end := closingTagOffset(rest, t.name); end >= 0 {
		last, _ := parseTag(rest[end:])
		if tail := strings.TrimSpace(rest[end+last.length:]); tail != "" && !startsTag(tail) || m == meaningCode {
			return blockOpening{}, false
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
	if kind := calloutKind("." + strings.Join(strings.Fields(t.attributes["classname"]), " .")); m == meaningWrapper && cautionaryKinds()[kind] {
		m, t.name = meaningCallout, kind
	}
	switch m {
	case meaningCallout:
		o.content, o.label = contentCallout, t.calloutLabel()
	case meaningLabelledPart, meaningUnknown:
		o.label = p.partLabel(t, at)
		if m == meaningUnknown {
			p.addUnknown(t.written, at, true)
		}
	case meaningWrapper:
		o.label = t.attributes["caption"]
		p.addTabTitles(t.attributes["items"])
	case meaningLink:
		o.label = t.link()
	case meaningCode:
		o.content, o.label = contentCode, t.argumentNamed(0, "lang", "language", "type")
	case meaningComment:
		o.content = contentComment
		o.closes = func(line string) int {
			end := closingTagOffset(line, t.name)
			if end < 0 {
				return 0
			}
			last, _ := parseTag(line[end:])
			return end + last.length
		}
	}
	return o, true
}

// closingTagOffset returns the byte offset in text of the closing tag with the given name, or -1.
func closingTagOffset(text, name string) int {
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

func (p *Page) openLeaf(o blockOpening, t tag, m tagMeaning, rest string, at int) (blockOpening, bool) {
	o.ended = true
	if rest == "" && o.through == 0 {
		o.content = contentNone
	}
	if o.through > 0 {
		o.ended, o.leaf = false, true
	}
	switch m {
	case meaningValue, meaningTarget, meaningIcon:
		return blockOpening{}, false // handled as an inline tag
	case meaningLink, meaningVideoLink:
		o.label = t.link()
	case meaningImage:
		o.label = t.image()
	case meaningCallout, meaningLabelledPart, meaningWrapper, meaningUnknown:
		switch o.label = t.link(); {
		case o.label != "":
		case m == meaningLabelledPart:
			o.label = p.partLabel(t, at)
		case m != meaningWrapper:
			o.label = partLabelLine(t.argumentNamed(-1, "title", "label", "text", "content", "caption"))
		}
		if m == meaningUnknown {
			p.reportUnknown(t.written, at)
		}
	case meaningInclude:
		o.label = t.argumentNamed(-1, "content", "text", "message")
		kind, _, _ := strings.Cut(path.Base(t.argumentNamed(0)), ".")
		if !calloutKinds()[kind] {
			kind = t.argumentNamed(-1, "type")
		}
		if calloutKinds()[kind] && o.label != "" { // as in {% include note.html content="…" %}
			o.label = "> " + calloutLabel(kind, "") + " " + o.label
			break
		}
		p.addUnknown(t.written, at, o.label != "")
	case meaningControl:
		p.reportUnknown(t.written, at)
	}
	return o, true
}
