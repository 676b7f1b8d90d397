package word

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// builder collects blocks and nests list paragraphs into lists.
type builder struct {
	out  []*html.Node
	open []openList // open lists, outermost first; the next paragraph can continue any of them
}

type openList struct {
	node  *html.Node
	place listDepth
	next  int // number of the next item; 0 for bullets
}

// blocks converts the content of a body, a cell, a text box or a footnote.
func (r *reader) blocks(in []*element) []*html.Node {
	b := &builder{}
	joined := r.joined
	r.joined = nil
	r.addBlocks(b, in)
	if hasVisibleText(r.joined) {
		b.add(Element(atom.P, pieceNodes(r.joined)...))
	}
	r.joined = joined
	return b.out
}

func (r *reader) addBlocks(b *builder, in []*element) {
	for _, e := range in {
		switch e.name {
		case "w:p":
			r.paragraph(b, e)
		case "w:tbl":
			if t := r.table(e); t != nil {
				b.add(t)
			}
		case "w:sdt":
			r.contentControl(b, e)
		case "w:customXml", "w:smartTag":
			r.addBlocks(b, e.children)
		case "w:ins", "w:moveTo":
			r.countChange(&r.insertions)
			r.addBlocks(b, e.children)
		case "w:del", "w:moveFrom":
			r.countChange(&r.deletions)
		case "mc:AlternateContent":
			r.addBlocks(b, chosenContent(e))
		case "w:bookmarkStart":
			r.joined = append(r.joined, textPiece{anchor: e.attr("w:name")})
		case "w:altChunk":
			r.recordOmission("embedded document", "")
		}
	}
}

// contentControl adds the content of a content control, unless it is a table of contents.
func (r *reader) contentControl(b *builder, e *element) {
	gallery := e.child("w:sdtPr").child("w:docPartObj", "w:docPartGallery").attr("w:val")
	if gallery == "Table of Contents" {
		r.omitContents()
		return
	}
	if !r.isPlaceholder(e) {
		r.addBlocks(b, e.child("w:sdtContent").all())
	}
}

// paragraph adds a paragraph and the text boxes anchored in it.
func (r *reader) paragraph(b *builder, p *element) {
	properties := p.child("w:pPr")
	style := cmp.Or(properties.valueOf("w:pStyle"), r.styles.paragraph)
	if r.isTableOfContents(p, style) {
		return
	}
	var boxes []*element
	pieces := append(r.takeJoinedPieces(), r.inline(p.children, "", &boxes)...)
	switch hidden := r.styles.isOn(style, "w:vanish"); {
	case hidden && hasVisibleText(pieces):
		r.recordOmission("hidden text", textOf(pieces))
	case isDropCap(properties) && hasVisibleText(pieces):
		r.joined = pieces
	case properties.child("w:rPr", "w:del") != nil: // the paragraph mark is deleted, so the next paragraph continues on the same line
		r.countChange(&r.deletions)
		pieces = append(pieces, textPiece{text: " "})
		r.joined = pieces
	case !hidden:
		r.addParagraph(b, properties, style, pieces)
	}
	for _, box := range boxes {
		for _, n := range r.blocks(box.children) {
			b.add(n)
		}
	}
}

// takeJoinedPieces returns and clears the pieces that belong at the beginning of the next paragraph.
func (r *reader) takeJoinedPieces() []textPiece {
	out := r.joined
	r.joined = nil
	return out
}

// isTableOfContents reports whether a paragraph is part of a generated table of contents, and if so records the
// omission.
func (r *reader) isTableOfContents(p *element, style string) bool {
	name := r.styles.name(style)
	if !strings.HasPrefix(name, "toc ") && name != "table of figures" {
		return false
	}
	var boxes []*element
	r.inline(p.children, "", &boxes) // the paragraph can begin or end fields, which inline keeps track of
	r.omitContents()
	return true
}

