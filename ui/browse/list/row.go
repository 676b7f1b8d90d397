package list

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// Painter draws the rows of a list.
type Painter struct {
	Theme   *theme.Theme
	Width   int  // width of the text in cells
	Single  bool // title and snippet are on one row
	Matches func(string) []search.Span
	Session *session.Session
	Path    *handbook.Path // the reading path whose entries are listed; nil if the list is not a path
}

// Render draws the visible rows.
func (p Painter) Render(m *Model) []string {
	var out []string
	for _, r := range m.visibleRows() {
		out = append(out, p.drawRow(m.At(r.item), r, r.item == m.selected))
	}
	return out
}

// drawRow draws a row: an empty column, the bar, a space, the text, and one more cell. The fill of the selected row
// extends beyond its text on both sides.
func (p Painter) drawRow(it Item, r row, selected bool) string {
	end := layout.TextColumn + p.Width + 1
	if r.part == blankPart {
		return strings.Repeat(" ", end)
	}
	if r.part == labelPart {
		return draw.NewLine(end).PadTo(layout.TextColumn).PutStyled(draw.RenderLabel(p.Theme, r.text, p.Width)).PadTo(end).String()
	}
	s := draw.RowStylesOf(p.Theme, selected)
	l := draw.NewLine(end).PadTo(layout.BarColumn).PutStyled(s.Bar).FillTo(layout.TextColumn, s.Fill)
	switch {
	case it.Folder != nil:
		p.drawFolder(l, it, s)
	case it.Entry == nil:
		p.drawWord(l, it.Word, s)
	case r.part == snippetPart:
		p.snippetRow(l, it, r.text, s)
	case p.Single:
		p.drawTitle(l, it, s, layout.TitleWidth)
		l.FillTo(layout.TextColumn+layout.TitleWidth+2, s.Fill)
		p.drawSnippet(l, it, s)
	default:
		p.drawTitle(l, it, s, p.Width)
	}
	return l.FillTo(end, s.Fill).String()
}

// drawWord draws a suggested word, and the number of entries that contain it.
func (p Painter) drawWord(l *draw.Line, w search.SuggestedWord, s draw.RowStyles) {
	count := strconv.Itoa(w.Count)
	l.Put(s.Title, draw.Cut(w.Word, p.Width-len(count)-1, p.Theme.Glyph.Ellipsis))
	l.FillTo(layout.TextColumn+p.Width-len(count), s.Fill).Put(s.Quiet, count)
}

// drawFolder draws the row of a group: a symbol for open or closed, the title, and the number of entries.
func (p Painter) drawFolder(l *draw.Line, it Item, s draw.RowStyles) {
	sign := p.Theme.Glyph.Closed
	if it.Folder.Open {
		sign = p.Theme.Glyph.Open
	}
	count := strconv.Itoa(len(it.Folder.Entries))
	p.drawIndent(l, it, s)
	l.Put(s.Quiet, sign+" ")
	end := layout.TextColumn + p.Width - len(count)
	l.Put(s.Title, draw.Cut(it.Folder.Group.Title, end-l.Width()-1, p.Theme.Glyph.Ellipsis))
	l.FillTo(end, s.Fill).Put(s.Quiet, count)
}

// maxIndent is the maximum indentation of a row, in cells. Deeper groups are not indented further, so that enough of
// their titles is visible.
const maxIndent = 12

// drawIndent indents a row by one step for each group that contains it, and returns how many cells it used.
func (p Painter) drawIndent(l *draw.Line, it Item, s draw.RowStyles) int {
	n := min(2*it.Depth, maxIndent, p.Width/4)
	l.Put(s.Fill, strings.Repeat(" ", n))
	return n
}

