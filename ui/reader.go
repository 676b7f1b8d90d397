package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/page"
	"trustbook/ui/readstate"
)

// reader is an answer that fills the screen. The model has one exactly while
// the reader is open.
type reader struct {
	entry  *handbook.Entry
	doc    draw.Document
	scroll draw.Scroll
	find   find
	link   int // the chosen one of the doc's links, -1 = none
	parts  []docPart
	short  []handbook.Acronym // those that the text uses
	place  draw.TextPos       // letters before the top row, as the reader left it: a screen that holds all does not change it
	top    string             // the row at the top before the text was read again; "" = go by place
	bare   bool               // the text alone, for the terminal's own selection
	seeks  bool               // what answers is still to be shown: the text was not laid out yet

	attention
	before readstate.Record // how the text was read when it was opened
	stood  readstate.Status // and how the reader stood to it

	diff bool   // what is different since then is on the screen
	old  string // what the text said then

	changes []markdown.Span // where it is different
	back    draw.TextPos    // the place in the text to go back to

	ack *asking // nil = it does not ask to be acknowledged
}

// read opens the reader on a text. The words of the search are marked in it, and
// the sentence that answers is in view.
func (m *Model) read(e *handbook.Entry) tea.Cmd {
	m.keepSeen()
	m.reader = &reader{entry: e, find: newFind(), link: -1, seeks: true, ack: m.asks(e)}
	m.progress.RecordOpened(e)
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
	cmd = tea.Batch(cmd, m.pages.Prepare(r.entry, width))
	r.doc = m.readerDoc(r.entry, width)
	rows := m.layout.ReaderRows()
	if r.bare {
		r.doc, rows = m.bareDoc(r.entry), max(0, m.layout.HintsRow-1)
	}
	if r.diff {
		r.doc = m.diffDoc(r, width)
	}
	r.parts, r.short = partsOf(&r.doc), m.book.AcronymsIn(r.entry)
	m.watch()
	r.scroll.Resize(len(r.doc.Rows), rows)
	r.scroll.SetTop(r.topRow())
	m.mark()
	r.find.current = min(current, len(r.find.spans)-1)
	r.link = min(r.link, len(r.doc.Links)-1)
	m.seek()
	return cmd
}

// settle takes the row at the top as the place that the reader is at.
func (r *reader) settle() {
	r.place, r.top, r.seeks = r.doc.PosOf(r.scroll.Top()), "", false
}

// anchor holds on to the row at the top, because the text may grow or shrink above it.
func (r *reader) anchor() {
	if row := r.doc.RowOfPos(r.place); row < len(r.doc.Plain) {
		r.top = r.doc.Plain[row]
	}
}

// topRow is the row to go on from: the one nearest to the place that is as the
// row at the top was, or else the place.
func (r *reader) topRow() int {
	at := r.doc.RowOfPos(r.place)
	if strings.TrimSpace(r.top) == "" {
		return at
	}
	for far := range r.doc.Plain {
		for _, row := range []int{at - far, at + far} {
			if row >= 0 && row < len(r.doc.Plain) && r.doc.Plain[row] == r.top {
				r.place, r.top = r.doc.PosOf(row), ""
				return row
			}
		}
	}
	return at
}

// readerDoc is a text as the reader shows it: the title is in its head.
func (m *Model) readerDoc(e *handbook.Entry, width int) draw.Document {
	var d draw.Document
	if e.Question != "" && m.layout.Mode != layout.Narrow {
		d.AddText(e.Question, width, m.theme.Text.Render)
		d.AddBlank()
	}
	m.sayChanged(&d, e, m.reader.before, m.reader.stood, m.keys.reader.Diff.Help().Key, width)
	d.Unmarked = len(d.Rows)
	page.AddCaution(&d, e, m.now(), m.theme, width)
	d.AddAnswer(e.Answer, e.Summary, m.theme, width)
	d.AddBody(m.pages.Body(e, width), page.Links(m.book, e))
	m.readerFoot(&d, e, width)
	return d
}

