package reader

import (
	"slices"
	"strconv"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
)

// Width of the outline beside the body, and minimum width of a screen that shows it.
const (
	outlineWidth     = 28
	outlineMinScreen = 110
)

// hasOutline reports whether the outline is shown beside the body. The entry must have more than one heading, and the
// screen must be wide enough.
func (m *Model) hasOutline() bool {
	return m.diff == nil && m.size.Width >= outlineMinScreen && len(m.Entry.Sections) > 2
}

// currentPart returns the index of the part that contains the top row.
func (m *Model) currentPart() int {
	at, _ := slices.BinarySearchFunc(m.parts, m.Scroll.Top(), func(p documentPart, row int) int {
		if p.row <= row {
			return -1
		}
		return 1
	})
	return max(0, at-1)
}

// openContents opens a menu with the parts of the entry.
func (m *Model) openContents() {
	if len(m.Doc.Headings) == 0 {
		m.say(phrases.NoHeadings)
		return
	}
	m.out.Post(message.OpenMenu{Menu: phrases.ContentsMenu, Items: m.contentsItems, Selected: m.currentPart()})
}

func (m *Model) contentsItems() []message.MenuItem {
	if len(m.Doc.Headings) == 0 {
		return nil
	}
	return handbook.MapSlice(m.parts, func(p documentPart) message.MenuItem {
		return message.MenuItem{Label: p.title, Level: max(0, p.level-2), Note: m.matchCount(p), Msg: message.GoToRow{Row: p.row}}
	})
}

// matchCount returns the number of matches in a part, as text, or "" if there are none.
func (m *Model) matchCount(p documentPart) string {
	before := func(row int) int {
		n, _ := slices.BinarySearchFunc(m.Find.Spans(), m.Doc.OffsetOf(row), func(s markdown.Span, at int) int { return s.Start - at })
		return n
	}
	if n := before(p.end) - before(p.row); n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

func (m *Model) besideOutline(rows []string) []string {
	outline := m.outline()
	out := make([]string, max(len(rows), min(len(outline), m.size.ReaderRows())))
	for i := range out {
		row := draw.NewLine(m.size.Width)
		if i < len(outline) {
			row.PutStyled(outline[i])
		}
		if i < len(rows) {
			row.PadTo(m.barColumn()).PutStyled(rows[i])
		}
		out[i] = row.String()
	}
	return out
}

// outline draws the list of parts, with a bar beside the current one. A list that is too long scrolls along with the
// body.
func (m *Model) outline() []string {
	parts, current := m.parts, m.currentPart()
	rows := []string{draw.NewLine(outlineWidth+layout.TextColumn).PadTo(layout.TextColumn).Put(m.theme.Quiet, phrases.ContentsMenu.Title).String(), ""}
	room := max(1, m.size.ReaderRows()-len(rows))
	first := max(0, min(current-room/2, len(parts)-room))
	for i, p := range parts[first:min(len(parts), first+room)] {
		rows = append(rows, m.outlineRow(p, first+i == current))
	}
	return rows
}

func (m *Model) outlineRow(p documentPart, current bool) string {
	th := m.theme
	l := draw.NewLine(layout.TextColumn + outlineWidth)
	style, count := th.Text, m.matchCount(p)
	if current {
		l.PadTo(layout.BarColumn).Put(th.Bar, th.Glyph.Bar)
		style = th.Title
	}
	l.PadTo(layout.TextColumn + layout.Gutter*max(0, p.level-2))
	l.Put(style, draw.Cut(p.title, outlineWidth-4-l.Width()+layout.TextColumn, th.Glyph.Ellipsis))
	if count != "" {
		l.PadTo(layout.TextColumn+outlineWidth-len(count)).Put(th.Quiet, count)
	}
	return l.String()
}

// documentPart is a section of the laid-out entry, or the part before the first heading.
type documentPart struct {
	title    string
	row, end int // first row, and the row after the last
	level    int // heading level: 0 before the first heading, 1 for the highest one
}

func partsOfDocument(d *draw.Document) []documentPart {
	out := make([]documentPart, 1, 1+len(d.Headings))
	out[0] = documentPart{title: phrases.AnswerHeading, end: len(d.Rows)}
	for _, h := range d.Headings {
		out[len(out)-1].end = h.Row
		out = append(out, documentPart{title: h.Title, row: h.Row, end: len(d.Rows), level: h.Level})
	}
	return out
}

// openAbbreviations opens a menu that explains the abbreviations in the entry.
func (m *Model) openAbbreviations() {
	if len(m.acronyms) == 0 {
		m.say(phrases.NoAbbreviations)
		return
	}
	m.out.Post(message.OpenMenu{Menu: phrases.AbbreviationsMenu, Items: m.abbreviationItems})
}

func (m *Model) abbreviationItems() []message.MenuItem {
	return handbook.MapSlice(m.acronyms, func(a handbook.Acronym) message.MenuItem {
		return message.MenuItem{Label: a.Short, Explanation: a.Long, Msg: message.FindWord{Word: a.Short}}
	})
}
