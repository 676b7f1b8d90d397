package reader

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/theme"
	"trustbook/ui/worddiff"
)

// diffView is a comparison of the open entry with one of its earlier texts.
type diffView struct {
	earlier string
	changes []markdown.Span
	returnPoint
}

// returnPoint is the position in the entry to return to from its differences or its plain text.
type returnPoint struct {
	pos   draw.TextPos
	place PortablePosition // the same position, in a form that can be found in a translation
}

// returnPoint returns where to return to, or nil while the entry itself is shown.
func (m *Model) returnPoint() *returnPoint {
	if m.diff != nil {
		return &m.diff.returnPoint
	}
	return m.plain
}

// document lays out the removed and added words. header describes the comparison.
func (d *diffView) document(header, now string, th *theme.Theme, width int) draw.Document {
	doc := draw.NewDocument(th, width)
	word, rest, _ := strings.Cut(header, " ")
	doc.AddCallout(word, rest+phrases.DiffLegend)
	doc.AddBlank()
	p := diffPainter{doc: &doc, theme: th, width: width, first: -1}
	for _, w := range worddiff.Diff(d.earlier, now, diffBrackets) {
		p.put(w)
	}
	p.endRow()
	doc.Unmarked, d.changes = max(0, p.first), p.changes
	return doc
}

// diffBrackets mark removed and added words if there are no colours.
var diffBrackets = worddiff.Brackets{Removed: [2]string{"[-", "-]"}, Added: [2]string{"{+", "+}"}}

// diffPainter lays out compared words in rows.
type diffPainter struct {
	doc   *draw.Document
	theme *theme.Theme
	width int

	styled, plain strings.Builder
	first         int // row of the first change; -1 if there is none yet
	changes       []markdown.Span
	changing      bool // the last word on the line is part of the last change
	begun, quoted bool // begun: the line has words; quoted: the line is part of a quotation
}

// quotePrefix begins each line of a quotation in a stored text.
const quotePrefix = ">"

func (p *diffPainter) put(w worddiff.Word) {
	if w.Text == worddiff.LineEnd {
		p.endRow()
		p.changing, p.begun, p.quoted = false, false, false
		return
	}
	if !p.begun && w == (worddiff.Word{Text: quotePrefix}) {
		p.begun, p.quoted = true, true
		return
	}
	p.begun = true
	for i, piece := range draw.Wrap(w.Text, p.width) { // a word can be wider than the screen
		if used := layout.Width(p.plain.String()); used > 0 && (i > 0 || used+1+layout.Width(piece) > p.width) {
			p.endRow()
		}
		if w.Change != worddiff.WordSame && p.first < 0 {
			p.first = len(p.doc.Rows)
		}
		if p.plain.Len() > 0 {
			p.plain.WriteByte(' ')
			p.styled.WriteByte(' ')
		}
		p.recordChange(w.Change, len(piece))
		p.plain.WriteString(piece)
		p.styled.WriteString(p.style(w.Change).Render(piece))
	}
}

// recordChange records the position of a changed word before it is added. Adjacent changed words count as one change,
// even across rows.
func (p *diffPainter) recordChange(c worddiff.ChangeKind, length int) {
	if c == worddiff.WordSame {
		p.changing = false
		return
	}
	from := p.doc.OffsetOf(len(p.doc.Rows)) + len(p.indent()) + p.plain.Len()
	if !p.changing {
		p.changes = append(p.changes, markdown.Span{Start: from})
	}
	p.changing = true
	p.changes[len(p.changes)-1].End = from + length
}

func (p *diffPainter) style(c worddiff.ChangeKind) lipgloss.Style {
	switch c {
	case worddiff.WordRemoved:
		return p.theme.No
	case worddiff.WordAdded:
		return p.theme.Yes
	}
	return p.theme.Text
}

// indent returns the beginning of a row: the bar of a quotation, or spaces.
func (p *diffPainter) indent() string {
	if p.quoted {
		return p.theme.Glyph.Bar + " "
	}
	return strings.Repeat(" ", layout.Gutter)
}

