package browse

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

func (m *Model) renderSearchLine() string {
	note := m.searchNote()
	row := draw.NewLine(m.size.Width).PadTo(layout.BarColumn).Put(m.theme.Prompt, m.theme.Glyph.Prompt)
	if draw.InputScrolled(&m.Input) {
		row.Put(m.theme.Quiet, m.theme.Glyph.Before)
	}
	row.PadTo(layout.TextColumn).PutStyled(draw.Cut(m.Input.View(), m.Input.Width()+1, ""))
	return row.PadTo(m.size.Width - layout.RightMargin - note.Width()).PutStyled(note.String()).String()
}

// minNoteGap is the minimum number of cells between the query and the note. The cursor needs one of them.
const minNoteGap = 2

// inputWidth returns the width left for the input beside the note, in cells.
func (m *Model) inputWidth() int {
	room := m.size.Width - layout.TextColumn - layout.RightMargin
	if note := m.searchNote(); note.Width() > 0 {
		room -= note.Width() + minNoteGap
	}
	return max(1, room)
}

// notePart is a part of the note on the query. When a long query needs the space, parts with the highest rank are
// omitted first. Parts with rank 0 are never omitted.
type notePart struct {
	text *draw.Line
	rank int
}

// searchNote returns the note on the query: filters, corrected spelling, confidence and the number of hits.
func (m *Model) searchNote() *draw.Line {
	room := m.size.Width * 2 / 3
	note := draw.NewLine(room)
	for _, p := range m.fitParts(m.noteParts(room/3), room) {
		if note.Width() > 0 {
			note.Put(m.theme.Quiet, " "+m.theme.Glyph.Dot+" ")
		}
		note.PutStyled(p.text.String())
	}
	return note
}

// fitParts omits parts of a note until the whole query is visible beside it and the rest fits into the given number of
// cells.
func (m *Model) fitParts(parts []notePart, cells int) []notePart {
	width := func() int {
		w := -3
		for _, p := range parts {
			w += p.text.Width() + 3
		}
		return w
	}
	for rank := 3; rank > 0 && layout.TextColumn+layout.Width(m.query)+minNoteGap+width()+layout.RightMargin > m.size.Width; rank-- {
		parts = slices.DeleteFunc(parts, func(p notePart) bool { return p.rank == rank })
	}
	for len(parts) > 1 && width() > cells {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// noteParts returns the parts of the note. Words quoted from the query take at most width cells in each part.
func (m *Model) noteParts(width int) []notePart {
	var parts []notePart
	th, narrow, r := m.theme, m.size.Mode == layout.ModeNarrow, m.result
	add := func(rank int, style lipgloss.Style, label, words string) {
		words = draw.Cut(words, width, th.Glyph.Ellipsis)
		parts = append(parts, notePart{draw.NewLine(m.size.Width).Put(style, label).Put(th.Text, words), rank})
	}
	loading := m.loadingText()
	if loading != "" {
		add(0, th.Quiet, loading, "")
	}
	switch {
	case !m.HasQuery() || loading != "" && narrow:
		return parts
	case narrow && len(r.Unmatched) > 0 && !m.NoResults():
		add(0, th.Caution, phrases.NotFound+" ", strings.Join(r.Unmatched, ", "))
		return parts
	case !narrow:
		m.noteReading(add, width)
	case len(r.Unquoted) > 0:
		add(0, th.Caution, phrases.NotExact, "")
	}
	word, confidence := m.matchVerdict()
	if narrow && !m.NoResults() && word != phrases.BetterMatchElsewhere {
		word, _, _ = strings.Cut(word, " ")
	}
	if word != "" {
		rank := 2
		if narrow || confidence == search.Low { // a narrow screen shows the confidence only here
			rank = 0
		}
		add(rank, m.confidenceStyle(confidence), word, "")
	}
	if !m.NoResults() {
		add(3, th.Quiet, m.countText(), "")
	}
	return parts
}

// countText counts the hits. Like the list of all entries, it counts the generated glossary apart.
func (m *Model) countText() string {
	h, found, glossary := m.session.Handbook, m.result.Total, ""
	if g := h.Glossary; g != nil && m.result.Counts[g.Category] == 1 && len(m.catalog.byCategory[g.Category]) == 1 {
		found, glossary = found-1, phrases.AndTheGlossary
	}
	return phrases.CountOf(found, len(h.Entries)) + glossary
}

// noteReading adds parts that describe how the query was understood: its filters, the number of questions, phrases that
// no entry contains, and a corrected spelling.
func (m *Model) noteReading(add func(rank int, style lipgloss.Style, label, words string), width int) {
	th, r := m.theme, m.result
	for _, f := range r.Filters {
		if f.Known {
			add(1, th.Title, draw.Cut(f.Label, width, th.Glyph.Ellipsis), "")
			continue
		}
		if !strings.HasSuffix(f.Label, ":") { // the value is still being typed
			add(0, th.Caution, phrases.NoFilter+" ", f.Label)
		}
	}
	if n, none := len(r.Parts), len(r.Unanswered()); none > 0 {
		add(0, th.Caution, phrases.CountUnanswered(none, n), "")
	} else if n > 0 {
		add(1, th.Quiet, phrases.CountQuestions(n), "")
	}
	if len(r.Unquoted) > 0 {
		add(0, th.Caution, phrases.PhraseNotFound, "")
	}
	if r.Corrected != "" {
		add(1, th.Caution, phrases.CorrectedIntro(r.IsSuggestion())+" ", r.Corrected)
	}
}

// loadingText describes the progress of loading, or returns "" if it is unknown.
func (m *Model) loadingText() string {
	if l := m.loading; l.Total > 0 && !l.Opening {
		return l.What + " " + phrases.FormatPercent(100*l.Done/l.Total)
	}
	return ""
}

// matchVerdict describes in one or two words how well the query is answered.
func (m *Model) matchVerdict() (word string, confidence search.Confidence) {
	switch {
	case m.NoResults():
		return phrases.NothingFound, search.Low
	case m.result.FuzzyOnly:
		return phrases.GuessMatch, search.Low
	case m.result.FilterOnly:
		return "", search.High
	}
	if better := m.result.BetterElsewhere(); better != nil {
		return m.betterCategoryNote(better.Category), search.Low
	}
	confidence = m.result.Confidence
	return phrases.MatchStrength(confidence.String()), confidence
}

// betterCategoryNote points to a category with a better match than the active tab.
func (m *Model) betterCategoryNote(category string) string {
	c, ok := m.session.Handbook.Category(category)
	if !ok || m.size.Mode == layout.ModeNarrow {
		return phrases.BetterMatchElsewhere
	}
	return fmt.Sprintf(phrases.BetterMatchIn, draw.Cut(c.Title, maxLabelWidth, m.theme.Glyph.Ellipsis))
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
