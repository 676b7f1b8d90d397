package ui

import "strings"

// seek brings what answers in an open text into view, as soon as the text is laid
// out: a large one is rendered in a command.
func (m *Model) seek() {
	r := m.reader
	if !r.seeks || r.bare || len(r.find.spans) == 0 {
		return
	}
	r.reveal(m.answerRow())
	r.settle()
	r.seeks = m.pages.underway[pageKey{r.entry.ID, m.readerWidth()}]
}

// answerRow is the row of the open text on which the sentence that answers
// begins, or else the first mark of its section, or of all.
func (m *Model) answerRow() int {
	r := m.reader
	sentence, section := m.result.Passage(r.entry)
	text, from := r.doc.Text(), r.doc.byteOf(r.doc.quiet)
	if words := strings.Fields(sentence); len(words) > 0 {
		sentence = strings.Join(words[:min(len(words), maxSought)], " ")
		if at := pattern(sentence).FindStringIndex(text[min(from, len(text)):]); at != nil {
			return r.doc.rowAt(from + at[0])
		}
	}
	begin := r.doc.byteOf(r.headingRow(section))
	for _, s := range r.find.spans {
		if s.Start >= begin {
			return r.doc.rowAt(s.Start)
		}
	}
	return r.doc.rowAt(r.find.spans[0].Start)
}

// maxSought is by how many words a sentence is looked for.
const maxSought = 16

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
