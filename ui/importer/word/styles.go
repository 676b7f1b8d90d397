package word

import (
	"strconv"
	"strings"
)

type styles struct {
	byID      map[string]*element
	paragraph string // id of the default paragraph style
	lang      string // language of text that has no language of its own
}

// maxStyleChain limits the length of a chain of base styles, which is a cycle in some damaged documents.
const maxStyleChain = 20

func (r *reader) readStyles() error {
	root, err := r.parse(r.related.Target("styles"))
	if err != nil {
		return err
	}
	r.styles.byID = map[string]*element{}
	r.styles.lang = root.child("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang").attr("w:val")
	for _, s := range root.children {
		if s.name != "w:style" {
			continue
		}
		r.styles.byID[s.attr("w:styleId")] = s
		if s.attr("w:type") == "paragraph" && (s.attr("w:default") == "1" || s.attr("w:default") == "true") {
			r.styles.paragraph = s.attr("w:styleId")
		}
	}
	return nil
}

// styleChain returns a style followed by its base styles.
func (s styles) styleChain(id string) []*element {
	var out []*element
	for e := s.byID[id]; e != nil && len(out) < maxStyleChain; e = s.byID[e.valueOf("w:basedOn")] {
		out = append(out, e)
	}
	return out
}

// name returns the name of a style in lower case. The names of built-in styles, unlike their ids, are English in every
// language.
func (s styles) name(id string) string { return strings.ToLower(s.byID[id].valueOf("w:name")) }

func (s styles) isOn(id, toggle string) bool {
	for _, style := range s.styleChain(id) {
		if on, known := style.child("w:rPr").isOn(toggle); known {
			return on
		}
	}
	return false
}

// headingLevel returns the level of a heading (1 is the highest), or 0 for other paragraphs. A paragraph is a heading
// because of its own outline level or because of its style, which is named like "heading 2", is based on such a style,
// or has an outline level.
func (s styles) headingLevel(properties *element, style string) int {
	if level, known := outlineLevel(properties); known {
		return level
	}
	for _, e := range s.styleChain(style) {
		if level, known := outlineLevel(e.child("w:pPr")); known {
			return level
		}
		if number, ok := strings.CutPrefix(strings.ToLower(e.valueOf("w:name")), "heading "); ok {
			if n, err := strconv.Atoi(number); err == nil && n > 0 && n < 10 {
				return n
			}
		}
	}
	return 0
}

// outlineLevel returns the outline level in properties. Level 9 means body text.
func outlineLevel(properties *element) (level int, known bool) {
	e := properties.child("w:outlineLvl")
	n, err := strconv.Atoi(e.attr("w:val"))
	switch {
	case e == nil || err != nil || n < 0:
		return 0, false
	case n > 8:
		return 0, true
	}
	return n + 1, true
}

// listOf returns the numbering of a paragraph, which can come from its style.
func (r *reader) listOf(properties *element, style string) (id string, level int) {
	if own := properties.child("w:numPr"); own != nil {
		id, level = own.valueOf("w:numId"), parseNonnegative(own.valueOf("w:ilvl"))
		if id != "" {
			return id, level
		}
	}
	for _, e := range r.styles.styleChain(style) {
		n := e.child("w:pPr", "w:numPr")
		if n.valueOf("w:numId") == "" {
			continue
		}
		id = n.valueOf("w:numId")
		for _, of := range []string{style, e.attr("w:styleId")} {
			if l, ok := r.numbering.levelOfStyle(id, of); ok {
				return id, l
			}
		}
		return id, max(level, parseNonnegative(n.valueOf("w:ilvl")))
	}
	return "", 0
}

// parseNonnegative returns s as a nonnegative number, or 0 if it is not a number or is out of range.
func parseNonnegative(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return n
}