// addParagraph adds a paragraph in the form that its style defines.
func (r *reader) addParagraph(b *builder, properties *element, style string, pieces []textPiece) {
	list, level := r.listOf(properties, style)
	m, inList := r.numbering.next(list, level)
	if own := indentOf(properties); own > 0 {
		m.place.indent = own
	}
	if !hasVisibleText(pieces) {
		r.joined = slices.DeleteFunc(pieces, func(p textPiece) bool { return p.anchor == "" })
		return
	}
	name := r.styles.name(style)
	heading := r.styles.headingLevel(properties, style)
	if name == "title" {
		heading = 1
	}
	switch {
	case r.inCell > 0:
		b.add(cellParagraph(pieces, m, inList, heading > 0))
	case name == "title" && r.heading == "" && len(b.out) == 0:
		r.titles = append(r.titles, textOf(pieces))
	case heading > 0:
		r.addHeading(b, heading, m, pieces)
	case inList:
		b.addItem(m, pieces)
	case (strings.HasPrefix(name, "list ") || isIndented(properties)) && b.addToItem(Element(atom.P, pieceNodes(pieces)...)):
	case strings.Contains(name, "quote"):
		b.add(Element(atom.Blockquote, Element(atom.P, pieceNodes(pieces)...)))
	default:
		b.add(Element(atom.P, pieceNodes(pieces)...))
	}
}

// isDropCap reports whether a paragraph is the large first letter of the next one.
func isDropCap(properties *element) bool {
	kind := properties.child("w:framePr").attr("w:dropCap")
	return kind != "" && kind != "none"
}

// isIndented reports whether a paragraph's own properties, not just its style, indent it at least as far as the text of
// a list. Such a paragraph continues a list item.
func isIndented(properties *element) bool {
	const listIndent = 360 // indentation of the outermost list in Word
	return indentOf(properties) >= listIndent
}

func (r *reader) addHeading(b *builder, level int, m listMarker, pieces []textPiece) {
	pieces = prependLabel(m.label, plainPieces(pieces))
	r.heading = textOf(pieces)
	tags := []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}
	b.add(Element(tags[min(level, len(tags))-1], pieceNodes(pieces)...))
}

// prependLabel puts the label of a list item before pieces.
func prependLabel(label string, pieces []textPiece) []textPiece {
	if label == "" {
		return pieces
	}
	return append([]textPiece{{text: label + " "}}, pieces...)
}

// cellParagraph returns a paragraph of a table cell, where Markdown has no lists.
func cellParagraph(pieces []textPiece, m listMarker, inList, heading bool) *html.Node {
	if inList && m.label == "" {
		m.label = "-"
	}
	content := pieceNodes(prependLabel(m.label, pieces))
	if heading {
		content = []*html.Node{Element(atom.Strong, pieceNodes(prependLabel(m.label, plainPieces(pieces)))...)}
	}
	return Element(atom.P, content...)
}

// add adds a block and closes any open lists.
func (b *builder) add(n *html.Node) {
	b.open = nil
	b.out = append(b.out, n)
}

// addItem adds an item to the open list at its level, or opens a new list. A label that Markdown has no syntax for,
// such as (a) or 4.2, becomes part of the item's text.
func (b *builder) addItem(m listMarker, pieces []textPiece) {
	if m.number == 0 {
		pieces = prependLabel(m.label, pieces)
	}
	for len(b.open) > 0 && b.open[len(b.open)-1].place.compare(m.place) > 0 {
		b.open = b.open[:len(b.open)-1]
	}
	last := len(b.open) - 1
	if last >= 0 && b.open[last].place.compare(m.place) == 0 && b.open[last].next != m.number {
		b.open = b.open[:last]
		b.openList(m)
	} else if last < 0 || b.open[last].place.compare(m.place) < 0 {
		b.openList(m)
	}
	top := &b.open[len(b.open)-1]
	top.node.AppendChild(Element(atom.Li, pieceNodes(pieces)...))
	if m.number > 0 {
		top.next = m.number + 1
	}
}

// openList opens a list inside the last item, or at the top level if no list is open.
func (b *builder) openList(m listMarker) {
	n := Element(atom.Ul)
	if m.number > 0 {
		n = Element(atom.Ol)
		setAttribute(n, "start", formatNumber(m.number, "decimal"))
	}
	if !b.addToItem(n) {
		b.out = append(b.out, n)
	}
	b.open = append(b.open, openList{n, m.place, m.number})
}

// addToItem adds a block to the last item of the open list. It returns false if no list is open.
func (b *builder) addToItem(n *html.Node) bool {
	if len(b.open) == 0 {
		return false
	}
	b.open[len(b.open)-1].node.LastChild.AppendChild(n)
	return true
}
