package reader

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/quote"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/phrases"
	"trustbook/ui/reader/find"
)

// layOut lays out the entry for the screen. The position, the current match and the selected link stay the same. For a
// large entry, layOut returns a command that renders it.
func (m *Model) layOut() tea.Cmd {
	cmd := m.loadTracker()
	width, rows := m.TextWidth(), m.size.ReaderRows()
	cmd = tea.Batch(cmd, m.pages.Prepare(m.Entry, width))
	switch {
	case m.diff != nil:
		m.Doc = m.diffDocument(width)
	case m.IsPlain():
		m.Doc, rows = m.plainDocument(), max(0, m.size.HintsRow-1)
	default:
		m.Doc = m.document(width)
	}
	m.parts, m.acronyms = partsOfDocument(&m.Doc), m.progress.Handbook.AcronymsIn(m.Entry)
	m.trackRows()
	m.Scroll.Resize(len(m.Doc.Rows), rows)
	m.Scroll.SetTop(m.topRow())
	m.Find.Refresh(m.findView())
	m.link = min(m.link, len(m.Doc.Links)-1)
	m.revealAnswer()
	return cmd
}

// findView returns the document and its visible part in the form required by package find.
func (m *Model) findView() find.VisibleDocument {
	return find.VisibleDocument{Doc: &m.Doc, Scroll: &m.Scroll, Marks: m.highlightSpans}
}

// TextWidth returns the width of the body in cells.
func (m *Model) TextWidth() int {
	return max(1, min(layout.MaxTextWidth, m.size.Width-m.barColumn()-layout.Gutter-layout.RightMargin))
}

func (m *Model) barColumn() int {
	if m.hasOutline() {
		return layout.TextColumn + outlineWidth + 2*layout.PreviewGap
	}
	return layout.BarColumn
}

// keepPos stores the position of the top row for the next layout.
func (m *Model) keepPos() { m.pos, m.topText, m.revealing = m.Doc.PosOf(m.Scroll.Top()), "", false }

// topRow returns the row to scroll to. After a reload, it is the row with the same text as the earlier top row, and
// among several such rows the one closest to the stored position. Otherwise it is the row at the stored position.
func (m *Model) topRow() int {
	at := m.Doc.RowOfPos(m.pos)
	if strings.TrimSpace(m.topText) == "" {
		return at
	}
	for distance := range m.Doc.Plain {
		for _, row := range []int{at - distance, at + distance} {
			if row >= 0 && row < len(m.Doc.Plain) && m.Doc.Plain[row] == m.topText {
				m.pos, m.topText = m.Doc.PosOf(row), ""
				return row
			}
		}
	}
	return at
}

// document lays out the entry without its title, which the header shows.
func (m *Model) document(width int) draw.Document {
	d := draw.NewDocument(m.theme, width)
	e := m.Entry
	if question := e.DistinctQuestion(); question != "" && (m.size.Mode != layout.ModeNarrow || e.Answer != handbook.NoVerdict) { // a verdict means nothing without its question
		d.AddText(question, m.theme.Text.Render)
		d.AddBlank()
	}
	page.AddChangeNote(&d, m.session, e, page.EntryChange{Read: m.before, Status: m.status, Key: m.keys.Diff.Help().Key})
	doubt, verdict := phrases.DoubtAbout(e, m.search), e.Answer
	if page.AddWeakMatchNote(&d, doubt); doubt != "" {
		verdict = handbook.NoVerdict
	}
	d.Unmarked = len(d.Rows)
	m.addCaution(&d)
	d.AddAnswer(verdict, e.LabelOf(verdict), e.Lead())
	d.AddBody(m.pages.Body(e, width), page.LinkResolver(m.progress.Handbook, e))
	d.Foot = len(d.Rows)
	m.addFoot(&d)
	return d
}

// addCaution adds a warning to an entry that may not be valid, with the key that compares it with its original.
func (m *Model) addCaution(d *draw.Document) {
	c := m.Entry.Caution(m.progress.Now())
	if with := m.compared(); with.Source && with.Hash != "" && !with.IsUnchanged() {
		c.Sentence += fmt.Sprintf(phrases.KeyShowsChanges, m.keys.Diff.Help().Key)
	}
	page.AddCaution(d, c)
}

// addFoot adds the metadata, related entries and other facts below the body.
func (m *Model) addFoot(d *draw.Document) {
	h, e := m.progress.Handbook, m.Entry
	d.AddBlank()
	if m.ack != nil {
		if m.ack.Word == "" {
			d.AddText(m.ack.Text, m.theme.Quiet.Render)
		} else {
			d.AddCallout(m.ack.Word, m.ack.Text)
		}
		d.AddBlank()
	}
	page.AddRelated(d, h.Related(e))
	label := phrases.LabelKind
	if e.Kind.Label() == "" {
		label = phrases.LabelAbout
	}
	d.AddLabelled(label, page.MetadataLine(h, e, m.theme, false))
	page.AddControls(d, h, e)
	page.AddMetadata(d, e.Metadata, m.progress.Roles)
	d.AddLabelled(phrases.LabelID, e.ID)
}

