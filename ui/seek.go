package ui

import "trustbook/ui/page"

// seek brings what answers in an open text into view, as soon as the text is laid
// out: a large one is rendered in a command.
func (m *Model) seek() {
	r := m.reader
	if !r.seeks || r.bare || len(r.find.spans) == 0 {
		return
	}
	r.scroll.Reveal(m.answerRow())
	r.settle()
	r.seeks = m.pages.IsPending(r.entry.ID, m.readerWidth())
}

// answerRow is the row of the open text on which the sentence that answers
// begins, or else the first mark of its section, or of all.
func (m *Model) answerRow() int {
	r := m.reader
	sentence, section := m.result.Passage(r.entry)
	if row, ok := page.RowOfSentence(&r.doc, sentence); ok {
		return row
	}
	begin := r.doc.OffsetOf(r.headingRow(section))
	for _, s := range r.find.spans {
		if s.Start >= begin {
			return r.doc.RowAt(s.Start)
		}
	}
	return r.doc.RowAt(r.find.spans[0].Start)
}

// paneRow is the row at the top of the pane for a text that nobody has scrolled
// yet: its first, unless the sentence that answers is below what fits.
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

// paneContext is how many rows stand above the sentence that answers.
const paneContext = 2

// headingRow is the row on which a section of the open text begins.
func (r *reader) headingRow(section int) int {
	at := -1
	for i, s := range r.entry.Sections {
		if s.Level > 0 {
			at++
		}
		if i == section && at >= 0 && at < len(r.doc.Headings) {
			return r.doc.Headings[at].Row
		}
	}
	return 0
}
