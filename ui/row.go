package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/readstate"
	"trustbook/ui/theme"
)

// rowPainter draws rows of the list.
type rowPainter struct {
	theme  theme.Theme
	width  int  // text cells
	single bool // title and snippet on one row
	mark   func(string) []search.Span
	store  *readstate.Store

	standing func(*handbook.Entry) readstate.Status
	yours    func(*handbook.Entry) bool
	news     func(*handbook.Entry) string
	owed     func(*handbook.Entry) bool
	seen     func(*handbook.Entry) int // percent
	now      time.Time
	path     bool // the list is about what was read
}

// draw is one row: an empty column, the bar, a blank, the text, and one cell
// more, so that the fill of the selected row frames its text.
func (p rowPainter) draw(it item, r listRow, selected bool) string {
	end := layout.TextColumn + p.width + 1
	if r.part == blank {
		return strings.Repeat(" ", end)
	}
	if r.part == label {
		return draw.NewLine(end).PadTo(layout.TextColumn).Put(p.theme.Quiet, draw.Cut(r.text, p.width, p.theme.Glyph.Ellipsis)).PadTo(end).String()
	}
	s := draw.RowStylesOf(p.theme, selected)
	l := draw.NewLine(end).PadTo(layout.BarColumn).PutStyled(s.Bar).FillTo(layout.TextColumn, s.Fill)
	switch {
	case it.entry == nil:
		p.word(l, it.word, s)
	case r.part == about:
		p.about(l, it, r, s, selected)
	case p.single:
		p.title(l, it, s, layout.TitleWidth)
		l.FillTo(layout.TextColumn+layout.TitleWidth+2, s.Fill)
		p.snippet(l, it, s, selected)
	default:
		p.title(l, it, s, p.width)
	}
	return l.FillTo(end, s.Fill).String()
}

// word draws a word to search for instead, and in how many texts it occurs.
func (p rowPainter) word(l *draw.Line, w search.SuggestedWord, s draw.RowStyles) {
	count := strconv.Itoa(w.Count)
	l.Put(s.Title, draw.Cut(w.Word, p.width-len(count)-1, p.theme.Glyph.Ellipsis))
	l.FillTo(layout.TextColumn+p.width-len(count), s.Fill).Put(s.Quiet, count)
}

// title draws a title, with a sign at its end for a text that is saved, that has
// changed since it was read, or at rest for one that was read, and a note before it.
func (p rowPainter) title(l *draw.Line, it item, s draw.RowStyles, width int) {
	end := l.Width() + width
	sign, style := p.sign(it, s)
	if sign != "" {
		width -= 2
	}
	if p.path && it.hit == nil {
		s = p.progress(l, it, s)
		width -= 2
	}
	c := draw.Snippet{Text: it.entry.Title}
	if it.hit != nil {
		c.Marks = it.hit.TitleMarks
	}
	n := p.note(it.entry, s)
	c = c.Cut(n.leaves(width), p.theme.Glyph.Ellipsis)
	from := l.Width()
	l.PutSnippet(c, s.Title, s.Match.Bold(s.Selected || s.Match.GetBold()))
	if at := from + width - len(n.text); n.text != "" && l.Width()+2 <= at {
		l.FillTo(at, s.Fill).Put(n.style, n.text)
	}
	if sign != "" {
		l.FillTo(end-1, s.Fill).Put(style, sign)
	}
}

// note is a word behind a title.
type note struct {
	text  string
	style lipgloss.Style
	firm  bool // the title gives way to it, and not it to the title
}

// leastTitle is what a title keeps of a row in any case.
const leastTitle = 20

// leaves is how much of a row a note leaves to the title.
func (n note) leaves(width int) int {
	if less := width - len(n.text) - 2; n.firm && less >= leastTitle {
		return less
	}
	return width
}

