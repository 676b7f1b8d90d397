package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/progress"
	"trustbook/ui/shelf"
)

// reader is an answer that fills the screen. The model has one exactly while
// the reader is open.
type reader struct {
	entry  *handbook.Entry
	doc    doc
	scroll viewport.Model
	find   find
	link   int // the chosen one of the doc's links, -1 = none
	parts  []docPart
	short  []handbook.Acronym // those that the text uses
	place  int                // letters before the top row, as the reader left it: a screen that holds all does not change it
	top    string             // the row at the top before the text was read again; "" = go by place
	bare   bool               // the text alone, for the terminal's own selection
	seeks  bool               // what answers is still to be shown: the text was not laid out yet

	attention
	before shelf.Record      // how the text was read when it was opened
	stood  progress.Standing // and how the reader stood to it

	diff bool   // what is different since then is on the screen
	old  string // what the text said then

	changes []markdown.Span // where it is different
	back    int             // the place in the text to go back to

	ack *asking // nil = it does not ask to be acknowledged
}

// read opens the reader on a text. The words of the search are marked in it, and
// the sentence that answers is in view.
func (m *Model) read(e *handbook.Entry) tea.Cmd {
	m.keepSeen()
	m.reader = &reader{entry: e, scroll: newScroll(), find: newFind(), link: -1, seeks: true, ack: m.asks(e)}
	m.person.Open(e)
	cmd := tea.Batch(m.fillReader(), m.flush())
	if m.reader.ack != nil {
		cmd = tea.Batch(cmd, m.readReceipts(), m.sayTrouble())
	}
	return tea.Batch(cmd, m.resume(), m.sayEdited())
}

// fillReader lays the open text out for the screen. It keeps the place in it,
// the mark and the link that the reader is on.
func (m *Model) fillReader() tea.Cmd {
	cmd := m.recognise()
	r := m.reader
	current := r.find.current
	width := m.readerWidth()
	cmd = tea.Batch(cmd, m.pages.prepare(r.entry, width))
	r.doc = m.readerDoc(r.entry, width)
	rows := m.layout.ReaderRows()
	if r.bare {
		r.doc, rows = m.bareDoc(r.entry), max(0, m.layout.HintsRow-1)
	}
	if r.diff {
		r.doc = m.diffDoc(r, width)
	}
	r.parts, r.short = r.doc.parts(), m.book.AcronymsIn(r.entry)
	m.watch()
	r.scroll.SetContentLines(r.doc.Plain)
	r.scroll.SetWidth(width + layout.Gutter)
	r.scroll.SetHeight(rows)
	r.scroll.SetYOffset(r.topRow())
	m.mark()
	r.find.current = min(current, len(r.find.spans)-1)
	r.link = min(r.link, len(r.doc.links)-1)
	m.seek()
	return cmd
}

// settle takes the row at the top as the place that the reader is at.
func (r *reader) settle() {
	r.place, r.top, r.seeks = letters(r.doc.Plain, r.scroll.YOffset()), "", false
}

// anchor holds on to the row at the top, because the text may grow or shrink above it.
func (r *reader) anchor() {
	if row := rowOf(r.doc.Plain, r.place); row < len(r.doc.Plain) {
		r.top = r.doc.Plain[row]
	}
}

// topRow is the row to go on from: the one nearest to the place that is as the
// row at the top was, or else the place.
func (r *reader) topRow() int {
	at := rowOf(r.doc.Plain, r.place)
	if strings.TrimSpace(r.top) == "" {
		return at
	}
	for far := range r.doc.Plain {
		for _, row := range []int{at - far, at + far} {
			if row >= 0 && row < len(r.doc.Plain) && r.doc.Plain[row] == r.top {
				r.place, r.top = letters(r.doc.Plain, row), ""
				return row
			}
		}
	}
	return at
}

// reveal brings a row of the text into view, a third down when it has to scroll.
func (r *reader) reveal(row int) {
	top, height := r.scroll.YOffset(), r.scroll.Height()
	if row < top || row >= top+height {
		r.scroll.SetYOffset(max(0, row-height/3))
	}
}

// readerDoc is a text as the reader shows it: the title is in its head.
func (m *Model) readerDoc(e *handbook.Entry, width int) doc {
	var d doc
	if e.Question != "" && m.layout.Mode != layout.Narrow {
		d.text(e.Question, width, m.theme.Text.Render)
		d.blank()
	}
	m.sayChanged(&d, e, m.reader.before, m.reader.stood, m.keys.reader.Diff.Help().Key, width)
	d.quiet = len(d.Rows)
	d.stale(e, m.now(), m.theme, width)
	d.answer(e, m.theme, width)
	d.body(m.pages.page(e, width), m.linksOf(e))
	m.readerFoot(&d, e, width)
	return d
}

// readerFoot adds what is known of a text beside what it says.
func (m *Model) readerFoot(d *doc, e *handbook.Entry, width int) {
	d.foot = len(d.Rows)
	d.blank()
	m.ackFoot(d, width)
	d.related(m.book.Related(e), m.theme, width)
	d.labelled("Kind", meta(m.book, e, m.theme, false), width, m.theme)
	d.controls(m.book, e, m.theme, width)
	d.life(e.Metadata, m.roles, m.theme, width)
	d.labelled("Id", e.ID, width, m.theme)
}

