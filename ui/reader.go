package ui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
)

// reader is an answer that fills the screen. The model has one exactly while
// the reader is open.
type reader struct {
	entry  *handbook.Entry
	doc    doc
	scroll viewport.Model
}

// read opens the reader on a text.
func (m *Model) read(e *handbook.Entry) tea.Cmd {
	m.reader = &reader{entry: e, scroll: newScroll()}
	return m.fillReader()
}

// fillReader lays the open text out for the screen and keeps the place in it.
func (m *Model) fillReader() tea.Cmd {
	r := m.reader
	place := letters(r.doc.Plain, r.scroll.YOffset())
	width := m.layout.readerWidth()
	cmd := m.pages.prepare(r.entry, width)
	r.doc = m.readerDoc(r.entry, width)
	r.scroll.SetContentLines(r.doc.Plain)
	r.scroll.SetWidth(width + gutter)
	r.scroll.SetHeight(m.layout.readerRows())
	r.scroll.SetYOffset(rowOf(r.doc.Plain, place))
	return cmd
}

// readerDoc is a text as the reader shows it: the title is in its head.
func (m *Model) readerDoc(e *handbook.Entry, width int) doc {
	var d doc
	if e.Question != "" && m.layout.mode != narrow {
		d.text(e.Question, width, m.theme.Text.Render)
		d.blank()
	}
	d.quiet = len(d.Rows)
	d.answer(e, m.theme, width)
	d.body(m.pages.page(e, width))
	m.readerFoot(&d, e, width)
	return d
}

// readerFoot adds what is known of a text beside what it says.
func (m *Model) readerFoot(d *doc, e *handbook.Entry, width int) {
	d.foot = len(d.Rows)
	d.blank()
	d.labelled("Kind", meta(m.book, e, m.theme, false), width, m.theme)
	name := "Controls"
	for _, set := range controls(m.book, e) {
		d.labelled(name, set, width, m.theme)
		name = ""
	}
	if name == "" {
		d.labelled(name, "published controls on this topic, for orientation", width, m.theme)
	}
	d.labelled("Id", e.ID, width, m.theme)
}

// readerKey handles a key while the reader is open.
func (m *Model) readerKey(msg tea.KeyPressMsg) tea.Cmd {
	k, s := m.keys.reader, &m.reader.scroll
	switch {
	case key.Matches(msg, k.Back):
		return m.closeReader()
	case key.Matches(msg, k.Help):
		m.openHelp()
	case key.Matches(msg, k.Copy):
		return m.copyAnswer(m.reader.entry)
	case key.Matches(msg, k.Next):
		return m.turn(1)
	case key.Matches(msg, k.Previous):
		return m.turn(-1)
	case key.Matches(msg, k.Down):
		s.ScrollDown(1)
	case key.Matches(msg, k.Up):
		s.ScrollUp(1)
	default:
		m.readerPage(msg)
	}
	return nil
}

// readerPage handles the keys that scroll by more than a row.
func (m *Model) readerPage(msg tea.KeyPressMsg) {
	k, s := m.keys.reader, &m.reader.scroll
	switch {
	case key.Matches(msg, k.HalfDown):
		s.HalfPageDown()
	case key.Matches(msg, k.HalfUp):
		s.HalfPageUp()
	case key.Matches(msg, k.PageDown):
		s.PageDown()
	case key.Matches(msg, k.PageUp):
		s.PageUp()
	case key.Matches(msg, k.Top):
		s.GotoTop()
	case key.Matches(msg, k.Bottom):
		s.GotoBottom()
	}
}

// turn goes to the next text of the list, or the one before.
func (m *Model) turn(n int) tea.Cmd {
	to := m.list.selected + n
	if to < 0 || to >= len(m.list.items) || m.list.items[to].entry == nil {
		return m.status.say("no more", " texts in this direction", false)
	}
	m.list.choose(to)
	return m.read(m.list.items[to].entry)
}

// closeReader goes back to the list, which shows the text that was read.
func (m *Model) closeReader() tea.Cmd {
	m.reader = nil
	return m.fillPane()
}

// renderReader draws the reader into the frame.
func (m *Model) renderReader(frame []string) {
	l, r := m.layout, m.reader
	frame[0] = m.readerHead()
	total := len(r.doc.Rows)
	shown := min(total, r.scroll.YOffset()+r.scroll.Height())
	end := barColumn
	if total > 0 {
		end += (l.width - 1 - barColumn) * shown / total
	}
	frame[1] = ruled(m.theme, l.width, barColumn, end, m.theme.Progress)
	for i, row := range m.window(r.doc, r.scroll.YOffset(), shown) {
		frame[l.readerTop()+i] = " " + row
	}
}

// readerHead says where the text stands and how far it was read.
func (m *Model) readerHead() string {
	l, r, th := m.layout, m.reader, m.theme
	place := m.readerPlace()
	end := l.width - rightEdge - ansi.StringWidth(place)
	row := newLine(l.width).gap(textColumn)
	if c, ok := m.book.Category(r.entry.Category); ok && l.mode != narrow {
		row.put(th.Quiet, c.Title+" "+th.Glyph.Path+" ")
	}
	row.put(th.Title, cut(r.entry.Title, end-row.at-2, th.Glyph.Ellipsis))
	return row.gap(end).put(th.Quiet, place).String()
}

// readerPlace is which rows are on the screen, or on a narrow one how far it is.
func (m *Model) readerPlace() string {
	s := m.reader.scroll
	total := len(m.reader.doc.Rows)
	last := min(total, s.YOffset()+s.Height())
	switch {
	case m.layout.mode == narrow:
		return fmt.Sprintf("%d%%", 100*last/max(1, total))
	case s.YOffset() == 0 && last == total:
		return ""
	}
	return fmt.Sprintf("%d-%d of %d", s.YOffset()+1, last, total)
}