// plainDocument lays out the entry as plain text from the first column, so that it can be selected with the mouse.
func (m *Model) plainDocument() (d draw.Document) {
	text := quote.SearchMatch{Doubt: phrases.DoubtAbout(m.Entry, m.search)}.Text(m.progress.Handbook, m.Entry, m.progress.Now())
	for paragraph := range strings.Lines(text) {
		rows := draw.Wrap(strings.TrimSuffix(paragraph, "\n"), min(layout.MaxTextWidth, m.size.Width))
		if len(rows) == 0 {
			rows = []string{""}
		}
		for _, row := range rows {
			d.AddRow(row, row)
		}
	}
	d.Unmarked = len(d.Rows)
	return d
}

// revealAnswer scrolls to the sentence that answers the search, once the entry is laid out. For a large entry, this
// happens after a command has rendered it.
func (m *Model) revealAnswer() {
	if !m.revealing || m.IsPlain() || len(m.Find.Spans()) == 0 {
		return
	}
	m.Scroll.Reveal(m.answerRow())
	m.keepPos()
	m.revealing = m.pages.IsPending(m.Entry, m.TextWidth())
	if doubt := phrases.DoubtAbout(m.Entry, m.search); doubt != "" && m.Scroll.Top() >= m.Doc.Unmarked-1 { // the caution itself is out of view
		m.out.Post(message.SayNotice(phrases.CautionOf(doubt), true))
	}
}

// answerRow returns the row of the sentence that answers the search, or else of the first match in its section, or else
// of the first match in the entry.
func (m *Model) answerRow() int {
	sentence, section := m.search.Passage(m.Entry)
	if row, ok := page.RowOfSentence(&m.Doc, sentence); ok {
		return row
	}
	spans, begin := m.Find.Spans(), m.Doc.OffsetOf(m.sectionRow(section))
	for _, s := range spans {
		if s.Start >= begin {
			return m.Doc.RowAt(s.Start)
		}
	}
	return m.Doc.RowAt(spans[0].Start)
}

// highlightSpans returns the spans to highlight when there is no query in the entry: the changes, or the words of the
// search that led to the entry.
func (m *Model) highlightSpans(text string) []markdown.Span {
	if m.diff != nil {
		return m.diff.changes
	}
	d := &m.Doc
	from, to := min(d.OffsetOf(d.Unmarked), len(text)), min(d.OffsetOf(d.BodyEnd()), len(text))
	spans := draw.MarkdownSpans(m.search.Mark(text[from:to]))
	for i := range spans {
		spans[i].Start += from
		spans[i].End += from
	}
	return spans
}

// headingRow returns the row of a section's heading. ok is false for the part before the first heading, and for all
// sections until the page has been rendered.
func (m *Model) headingRow(section int) (row int, ok bool) {
	heading := -1
	for i, s := range m.Entry.Sections {
		if s.Level > 0 {
			heading++
		}
		if i == section && heading >= 0 && heading < len(m.Doc.Headings) {
			return m.Doc.Headings[heading].Row, true
		}
	}
	return 0, false
}

// sectionRow returns the row where a section begins, or 0 if that row is unknown.
func (m *Model) sectionRow(section int) int {
	row, _ := m.headingRow(section)
	return row
}

// PortablePosition is a position in an entry that can also be found in a translation. It consists of a section and the
// position of the top row within it.
type PortablePosition struct {
	Section int
	Part    float64 // fraction of the section above the top row, from 0 to 1
}

// PortablePosition returns the place of the top row. If differences or plain text are shown, it returns the place of
// the reader before that.
func (m *Model) PortablePosition() PortablePosition {
	if p := m.returnPoint(); p != nil {
		return p.place
	}
	top, at := m.Scroll.Top(), 0
	for i := range m.Entry.Sections {
		if row, ok := m.headingRow(i); ok && row <= top {
			at = i
		}
	}
	from, to := m.sectionRows(at)
	return PortablePosition{at, float64(top-from) / float64(max(1, to-from))}
}

// GoToPortablePosition scrolls to a place. A translation can have fewer sections than the entry in which the place was
// recorded.
func (m *Model) GoToPortablePosition(p PortablePosition) {
	from, to := m.sectionRows(min(p.Section, len(m.Entry.Sections)-1))
	m.Scroll.SetTop(from + int(p.Part*float64(to-from)+.5))
	m.keepPos()
}

func (m *Model) sectionRows(section int) (from, to int) {
	to = len(m.Doc.Rows)
	if row, ok := m.headingRow(section + 1); ok {
		to = row
	}
	if section <= 0 {
		return 0, to
	}
	return m.sectionRow(section), to
}
