package ui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/theme"
)

// part is a part of an open text that can be jumped to.
type docPart struct {
	title string
	row   int
	level int // 0 is the answer, 1 the highest heading
}

// The contents beside a text: their width in cells, and the width of the screen
// from which there is room for them.
const (
	railWidth = 28
	railFrom  = 110
)

// parts are the answer and the headings of the open text.
func (d doc) parts() []docPart {
	parts := []docPart{{title: "Answer", row: 0}}
	for _, h := range d.Headings {
		parts = append(parts, docPart{title: h.Title, row: h.Row, level: h.Level})
	}
	return parts
}

// part is the one that the first row of the screen belongs to.
func (r *reader) part() int {
	at := 0
	for i, p := range r.doc.parts() {
		if p.row <= r.scroll.YOffset() {
			at = i
		}
	}
	return at
}

// openContents lets one of the parts be jumped to.
func (m *Model) openContents() tea.Cmd {
	if len(m.reader.doc.Headings) == 0 {
		return m.status.say("no headings", " in this text", false)
	}
	var choices []choice
	for _, p := range m.reader.doc.parts() {
		choices = append(choices, choice{label: p.title, level: max(0, p.level-2), note: m.foundIn(p), do: func(m *Model) tea.Cmd {
			m.reader.scroll.SetYOffset(p.row)
			return nil
		}})
	}
	m.openChooser("Contents", "Filter the headings", "part", choices, m.reader.part())
	return nil
}

// foundIn is how many marks a part holds, "" for none.
func (m *Model) foundIn(p docPart) string {
	r := m.reader
	from, to := r.doc.byteOf(p.row), r.doc.byteOf(len(r.doc.Rows))
	for _, q := range r.doc.parts() {
		if q.row > p.row {
			to = r.doc.byteOf(q.row)
			break
		}
	}
	n := 0
	for _, s := range r.find.spans {
		if s.Start >= from && s.Start < to {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// railed says whether the contents stand beside the open text: there is room for
// them, and it has more than one heading.
func (m *Model) railed() bool {
	return m.layout.width >= railFrom && len(m.reader.entry.Sections) > 2
}

// readerWidth is the width of the open text in cells.
func (m *Model) readerWidth() int {
	return max(1, min(measure, m.layout.width-m.readerBar()-gutter-rightEdge))
}

// rail is the contents beside the text, a bar on the part in view.
func (m *Model) rail() []string {
	th, here := m.theme, m.reader.part()
	rows := []string{newLine(railWidth+textColumn).gap(textColumn).put(th.Quiet, "Contents").String(), ""}
	for i, p := range m.reader.doc.parts() {
		rows = append(rows, m.railRow(th, p, i == here))
	}
	return rows
}

func (m *Model) railRow(th theme.Theme, p docPart, here bool) string {
	l := newLine(textColumn + railWidth)
	style, count := th.Text, m.foundIn(p)
	if here {
		l.gap(barColumn).put(th.Bar, th.Glyph.Bar)
		style = th.Title
	}
	l.gap(textColumn+gutter*max(0, p.level-2)).put(style, cut(p.title, railWidth-4-l.at+textColumn, th.Glyph.Ellipsis))
	if count != "" {
		l.gap(textColumn+railWidth-len(count)).put(th.Quiet, count)
	}
	return l.String()
}