// drawTitle draws a title in width cells, followed by a note and symbols. On a reading path, the symbol for the read
// status precedes it.
func (p Painter) drawTitle(l *draw.Line, it Item, s draw.RowStyles, width int) {
	end := l.Width() + width
	width -= p.drawIndent(l, it, s)
	signs := p.titleSymbols(it, s)
	width -= 2 * len(signs)
	if p.Path != nil && it.Hit == nil {
		s = p.drawReadSymbol(l, it, s)
		width -= 2
	}
	c := draw.Snippet{Text: it.Entry.Title}
	if it.Hit != nil {
		c.Marks = it.Hit.TitleMarks
	}
	n := p.noteFor(it.Entry, s)
	width -= p.drawNumber(l, it.Entry, s, width)
	from := l.Width()
	l.PutSnippet(c.CutBeforeEnding(it.Entry.Derived.Suffix, n.titleWidth(width), p.Theme.Glyph.Ellipsis), s.Title, s.Match.Bold(s.Selected || s.Match.GetBold()))
	if at := from + width - len(n.text); n.text != "" && l.Width()+2 <= at {
		l.FillTo(at, s.Fill).Put(n.style, n.text)
	}
	for i := range signs {
		l.FillTo(end+1-2*(len(signs)-i), s.Fill).Put(signs[i].style, signs[i].text)
	}
}

// drawNumber draws the document number before a title that does not contain it, if enough space for the title remains.
// It returns the number of cells used.
func (p Painter) drawNumber(l *draw.Line, e *handbook.Entry, s draw.RowStyles, width int) int {
	n := len(e.Number) + 1
	if e.Number == "" || width-n < minTitleWidth || e.TitleHasNumber() {
		return 0
	}
	l.Put(s.Quiet, e.Number+" ")
	return n
}

// SnippetIndent returns the indent of a snippet below its title, in cells.
func SnippetIndent(th *theme.Theme) int {
	if th.QuietIsPlain {
		return 2
	}
	return 0
}

// snippetRow draws a row below a title: the given row of the expanded text, or the snippet if expanded is empty.
func (p Painter) snippetRow(l *draw.Line, it Item, expanded string, s draw.RowStyles) {
	l.Put(s.Fill, strings.Repeat(" ", SnippetIndent(p.Theme)))
	if expanded == "" {
		p.drawSnippet(l, it, s)
		return
	}
	if verdict := verdictPrefix(it); verdict != "" && strings.HasPrefix(expanded, verdict) {
		l.Put(p.Theme.VerdictStyle(it.Entry.Answer, s.Selected), verdict)
		expanded = expanded[len(verdict):]
	}
	if rest, ok := strings.CutPrefix(expanded, phrases.CautionIntro); ok {
		l.Put(p.changedStyle(s), phrases.CautionIntro)
		expanded = rest
	}
	l.PutSnippet(draw.Snippet{Text: expanded, Marks: p.Matches(expanded)}, s.Quiet, s.Match)
}

// drawSnippet draws the answering sentence, preceded by the verdict if that sentence is the summary.
func (p Painter) drawSnippet(l *draw.Line, it Item, s draw.RowStyles) {
	c := draw.Snippet{Text: it.Entry.Summary}
	if it.Hit != nil {
		c = draw.Snippet{Text: it.Hit.Passage, Marks: it.Hit.PassageMarks}
	}
	if v := verdictPrefix(it); v != "" && c.Text == it.Entry.Summary {
		l.Put(p.Theme.VerdictStyle(it.Entry.Answer, s.Selected), v).Put(s.Fill, " ")
	}
	width := layout.TextColumn + p.Width - l.Width()
	l.PutSnippet(draw.CutSnippet(c.Text, c.Marks, width, p.Theme.Glyph.Ellipsis), s.Quiet, s.Match)
}

// titleSymbol is a symbol after a title.
type titleSymbol struct {
	text  string
	style lipgloss.Style
}

// titleSymbols returns the symbols after a title: the read status and whether the entry is saved. Unread entries have
// no status symbol, nor do read entries in a search. On a reading path, the status is before the title instead.
func (p Painter) titleSymbols(it Item, s draw.RowStyles) (signs []titleSymbol) {
	switch status := p.Session.Progress.Status(it.Entry); {
	case p.Path != nil || status == readstate.StatusRead && it.Hit != nil:
	case status == readstate.StatusRead || status == readstate.StatusChanged || status == readstate.StatusOutdated:
		signs = append(signs, p.statusSymbol(status, s))
	}
	if p.Session.Store.IsSaved(it.Entry.ID) {
		style := p.Theme.Saved
		if s.Selected {
			style = p.Theme.SelectionAccent
		}
		signs = append(signs, titleSymbol{p.Theme.Glyph.Saved, style})
	}
	return signs
}

