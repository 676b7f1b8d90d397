package ui

import (
	"strings"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// pane shows the selected answer beside or below the list.
type pane struct {
	entry  *handbook.Entry // nil: there is none to show
	width  int
	doc    doc
	foot   doc // why it was found and which controls it touches, kept at the bottom
	scroll viewport.Model
	place  int // letters before the top row, as it was scrolled to: a larger screen does not change it
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
	cmd := m.pages.prepare(it.entry, width)
	place := 0
	if p.entry == it.entry {
		place = p.place
	}
	*p = pane{entry: it.entry, width: width, scroll: newScroll(), place: place}
	p.doc = m.answerDoc(it, width)
	p.foot = m.footDoc(it, width)
	p.scroll.SetContentLines(p.doc.Plain)
	p.fit(m.layout.PaneRows, m.layout.Mode, m.theme)
	if place == 0 {
		p.scroll.SetYOffset(m.paneRow(it))
	} else {
		p.scroll.SetYOffset(rowOf(p.doc.Plain, place))
	}
	return cmd
}

// settle takes the row at the top as the place that the pane was scrolled to.
func (p *pane) settle() { p.place = letters(p.doc.Plain, p.scroll.YOffset()) }

// newScroll is a viewport for its arithmetic only: rows are drawn from the doc,
// because a viewport's own highlighting misplaces spans on styled text.
func newScroll() viewport.Model { return viewport.New() }

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
		last = cut(last+" "+th.Glyph.Ellipsis, p.width+layout.Gutter, th.Glyph.Ellipsis)
		p.foot.Plain[keep-1] = last
		p.foot.Rows[keep-1] = th.Quiet.Render(last)
	}
	p.foot.Rows, p.foot.Plain = p.foot.Rows[:keep], p.foot.Plain[:keep]
	p.scroll.SetWidth(p.width + layout.Gutter)
	p.scroll.SetHeight(rows - keep)
}

// answerDoc is a text as the pane shows it.
func (m *Model) answerDoc(it item, width int) doc {
	var d doc
	if m.layout.Mode == layout.Wide {
		d.head(m.book, it.entry, m.theme, width)
	} else {
		m.asked(&d, it.entry, width)
	}
	m.sayChanged(&d, it.entry, m.shelf.Record(it.entry.ID), m.person.Standing(it.entry), "", width)
	d.quiet = len(d.Rows)
	m.weak(&d, it.hit, width)
	d.stale(it.entry, m.now(), m.theme, width)
	d.answer(it.entry, m.theme, width)
	d.body(m.pages.page(it.entry, width), m.linksOf(it.entry))
	return d
}

// asked adds the question with the metadata at its right, for a pane whose list
// row says the title already.
func (m *Model) asked(d *doc, e *handbook.Entry, width int) {
	about := meta(m.book, e, m.theme, false)
	rows := wrap(e.Question, width)
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
		d.add(styled, plain)
	}
	d.blank()
}

// weak adds the callout above an answer that may not be one: it names the words
// that stand nowhere.
func (m *Model) weak(d *doc, hit *search.Hit, width int) {
	if hit == nil || len(m.result.Unmatched) == 0 || hit.Confidence == search.High {
		return
	}
	text := "Not here: " + strings.Join(m.result.Unmatched, ", ") + ". Read it before you answer."
	d.callout("Caution", text, m.theme, width)
	d.blank()
}

// footDoc says why a text was found, and which published controls are on its topic.
func (m *Model) footDoc(it item, width int) doc {
	var d doc
	if it.hit != nil && len(it.hit.Reasons) > 0 {
		d.labelled("Why", strings.Join(it.hit.Reasons, "; "), width, m.theme)
	}
	if m.layout.Mode == layout.Wide {
		d.labelled("Controls", strings.Join(m.book.ControlsOf(it.entry), " "+m.theme.Glyph.Dot+" "), width, m.theme)
	}
	return d
}

// renderPane is the rows of the pane.
func (m *Model) renderPane() []string {
	p := &m.pane
	if p.entry == nil {
		return nil
	}
	top := p.scroll.YOffset()
	rows := m.window(p.doc, top, top+p.scroll.Height())
	if len(p.foot.Rows) == 0 {
		return rows
	}
	for len(rows) < p.scroll.Height() {
		rows = append(rows, "")
	}
	return append(rows, p.foot.Rows...)
}

// scroll moves by n rows, up when n is negative.
func scroll(v *viewport.Model, n int) {
	if n < 0 {
		v.ScrollUp(-n)
		return
	}
	v.ScrollDown(n)
}
