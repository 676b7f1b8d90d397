package ui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/message"
	"trustbook/ui/theme"
)

// docPart is a part of an open text that can be jumped to.
type docPart struct {
	title    string
	row, end int // its first row, and the one behind its last
	level    int // 0 is the answer, 1 the highest heading
}

// The contents beside a text: their width in cells, and the width of the screen
// from which there is room for them.
const (
	railWidth = 28
	railFrom  = 110
)

// partsOf returns the answer and the headings of a text.
func partsOf(d *draw.Document) []docPart {
	parts := make([]docPart, 1, 1+len(d.Headings))
	parts[0] = docPart{title: "Answer", end: len(d.Rows)}
	for _, h := range d.Headings {
		parts[len(parts)-1].end = h.Row
		parts = append(parts, docPart{title: h.Title, row: h.Row, end: len(d.Rows), level: h.Level})
	}
	return parts
}

// part is the index of the one that the first row of the screen belongs to.
func (r *reader) part() int {
	at, _ := slices.BinarySearchFunc(r.parts, r.scroll.Top(), func(p docPart, row int) int {
		if p.row <= row {
			return -1
		}
		return 1
	})
	return max(0, at-1)
}

// openContents lets one of the parts be jumped to.
func (m *Model) openContents() tea.Cmd {
	if len(m.reader.doc.Headings) == 0 {
		return m.say("no headings", " in this entry", false)
	}
	m.openMenu(message.Choose{
		Title: "Contents", Placeholder: "Filter the headings", Noun: "part", Verb: "go there", Items: m.contentsItems, Selected: m.reader.part(),
	})
	return nil
}

func (m *Model) contentsItems() []message.Item {
	if len(m.reader.doc.Headings) == 0 {
		return nil
	}
	var items []message.Item
	for _, p := range m.reader.parts {
		items = append(items, message.Item{Label: p.title, Level: max(0, p.level-2), Note: m.foundIn(p), Msg: message.GoToRow{Row: p.row}})
	}
	return items
}

// foundIn is how many marks a part holds, "" for none.
func (m *Model) foundIn(p docPart) string {
	r := m.reader
	before := func(row int) int {
		n, _ := slices.BinarySearchFunc(r.find.spans, r.doc.OffsetOf(row), func(s markdown.Span, at int) int { return s.Start - at })
		return n
	}
	if n := before(p.end) - before(p.row); n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

// railed says whether the contents stand beside the open text: there is room for
// them, and it has more than one heading.
func (m *Model) railed() bool {
	return !m.reader.diff && m.layout.Width >= railFrom && len(m.reader.entry.Sections) > 2
}

// readerWidth is the width of the open text in cells.
func (m *Model) readerWidth() int {
	return max(1, min(layout.Measure, m.layout.Width-m.readerBar()-layout.Gutter-layout.RightEdge))
}

// rail is the contents beside the text, a bar on the part in view. When there
// are more parts than rows it scrolls with the text.
func (m *Model) rail() []string {
	th, here, parts := m.theme, m.reader.part(), m.reader.parts
	rows := []string{draw.NewLine(railWidth+layout.TextColumn).PadTo(layout.TextColumn).Put(th.Quiet, "Contents").String(), ""}
	room := max(1, m.layout.ReaderRows()-len(rows))
	first := max(0, min(here-room/2, len(parts)-room))
	for i, p := range parts[first:min(len(parts), first+room)] {
		rows = append(rows, m.railRow(th, p, first+i == here))
	}
	return rows
}

func (m *Model) railRow(th theme.Theme, p docPart, here bool) string {
	l := draw.NewLine(layout.TextColumn + railWidth)
	style, count := th.Text, m.foundIn(p)
	if here {
		l.PadTo(layout.BarColumn).Put(th.Bar, th.Glyph.Bar)
		style = th.Title
	}
	l.PadTo(layout.TextColumn+layout.Gutter*max(0, p.level-2)).Put(style, draw.Cut(p.title, railWidth-4-l.Width()+layout.TextColumn, th.Glyph.Ellipsis))
	if count != "" {
		l.PadTo(layout.TextColumn+railWidth-len(count)).Put(th.Quiet, count)
	}
	return l.String()
}