// drawReadSymbol draws the symbol for the read status before a title, and returns the style of the title.
func (p Painter) drawReadSymbol(l *draw.Line, it Item, s draw.RowStyles) draw.RowStyles {
	status := p.Session.Progress.Status(it.Entry)
	symbol := p.statusSymbol(status, s)
	l.Put(symbol.style, symbol.text).Put(s.Fill, " ")
	if status == readstate.StatusRead && !s.Selected {
		s.Title = s.Quiet
	}
	return s
}

// statusSymbol returns the symbol for a read status. Every tab uses the same symbols.
func (p Painter) statusSymbol(status readstate.Status, s draw.RowStyles) titleSymbol {
	g := p.Theme.Glyph
	switch {
	case status == readstate.StatusRead:
		return titleSymbol{g.Read, s.Quiet}
	case status == readstate.StatusChanged:
		return titleSymbol{g.Changed, p.changedStyle(s)}
	case status == readstate.StatusOutdated:
		return titleSymbol{g.ToRead, p.changedStyle(s)}
	case s.Selected:
		return titleSymbol{g.ToRead, p.Theme.SelectionAccent}
	}
	return titleSymbol{g.ToRead, p.Theme.ToRead}
}

func (p Painter) changedStyle(s draw.RowStyles) lipgloss.Style {
	if s.Selected {
		return p.Theme.SelectionCaution
	}
	return p.Theme.Changed
}

// titleNote is a short remark after a title, such as "updated" or "overdue for review".
type titleNote struct {
	text      string
	style     lipgloss.Style
	important bool // make room for the note by shortening the title
}

// minTitleWidth is the minimum width of a title in cells.
const minTitleWidth = 20

func (n titleNote) titleWidth(width int) int {
	if less := width - len(n.text) - 2; n.important && less >= min(minTitleWidth, width/2) {
		return less
	}
	return width
}

// noteFor returns the note after the title of an entry. A pending acknowledgement, doubtful validity and another
// language are important. News, reading progress and a matching role are shown only if there is space.
func (p Painter) noteFor(e *handbook.Entry, s draw.RowStyles) titleNote {
	n := titleNote{style: s.Quiet}
	if c := e.Caution(p.Session.Now()); p.needsAckNote(e) {
		n.text, n.important = phrases.StatusToAcknowledge, true
	} else if c.Word != "" {
		n = titleNote{c.Brief, p.changedStyle(s), true}
	} else if lang := p.Session.Handbook.ForeignLanguage(e); lang != "" {
		n.text, n.important = phrases.InLanguage(lang), true
	}
	room := p.Width
	if p.Single {
		room = layout.TitleWidth
	}
	for _, word := range []string{p.Session.Progress.NewsLabel(e), p.percentSeen(e), p.roleMark(e)} {
		if longer := phrases.JoinParts(n.text, word); !n.important || room-4-len(longer)-2 >= minTitleWidth { // 4 cells for symbols
			n.text = longer
		}
	}
	return n
}

// needsAckNote reports whether an entry on a reading path gets a note that it still has to be acknowledged. If the
// whole path requires acknowledgement, its header says so, and the note is added only to entries that would otherwise
// look finished.
func (p Painter) needsAckNote(e *handbook.Entry) bool {
	return p.Path != nil && p.Session.Progress.AckPending(e) && !(p.Path.Acknowledge && p.Session.Progress.Status(e).NeedsReading())
}

// percentSeen returns how much of an entry on a reading path has been read, or "" if none of it has been read.
func (p Painter) percentSeen(e *handbook.Entry) string {
	if p.Path == nil {
		return ""
	}
	if seen := p.Session.Progress.PercentSeen(e); seen > 0 {
		return phrases.FormatPercent(seen)
	}
	return ""
}

// roleMark returns the mark of an entry for one of the reader's roles. On a path for that role it returns "", because
// every row would have the mark.
func (p Painter) roleMark(e *handbook.Entry) string {
	roles := p.Session.Roles
	if e.RelevanceTo(roles) != handbook.RelevantForYou || p.Path != nil && p.Path.RelevanceTo(roles) == handbook.RelevantForYou {
		return ""
	}
	return phrases.StatusForYou
}
