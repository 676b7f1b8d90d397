package browse

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

func (m *Model) renderSearchLine() string {
	note := m.searchNote()
	row := draw.NewLine(m.size.Width).PadTo(layout.BarColumn).Put(m.theme.Prompt, m.theme.Glyph.Prompt).PadTo(layout.TextColumn)
	row.PutStyled(draw.Cut(m.Input.View(), m.Input.Width()+1, ""))
	return row.PadTo(m.size.Width - layout.RightMargin - note.Width()).PutStyled(note.String()).String()
}

// noteGap is the minimum number of cells between the query and the note, one of them for the cursor.
const noteGap = 2

// inputWidth returns the width that the note leaves for the input, in cells.
func (m *Model) inputWidth() int {
	room := m.size.Width - layout.TextColumn - layout.RightMargin
	if note := m.searchNote(); note.Width() > 0 {
		room -= note.Width() + noteGap
	}
	return max(1, room)
}

// searchNote returns the note on the query: filters, a corrected spelling, the confidence, the
// number of hits.
func (m *Model) searchNote() *draw.Line {
	th, narrow, r := m.theme, m.size.Mode == layout.Narrow, m.result
	room := m.size.Width * 2 / 3
	note := draw.NewLine(room).Put(th.Quiet, m.loadingText())
	if !m.HasQuery() || note.Width() > 0 && narrow {
		return note
	}
	if !narrow {
		m.noteReading(note, room/3)
	} else if len(r.Unmatched) > 0 && !m.NoResults() {
		m.dot(note).Put(th.Caution, "not found: ").Put(th.Text, draw.Cut(strings.Join(r.Unmatched, ", "), room/3, th.Glyph.Ellipsis))
		return note
	}
	word, confidence := m.verdict()
	if narrow && !m.NoResults() {
		word, _, _ = strings.Cut(word, " ")
	}
	if word != "" && (!narrow || confidence != search.High) {
		m.dot(note).Put(m.confidenceStyle(confidence), word)
	}
	if !m.NoResults() {
		m.noteCount(note)
	}
	return note
}

// noteCount adds the number of hits, if the query is visible beside it.
func (m *Model) noteCount(note *draw.Line) {
	count := fmt.Sprintf("%d of %d", m.result.Total, len(m.session.Handbook.Entries))
	if note.Width() > 0 {
		count = " " + m.theme.Glyph.Dot + " " + count
	}
	if layout.TextColumn+layout.Width(m.query)+noteGap+note.Width()+layout.Width(count)+layout.RightMargin <= m.size.Width {
		note.Put(m.theme.Quiet, count)
	}
}

// noteReading adds filters and a corrected spelling, each in at most width cells.
func (m *Model) noteReading(note *draw.Line, width int) {
	th := m.theme
	for _, f := range m.result.Filters {
		label := draw.Cut(f.Label, width, th.Glyph.Ellipsis)
		if m.dot(note); f.Known {
			note.Put(th.Title, label)
			continue
		}
		note.Put(th.Caution, "no filter ").Put(th.Text, label)
	}
	if n := len(m.result.Parts); n > 0 {
		label := phrases.Count(n, "question")
		if none := len(m.result.Unanswered()); none > 0 {
			label += fmt.Sprintf(", %d without an answer", none)
		}
		m.dot(note).Put(th.Caution, label)
	}
	if len(m.result.Unquoted) > 0 {
		m.dot(note).Put(th.Caution, "not a phrase here ")
	}
	if m.result.Corrected != "" {
		m.dot(note).Put(th.Caution, phrases.Corrected(m.result.IsSuggestion())+" ").Put(th.Text, draw.Cut(m.result.Corrected, width, th.Glyph.Ellipsis))
	}
}

func (m *Model) dot(note *draw.Line) *draw.Line {
	if note.Width() > 0 {
		note.Put(m.theme.Quiet, " "+m.theme.Glyph.Dot+" ")
	}
	return note
}

// loadingText describes the progress of loading, or returns "" if it is unknown.
func (m *Model) loadingText() string {
	if l := m.loading; l.Total > 0 && !l.Opening {
		return fmt.Sprintf("%s %d %%", l.What, 100*l.Done/l.Total)
	}
	return ""
}

// verdict says how well the query is answered.
func (m *Model) verdict() (word string, confidence search.Confidence) {
	switch {
	case m.NoResults():
		return "nothing found", search.Low
	case m.result.FuzzyOnly:
		return "a guess", search.Low
	case m.result.FilterOnly:
		return "", search.High
	}
	confidence = m.result.Confidence
	return phrases.MatchStrength(confidence.String()), confidence
}

func (m *Model) confidenceStyle(c search.Confidence) lipgloss.Style {
	switch c {
	case search.High:
		return m.theme.Title
	case search.Medium:
		return m.theme.Quiet
	}
	return m.theme.Caution
}
