package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/page"
	"trustbook/ui/theme"
)

// pane shows the selected answer beside or below the list.
type pane struct {
	entry  *handbook.Entry // nil: there is none to show
	width  int
	doc    draw.Document
	foot   draw.Document // why it was found and which controls it touches, kept at the bottom
	scroll draw.Scroll
	place  draw.TextPos // letters before the top row, as it was scrolled to: a larger screen does not change it
}

// fillPane puts the selected text into the pane. It keeps the place while the text
// is the same one.
func (m *Model) fillPane() tea.Cmd {
	it := m.list.current()
	p := &m.pane
	if it.entry == nil {
		*p = pane{}
		return nil
	}
	width := m.layout.PaneWidth
	cmd := m.pages.Prepare(it.entry, width)
	place := draw.TextPos(0)
	if p.entry == it.entry {
		place = p.place
	}
	*p = pane{entry: it.entry, width: width, place: place}
	p.doc = m.answerDoc(it, width)
	p.foot = m.footDoc(it, width)
	p.fit(m.layout.PaneRows, m.layout.Mode, m.theme)
	if place == 0 {
		p.scroll.SetTop(m.paneRow(it))
	} else {
		p.scroll.SetTop(p.doc.RowOfPos(place))
	}
	return cmd
}

// settle takes the row at the top as the place that the pane was scrolled to.
func (p *pane) settle() { p.place = p.doc.PosOf(p.scroll.Top()) }

// footIndent begins a row of the foot that goes on with the one above it.
var footIndent = strings.Repeat(" ", layout.Gutter+1)

// fit gives the foot the rows that the text leaves free. What does not fit is
// dropped from its end: controls first, then why.
func (p *pane) fit(rows int, mode layout.Mode, th theme.Theme) {
	free := rows - len(p.doc.Rows) - 1
	keep := len(p.foot.Rows)
	if mode == layout.Narrow || free < 1 {
		keep = 0
	}
	keep = min(keep, max(0, free))
	if torn := keep > 0 && keep < len(p.foot.Plain) && strings.HasPrefix(p.foot.Plain[keep], footIndent); torn {
		last := p.foot.Plain[keep-1]
		last = draw.Cut(last+" "+th.Glyph.Ellipsis, p.width+layout.Gutter, th.Glyph.Ellipsis)
		p.foot.Plain[keep-1] = last
		p.foot.Rows[keep-1] = th.Quiet.Render(last)
	}
	p.foot.Rows, p.foot.Plain = p.foot.Rows[:keep], p.foot.Plain[:keep]
	p.scroll.Resize(len(p.doc.Rows), rows-keep)
}

// answerDoc is a text as the pane shows it.
func (m *Model) answerDoc(it item, width int) draw.Document {
	var d draw.Document
	if m.layout.Mode == layout.Wide {
		page.AddHead(&d, m.book, it.entry, m.theme, width)
	} else {
		m.asked(&d, it.entry, width)
	}
	page.AddChanged(&d, m.session, it.entry, page.Change{Read: m.store.Record(it.entry.ID), Status: m.progress.Status(it.entry)}, m.theme, width)
	d.Unmarked = len(d.Rows)
	m.weak(&d, it.hit, width)
	page.AddCaution(&d, it.entry, m.now(), m.theme, width)
	d.AddAnswer(it.entry.Answer, it.entry.Summary, m.theme, width)
	d.AddBody(m.pages.Body(it.entry, width), page.Links(m.book, it.entry))
	return d
}

// asked adds the question with the metadata at its right, for a pane whose list
// row says the title already.
func (m *Model) asked(d *draw.Document, e *handbook.Entry, width int) {
	about := page.About(m.book, e, m.theme, false)
	rows := draw.Wrap(e.Question, width)
	if len(rows) == 0 {
		rows = []string{""}
	}
	room := m.layout.ListWidth - ansi.StringWidth(rows[0])
	for i, row := range rows {
		styled, plain := "  "+m.theme.Text.Render(row), "  "+row
		if free := room - ansi.StringWidth(about); i == 0 && free > layout.Gap && about != "" {
			blanks := strings.Repeat(" ", free)
			styled, plain = styled+blanks+m.theme.Quiet.Render(about), plain+blanks+about
		}
		d.AddRow(styled, plain)
	}
	d.AddBlank()
}

// weak adds the callout above an answer that may not be one: it names the words
// that stand nowhere.
func (m *Model) weak(d *draw.Document, hit *search.Hit, width int) {
	if hit == nil || len(m.result.Unmatched) == 0 || hit.Confidence == search.High {
		return
	}
	text := "Not here: " + strings.Join(m.result.Unmatched, ", ") + ". Read it before you answer."
	d.AddCallout("Caution", text, m.theme, width)
	d.AddBlank()
}

// footDoc says why a text was found, and which published controls are on its topic.
func (m *Model) footDoc(it item, width int) draw.Document {
	var d draw.Document
	if it.hit != nil && len(it.hit.Reasons) > 0 {
		d.AddLabelled("Why", strings.Join(it.hit.Reasons, "; "), width, m.theme)
	}
	if m.layout.Mode == layout.Wide {
		d.AddLabelled("Controls", strings.Join(m.book.ControlsOf(it.entry), " "+m.theme.Glyph.Dot+" "), width, m.theme)
	}
	return d
}

// renderPane is the rows of the pane.
func (m *Model) renderPane() []string {
	p := &m.pane
	if p.entry == nil {
		return nil
	}
	top := p.scroll.Top()
	rows := p.doc.Highlighted(top, top+p.scroll.Height(), m.result.Mark, m.theme.Match)
	if len(p.foot.Rows) == 0 {
		return rows
	}
	for len(rows) < p.scroll.Height() {
		rows = append(rows, "")
	}
	return append(rows, p.foot.Rows...)
}

// paneContext is how many rows stand above the sentence that answers.
const paneContext = 2

// paneRow is the top row of an entry that was not scrolled yet: its first, unless the
// sentence that answers would then be out of view.
func (m *Model) paneRow(it item) int {
	if it.hit == nil || it.hit.Passage == it.entry.Summary {
		return 0
	}
	row, ok := page.RowOfSentence(&m.pane.doc, it.hit.Passage)
	if !ok || row < m.layout.PaneRows-paneContext {
		return 0
	}
	return row - paneContext
}
