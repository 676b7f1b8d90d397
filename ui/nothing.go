package ui

import (
	"fmt"
	"strings"

	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/phrases"
)

// nothingDoc is what stands in the place of an answer when there is none: that
// there is none, why, and what the keys do now.
func (m *Model) nothingDoc(width int) draw.Document {
	var d draw.Document
	if m.result.FilterOnly {
		d.AddText("No text here is that.", width, m.theme.Title.Render)
		d.AddBlank()
		m.does(&d, "esc", "clear and see all "+phrases.Count(len(m.book.Entries), "topic"), width)
		return d
	}
	d.AddText("No text here answers that.", width, m.theme.Title.Render)
	d.AddBlank()
	if why := m.nothingWhy(); why != "" {
		d.AddText(why, width, m.theme.Text.Render)
		d.AddBlank()
	}
	d.AddCallout("On a call", "promise to come back. "+m.nearness(), m.theme, width)
	d.AddBlank()
	switch it := m.list.current(); {
	case it.word.Word != "":
		m.does(&d, "enter", "search for "+it.word.Word+" instead", width)
	case it.entry != nil:
		m.does(&d, "enter", "read "+it.entry.Title, width)
	}
	m.does(&d, "esc", "clear and see all "+phrases.Count(len(m.book.Entries), "topic"), width)
	return d
}

// nearness says what the list beside it is.
func (m *Model) nearness() string {
	if m.list.items.len() == 0 {
		return "Nothing here is near it either."
	}
	return "What is listed here is near; it is not the answer."
}

func (m *Model) does(d *draw.Document, key, verb string, width int) {
	text := draw.Cut(verb, width-6, m.theme.Glyph.Ellipsis)
	pad := strings.Repeat(" ", 6-len(key))
	d.AddRow("  "+m.theme.Hotkey.Render(key)+pad+m.theme.Quiet.Render(text), "  "+key+pad+text)
}

// nothingWhy names the words that stand nowhere.
func (m *Model) nothingWhy() string {
	where := " in the " + phrases.Count(len(m.book.Entries), "topic")
	switch missing := m.result.Unmatched; len(missing) {
	case 0:
		if len(strings.Fields(m.query)) < 2 || m.result.Total == 0 {
			return ""
		}
		return fmt.Sprintf("Words of it occur in %d of the %s, but no text is about them together.", m.result.Total, phrases.Count(len(m.book.Entries), "topic"))
	case 1:
		return missing[0] + " does not occur" + where + ", not misspelt and not as a synonym."
	case 2:
		return "Neither " + missing[0] + " nor " + missing[1] + " occurs" + where + ", not misspelt and not as a synonym."
	default:
		return strings.Join(missing, ", ") + " do not occur" + where + ", not misspelt and not as synonyms."
	}
}

// verdict is the word at the right of the search line: how well the query is answered.
func (m *Model) verdict() (word string, confidence search.Confidence) {
	switch {
	case m.nothing():
		return "nothing found", search.Low
	case m.result.FuzzyOnly:
		return "a guess", search.Low
	case m.result.FilterOnly:
		return "", search.High
	}
	confidence = m.result.Confidence
	return phrases.Match(confidence.String()), confidence
}
