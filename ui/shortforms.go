package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/markdown"
)

// openShortForms says what the short forms in the open text stand for.
func (m *Model) openShortForms() tea.Cmd {
	if len(m.reader.short) == 0 {
		return m.status.say("no short forms", " that the handbook explains in this text", false)
	}
	m.openChooser("Short forms", "Filter the short forms", "short form", (*Model).shortFormChoices, 0)
	return nil
}

func (m *Model) shortFormChoices() []choice {
	if m.reader == nil {
		return nil
	}
	var choices []choice
	for _, a := range m.reader.short {
		choices = append(choices, choice{label: a.Short, says: a.Long, do: func(m *Model) tea.Cmd { return m.findWord(a.Short) }})
	}
	return choices
}

// findWord goes to the first place in the open text where a word stands, and marks
// all of them as a find does.
func (m *Model) findWord(word string) tea.Cmd {
	f := &m.reader.find
	f.query, f.word = word, true
	f.input.SetValue(word)
	if m.mark(); len(f.spans) == 0 { // a title is above the text, and so may the question be
		m.endFind()
		return m.status.say(word, " stands above the text only", false)
	}
	m.jump(0)
	return nil
}

// standsAlone says whether a part of a text is a word, or the plural of one.
func standsAlone(text string, s markdown.Span) bool {
	letter := func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text[s.End:], "s"))
	return !letter(before) && !letter(after)
}