// note is what is left to do with a text of a path, or that it may not hold, which
// nobody must miss, and that it is new, how much of it was seen or for a role of the
// reader, where the title leaves room.
func (p rowPainter) note(e *handbook.Entry, s draw.RowStyles) note {
	n := note{style: s.Quiet}
	if c := e.Metadata.Caution(p.now); p.path && p.owed(e) {
		n.text, n.firm = "to acknowledge", true
	} else if c.Word != "" {
		n = note{c.Brief, p.changed(s), true}
	}
	room := p.width
	if p.single {
		room = layout.TitleWidth
	}
	for _, word := range []string{p.news(e), p.percent(e), p.role(e)} {
		if more := said(n.text, word); !n.firm || room-4-len(more)-2 >= leastTitle { // 4 for signs
			n.text = more
		}
	}
	return n
}

// percent is how much of a text of a path was seen, "" when nothing is known of that.
func (p rowPainter) percent(e *handbook.Entry) string {
	if seen := p.seen(e); p.path && seen > 0 {
		return strconv.Itoa(seen) + " %"
	}
	return ""
}

// role says that a text is for a role of the reader.
func (p rowPainter) role(e *handbook.Entry) string {
	if p.yours(e) {
		return forYou
	}
	return ""
}

// said are the words that there are.
func said(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), ", ")
}

func (p rowPainter) sign(it item, s draw.RowStyles) (string, lipgloss.Style) {
	switch {
	case p.store.Saved(it.entry.ID) && s.Selected:
		return p.theme.Glyph.Saved, p.theme.SelectionAccent
	case p.store.Saved(it.entry.ID):
		return p.theme.Glyph.Saved, p.theme.Saved
	}
	if p.path {
		return "", s.Quiet
	}
	switch p.standing(it.entry) {
	case readstate.Changed, readstate.Outdated:
		return p.theme.Glyph.Changed, p.changed(s)
	case readstate.Read:
		if it.hit == nil {
			return p.theme.Glyph.Dot, s.Quiet
		}
	}
	return "", s.Quiet
}

// progress draws how the reader stands to a text before its title, and returns the
// styles of that.
func (p rowPainter) progress(l *draw.Line, it item, s draw.RowStyles) draw.RowStyles {
	g, accent := p.theme.Glyph, p.theme.ToRead
	if s.Selected {
		accent = p.theme.SelectionAccent
	}
	switch p.standing(it.entry) {
	case readstate.Read:
		l.Put(s.Quiet, g.Read)
		if !s.Selected {
			s.Title = s.Quiet
		}
	case readstate.Changed:
		l.Put(p.changed(s), g.Changed)
	case readstate.Outdated:
		l.Put(p.changed(s), g.ToRead)
	default:
		l.Put(accent, g.ToRead)
	}
	l.Put(s.Fill, " ")
	return s
}

// changed is the style of the sign of a changed text.
func (p rowPainter) changed(s draw.RowStyles) lipgloss.Style {
	if s.Selected {
		return p.theme.SelectionCaution
	}
	return p.theme.Changed
}

// about draws the row below a title: a piece of the wrapped snippet, or its start.
func (p rowPainter) about(l *draw.Line, it item, r listRow, s draw.RowStyles, selected bool) {
	if r.text == "" {
		p.snippet(l, it, s, selected)
		return
	}
	text := r.text
	if verdict := it.entry.Answer.Label(); verdict != "" && strings.HasPrefix(text, verdict+" ") {
		l.Put(p.theme.Verdict(it.entry.Answer, selected), verdict)
		text = text[len(verdict):]
	}
	l.PutSnippet(draw.Snippet{Text: text, Marks: p.mark(text)}, s.Quiet, s.Match)
}

// snippet draws the sentence that answers, the verdict first where it is the
// summary: the verdict answers the question, and the summary goes on from there.
func (p rowPainter) snippet(l *draw.Line, it item, s draw.RowStyles, selected bool) {
	c := draw.Snippet{Text: it.entry.Summary}
	if it.hit != nil {
		c = draw.Snippet{Text: it.hit.Passage, Marks: it.hit.PassageMarks}
	}
	if v := it.entry.Answer.Label(); v != "" && c.Text == it.entry.Summary {
		l.Put(p.theme.Verdict(it.entry.Answer, selected), v).Put(s.Fill, " ")
	}
	width := layout.TextColumn + p.width - l.Width()
	l.PutSnippet(draw.CutSnippet(c.Text, c.Marks, width, p.theme.Glyph.Ellipsis), s.Quiet, s.Match)
}
