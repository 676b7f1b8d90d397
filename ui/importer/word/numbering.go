package word

import (
	"strconv"
	"strings"
)

const maxLevels = 9

type numbering struct {
	lists map[string]*numberedList // lists by number id
}

// numberedList is one use of a list definition. All uses of a definition share its counters.
type numberedList struct {
	*definition

	restart [maxLevels]int // number of the first paragraph at each level; -1 to continue the numbering
}

type definition struct {
	level    [maxLevels]listLevel
	counters [maxLevels]int
	started  [maxLevels]bool
	style    string // name of the numbering style that supplies the definition
	isStyle  string // name of the numbering style defined here
}

type listLevel struct {
	start  int
	format string // number format, such as decimal
	text   string // pattern of the label, such as %1.%2
	legal  bool   // show all numbers as decimal
	style  string // paragraph style of the level
	indent int    // indentation of the text, in twentieths of a point; 0 if unknown
}

// listMarker is the number or bullet before a list paragraph.
type listMarker struct {
	label  string    // the marker as shown, such as 4.2 or (a); "" for a bullet
	number int       // the number, if Markdown can show the label; otherwise 0
	place  listDepth // how deep the paragraph is in lists
}

// listDepth is the nesting depth of a list paragraph. Levels are comparable only within a list. Across lists only the
// indentation shows, for example, whether the first level of one list is inside the second level of another.
type listDepth struct {
	list          string
	level, indent int
}

// compare returns a negative number if p is less deep than q, a positive number if p is deeper, and 0 if both are
// equally deep.
func (p listDepth) compare(q listDepth) int {
	const step = 180 // half the usual difference between two levels
	if p.list == q.list || p.indent == 0 || q.indent == 0 {
		return p.level - q.level
	}
	return (p.indent - q.indent) / step
}

func (r *reader) readNumbering() error {
	r.numbering = &numbering{lists: map[string]*numberedList{}}
	root, err := r.parse(r.related.Target("numbering"))
	if err != nil {
		return err
	}
	definitions, byStyle := map[string]*definition{}, map[string]*definition{}
	for _, e := range root.children {
		if e.name == "w:abstractNum" {
			d := newDefinition(e)
			definitions[e.attr("w:abstractNumId")] = d
			if d.isStyle != "" {
				byStyle[d.isStyle] = d
			}
		}
	}
	for _, e := range root.children {
		d := definitions[e.valueOf("w:abstractNumId")]
		if e.name != "w:num" || d == nil {
			continue
		}
		if other := byStyle[d.style]; other != nil {
			d = other
		}
		r.numbering.lists[e.attr("w:numId")] = newList(d, e)
	}
	return nil
}

func newDefinition(e *element) *definition {
	d := &definition{style: e.valueOf("w:numStyleLink"), isStyle: e.valueOf("w:styleLink")}
	for _, l := range e.children {
		if n := parseNonnegative(l.attr("w:ilvl")); l.name == "w:lvl" && n < maxLevels {
			d.level[n] = newLevel(l)
		}
	}
	return d
}

func newLevel(e *element) listLevel {
	l := listLevel{start: 1, format: e.valueOf("w:numFmt"), text: e.valueOf("w:lvlText"), style: e.valueOf("w:pStyle"), indent: indentOf(e.child("w:pPr"))}
	if e.child("w:start") != nil {
		l.start = parseNonnegative(e.valueOf("w:start"))
	}
	l.legal, _ = e.isOn("w:isLgl")
	return l
}

func newList(d *definition, e *element) *numberedList {
	l := &numberedList{definition: d}
	copied := false
	for i := range l.restart {
		l.restart[i] = -1
	}
	for _, o := range e.children {
		n := parseNonnegative(o.attr("w:ilvl"))
		if o.name != "w:lvlOverride" || n >= maxLevels {
			continue
		}
		if o.child("w:startOverride") != nil {
			l.restart[n] = parseNonnegative(o.valueOf("w:startOverride"))
		}
		if own := o.child("w:lvl"); own != nil {
			if !copied { // copy the list, so that other uses of the definition are unaffected
				own := *d
				l.definition, copied = &own, true
			}
			l.definition.level[n] = newLevel(own)
		}
	}
	return l
}

// levelOfStyle returns the list level that a paragraph style belongs to.
func (n *numbering) levelOfStyle(id, style string) (level int, ok bool) {
	if l := n.lists[id]; l != nil {
		for i := range l.level {
			if l.level[i].style == style && style != "" {
				return i, true
			}
		}
	}
	return 0, false
}

// next counts a paragraph and returns its marker. ok is false if the paragraph has no marker.
func (n *numbering) next(id string, level int) (m listMarker, ok bool) {
	l := n.lists[id]
	if l == nil || level >= maxLevels {
		return listMarker{}, false
	}
	switch {
	case l.restart[level] >= 0:
		l.counters[level] = l.restart[level]
		l.restart[level] = -1
	case l.started[level]:
		l.counters[level]++
	default:
		l.counters[level] = l.level[level].start
	}
	l.started[level] = true
	for i := level + 1; i < maxLevels; i++ {
		l.started[i] = false
	}
	m, ok = l.marker(level)
	m.place = listDepth{id, level, l.level[level].indent}
	return m, ok
}

// marker returns the marker of the current paragraph at a level.
func (l *numberedList) marker(level int) (m listMarker, ok bool) {
	def := l.level[level]
	switch def.format {
	case "bullet":
		if box := boxBullet(def.text); box != "" {
			return listMarker{label: box}, true
		}
		return listMarker{}, true
	case "none":
		return listMarker{}, false
	}
	label := def.text
	for i := range level + 1 {
		of := l.level[i]
		n := l.counters[i]
		if i < level && !l.started[i] {
			n = of.start
		}
		format := of.format
		if def.legal {
			format = "decimal"
		}
		label = strings.ReplaceAll(label, "%"+strconv.Itoa(i+1), formatNumber(n, format))
	}
	m.label = strings.TrimSpace(label)
	own := "%" + strconv.Itoa(level+1)
	if def.format == "decimal" && (def.text == own+"." || def.text == own+")" || def.text == own) {
		m.number = l.counters[level]
	}
	return m, m.label != ""
}

// formatNumber formats n in one of Word's number formats.
func formatNumber(n int, format string) string {
	switch format {
	case "upperRoman":
		return romanNumber(n)
	case "lowerRoman":
		return strings.ToLower(romanNumber(n))
	case "upperLetter":
		return letterNumber(n)
	case "lowerLetter":
		return strings.ToLower(letterNumber(n))
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none", "bullet":
		return ""
	}
	return strconv.Itoa(n)
}

// letterNumber returns A to Z, then AA, BB and so on, like Word.
func letterNumber(n int) string {
	const maxRepeat = 30
	if n < 1 || n > 26*maxRepeat {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), 1+(n-1)/26)
}

func romanNumber(n int) string {
	if n < 1 || n >= 4000 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		text  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.text)
		}
	}
	return b.String()
}

// indentOf returns the indentation set by the properties of a paragraph or list level, in twentieths of a point.
func indentOf(properties *element) int {
	indent := properties.child("w:ind")
	return max(parseNonnegative(indent.attr("w:left")), parseNonnegative(indent.attr("w:start")))
}