// readerFoot adds what is known of a text beside what it says.
func (m *Model) readerFoot(d *draw.Document, e *handbook.Entry, width int) {
	d.Foot = len(d.Rows)
	d.AddBlank()
	m.ackFoot(d, width)
	page.AddRelated(d, m.book.Related(e), m.theme, width)
	d.AddLabelled("Kind", page.About(m.book, e, m.theme, false), width, m.theme)
	page.AddControls(d, m.book, e, m.theme, width)
	page.AddMetadata(d, e.Metadata, m.roles, m.theme, width)
	d.AddLabelled("Id", e.ID, width, m.theme)
}

// turn goes to the next text of the list, or the one before.
func (m *Model) turn(n int) tea.Cmd {
	to := m.list.selected + n
	if to >= m.list.items.len() {
		m.more(2 * m.hits)
	}
	if to < 0 || to >= m.list.items.len() || m.list.items.at(to).entry == nil {
		return m.say("no more", " texts in this direction", false)
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
	if next := m.next(was); next != nil && !m.progress.Pending(was) {
		on = next
	}
	m.list.set(m.items(), on)
	return tea.Batch(m.flush(), m.arrange())
}

// renderReader draws the reader into the frame.
func (m *Model) renderReader(frame []string) {
	l, r := m.layout, m.reader
	if r.bare {
		copy(frame, r.doc.Rows[r.scroll.Top():r.scroll.End()])
		return
	}
	frame[0] = m.readerHead()
	total := len(r.doc.Rows)
	shown := r.scroll.End()
	end := layout.BarColumn
	if total > 0 {
		end += (l.Width - 1 - layout.BarColumn) * shown / total
	}
	frame[1] = draw.Divider(m.theme, l.Width, layout.BarColumn, end, m.theme.Progress)
	rows := r.doc.Marked(r.scroll.Top(), shown, m.markings()...)
	if !m.railed() {
		for i, row := range rows {
			frame[l.ReaderTop()+i] = " " + row
		}
		return
	}
	rail := m.rail()
	for i := range max(len(rows), min(len(rail), l.ReaderRows())) {
		row := draw.NewLine(l.Width)
		if i < len(rail) {
			row.PutStyled(rail[i])
		}
		if i < len(rows) {
			row.PadTo(m.readerBar()).PutStyled(rows[i])
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
		out = append(out, markdown.Marking{Style: m.theme.Hit, Spans: r.doc.Links[r.link].Spans})
	}
	return out
}

// readerHead says where the text stands and how far it was read.
func (m *Model) readerHead() string {
	l, r, th := m.layout, m.reader, m.theme
	place := m.readerPlace()
	end := l.Width - layout.RightEdge - ansi.StringWidth(place)
	row := draw.NewLine(l.Width).PadTo(layout.TextColumn)
	if c, ok := m.book.Category(r.entry.Category); ok && l.Mode != layout.Narrow && c.Title != r.entry.Title {
		row.Put(th.Quiet, c.Title+" "+th.Glyph.Path+" ")
	}
	row.Put(th.Title, draw.Cut(r.entry.Title, end-row.Width()-2, th.Glyph.Ellipsis))
	return row.PadTo(end).Put(th.Quiet, place).String()
}

// readerPlace is where in the text the screen is, and whether that was read, where
// the handbook has something to read through.
func (m *Model) readerPlace() string {
	rows, read := m.readerRows(), m.theme.Glyph.Read
	switch {
	case len(m.book.Paths) == 0 || m.progress.Status(m.reader.entry) != readstate.Read:
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
	last := s.End()
	switch {
	case m.layout.Mode == layout.Narrow:
		return fmt.Sprintf("%d%%", 100*last/max(1, total))
	case s.Top() == 0 && last == total:
		return ""
	}
	return fmt.Sprintf("%d-%d of %d", s.Top()+1, last, total)
}