// endRow ends a row. It does not add a second blank row in succession.
func (p *diffPainter) endRow() {
	switch rows := p.doc.Plain; {
	case p.plain.Len() > 0 || p.quoted:
		bar := p.theme.Glyph.Bar
		p.doc.AddRow(strings.Replace(p.indent(), bar, p.theme.Quiet.Render(bar), 1)+p.styled.String(), p.indent()+p.plain.String())
	case rows[len(rows)-1] != "":
		p.doc.AddBlank()
	}
	p.plain.Reset()
	p.styled.Reset()
}

// EarlierText is the result of a command that looks up an earlier text of the open entry.
type EarlierText struct {
	Hash, Text string
	Err        error // reason why the earlier text is not available
}

// compared returns the comparison to show. The entry is compared with the text that was read. If these are equal and
// the entry is an outdated translation, the original is compared with the text that was translated.
func (m *Model) compared() session.Comparison {
	c := m.session.Compare(m.Entry, m.before)
	if (c.Hash == "" || c.IsUnchanged()) && m.Entry.IsBehindOriginal() {
		return m.session.CompareSource(m.Entry)
	}
	return c
}

// reportEdit reports that the entry has changed since the reader began to read it.
func (m *Model) reportEdit() {
	if c := m.session.Compare(m.Entry, m.before); c.Partial && c.Hash != "" && !c.IsUnchanged() {
		m.say(phrases.ChangedMeanwhile.WithDetail(keymap.OfferKey(m.keys.Diff, phrases.ShowsWhat)))
	}
}

// toggleDiff switches between the entry and its differences from the text that was read.
func (m *Model) toggleDiff() tea.Cmd {
	if m.diff != nil {
		m.pos, m.diff = m.diff.pos, nil
		return m.layOut()
	}
	c := m.compared()
	switch {
	case c.Source && c.Hash == "":
		m.sayNoSource()
		return nil
	case c.Hash == "":
		m.say(phrases.NotReadBefore)
		return nil
	case c.IsUnchanged() && m.progress.Status(m.Entry) == readstate.StatusOutdated:
		m.say(phrases.OnlyVersionChanged)
		return nil
	case c.IsUnchanged() && c.Partial:
		m.say(phrases.NothingChangedYet)
		return nil
	case c.IsUnchanged():
		m.say(phrases.NothingChanged)
		return nil
	}
	return func() tea.Msg {
		text, err := c.EarlierText()
		return EarlierText{c.Hash, text, err}
	}
}

// sayNoSource reports that the translated text is not stored.
func (m *Model) sayNoSource() {
	m.say(phrases.NoSourceToCompare(m.Entry).WithDetail(keymap.OfferKey(m.keys.Language, phrases.ShowsItNow)))
}

// showDiff shows the differences from an earlier text, unless the reader has moved on in the meantime.
func (m *Model) showDiff(msg EarlierText) tea.Cmd {
	if m.returnPoint() != nil || m.compared().Hash != msg.Hash {
		return nil
	}
	if msg.Err != nil && m.compared().Source {
		m.sayNoSource()
		return nil
	}
	if msg.Err != nil {
		m.out.Post(message.SayNotice(phrases.NoCopyLeft, true))
		return nil
	}
	m.diff = &diffView{earlier: msg.Text, returnPoint: returnPoint{m.pos, m.PortablePosition()}}
	m.pos = 0
	cmd := m.layOut()
	m.Scroll.SetTop(m.Doc.Unmarked - 2*m.Scroll.Height()/3) // show the text after the first change too
	m.keepPos()
	return cmd
}

// diffDocument lays out the differences from the earlier text.
func (m *Model) diffDocument(width int) draw.Document {
	header := phrases.HasChanged
	c := m.compared()
	if c.Source {
		header = phrases.ChangedInOriginal(m.Entry)
	}
	if now := c.NowVersion; c.Version != "" && now != "" && c.Version != now {
		header += fmt.Sprintf(phrases.FromVersion, c.Version, now)
	}
	return m.diff.document(header+": ", c.CurrentText(), m.theme, width)
}