// turn goes to the next text of the list, or the one before.
func (m *Model) turn(n int) tea.Cmd {
	to := m.list.selected + n
	if to >= m.list.items.len() {
		m.more(2 * m.hits)
	}
	if to < 0 || to >= m.list.items.len() || m.list.items.at(to).entry == nil {
		return m.status.say("no more", " texts in this direction", false)
	}
	m.list.choose(to)
	m.leave()
	return m.read(m.list.items.at(to).entry)
}

// closeReader goes back to the list, which shows the text that was read.
func (m *Model) closeReader() tea.Cmd {
	m.leavePlace()
	was := m.reader.entry
	m.reader, m.trail = nil, trail{}
	on := m.list.current().entry
	if next := m.next(was); next != nil && !m.person.ToDo(was) {
		on = next
	}
	m.list.set(m.items(), on)
	return tea.Batch(m.flush(), m.arrange())
}

// renderReader draws the reader into the frame.
func (m *Model) renderReader(frame []string) {
	l, r := m.layout, m.reader
	if r.bare {
		copy(frame, r.doc.Rows[r.scroll.YOffset():min(len(r.doc.Rows), r.scroll.YOffset()+r.scroll.Height())])
		return
	}
	frame[0] = m.readerHead()
	total := len(r.doc.Rows)
	shown := min(total, r.scroll.YOffset()+r.scroll.Height())
	end := layout.BarColumn
	if total > 0 {
		end += (l.Width - 1 - layout.BarColumn) * shown / total
	}
	frame[1] = ruled(m.theme, l.Width, layout.BarColumn, end, m.theme.Progress)
	rows := r.doc.Marked(r.scroll.YOffset(), shown, m.markings()...)
	if !m.railed() {
		for i, row := range rows {
			frame[l.ReaderTop()+i] = " " + row
		}
		return
	}
	rail := m.rail()
	for i := range max(len(rows), min(len(rail), l.ReaderRows())) {
		row := newLine(l.Width)
		if i < len(rail) {
			row.raw(rail[i])
		}
		if i < len(rows) {
			row.gap(m.readerBar()).raw(rows[i])
		}
		frame[l.ReaderTop()+i] = row.String()
	}
}

// readerBar is the column of the bars of the open text.
func (m *Model) readerBar() int {
	if m.railed() {
		return layout.TextColumn + railWidth + 2*layout.Gap
	}
	return layout.BarColumn
}

// markings are what is laid over the open text: marks, and what the reader is on.
func (m *Model) markings() []markdown.Marking {
	r := m.reader
	var out []markdown.Marking
	if !r.diff || r.find.query != "" { // changes are marked by themselves
		out = append(out, markdown.Marking{Style: m.theme.Match, Spans: r.find.spans})
	}
	if r.find.current >= 0 {
		out = append(out, markdown.Marking{Style: m.theme.Hit, Spans: r.find.spans[r.find.current : r.find.current+1]})
	}
	if r.link >= 0 {
		out = append(out, markdown.Marking{Style: m.theme.Hit, Spans: r.doc.links[r.link].spans})
	}
	return out
}

// readerHead says where the text stands and how far it was read.
func (m *Model) readerHead() string {
	l, r, th := m.layout, m.reader, m.theme
	place := m.readerPlace()
	end := l.Width - layout.RightEdge - ansi.StringWidth(place)
	row := newLine(l.Width).gap(layout.TextColumn)
	if c, ok := m.book.Category(r.entry.Category); ok && l.Mode != layout.Narrow && c.Title != r.entry.Title {
		row.put(th.Quiet, c.Title+" "+th.Glyph.Path+" ")
	}
	row.put(th.Title, cut(r.entry.Title, end-row.at-2, th.Glyph.Ellipsis))
	return row.gap(end).put(th.Quiet, place).String()
}

// readerPlace is where in the text the screen is, and whether that was read, where
// the handbook has something to read through.
func (m *Model) readerPlace() string {
	rows, read := m.readerRows(), m.theme.Glyph.Read
	switch {
	case len(m.book.Paths) == 0 || m.person.Standing(m.reader.entry) != progress.IsRead:
		return rows
	case m.layout.Mode != layout.Narrow:
		read += " read"
	}
	return strings.TrimSpace(read + "   " + rows)
}

// readerRows is which rows are on the screen, or on a narrow one how far it is.
func (m *Model) readerRows() string {
	s := m.reader.scroll
	total := len(m.reader.doc.Rows)
	last := min(total, s.YOffset()+s.Height())
	switch {
	case m.layout.Mode == layout.Narrow:
		return fmt.Sprintf("%d%%", 100*last/max(1, total))
	case s.YOffset() == 0 && last == total:
		return ""
	}
	return fmt.Sprintf("%d-%d of %d", s.YOffset()+1, last, total)
}
