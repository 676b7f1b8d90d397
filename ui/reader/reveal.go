package reader

import (
	"trustbook/ui/draw"
	"trustbook/ui/markdown"
	"trustbook/ui/page"
)

// revealAnswer scrolls to the sentence that answers the search, once the entry is laid out. A
// large entry is laid out later, in a command.
func (m *Model) revealAnswer() {
	if !m.revealing || m.plain || len(m.Find.Spans()) == 0 {
		return
	}
	m.Scroll.Reveal(m.answerRow())
	m.keepPos()
	m.revealing = m.pages.IsPending(m.Entry.ID, m.TextWidth())
}

// answerRow returns the row of the sentence that answers, or else of the first match in its
// section or in the entry.
func (m *Model) answerRow() int {
	sentence, section := m.search.Passage(m.Entry)
	if row, ok := page.RowOfSentence(&m.Doc, sentence); ok {
		return row
	}
	spans, begin := m.Find.Spans(), m.Doc.OffsetOf(m.headingRow(section))
	for _, s := range spans {
		if s.Start >= begin {
			return m.Doc.RowAt(s.Start)
		}
	}
	return m.Doc.RowAt(spans[0].Start)
}

// marks returns what is highlighted without a query: the changes, or the words of the search
// that led to the entry.
func (m *Model) marks(text string) []markdown.Span {
	if m.diff != nil {
		return m.diff.changes
	}
	d := &m.Doc
	from, to := min(d.OffsetOf(d.Unmarked), len(text)), min(d.OffsetOf(d.BodyEnd()), len(text))
	spans := draw.Spans(m.search.Mark(text[from:to]))
	for i := range spans {
		spans[i].Start += from
		spans[i].End += from
	}
	return spans
}

// headingRow returns the row where a section begins.
func (m *Model) headingRow(section int) int {
	heading := -1
	for i, s := range m.Entry.Sections {
		if s.Level > 0 {
			heading++
		}
		if i == section && heading >= 0 && heading < len(m.Doc.Headings) {
			return m.Doc.Headings[heading].Row
		}
	}
	return 0
}
