package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/markdown"
	"trustbook/ui/message"
)

// openAbbreviations explains the abbreviations in the open entry.
func (m *Model) openAbbreviations() tea.Cmd {
	if len(m.reader.short) == 0 {
		return m.say("no abbreviations", " in this entry that the handbook explains", false)
	}
	m.openMenu(message.Choose{
		Title: "Abbreviations", Placeholder: "Filter the abbreviations", Noun: "abbreviation", Verb: "find", Items: m.abbreviationItems,
	})
	return nil
}

func (m *Model) abbreviationItems() []message.Item {
	if m.reader == nil {
		return nil
	}
	var items []message.Item
	for _, a := range m.reader.short {
		items = append(items, message.Item{Label: a.Short, Explanation: a.Long, Msg: message.FindWord{Word: a.Short}})
	}
	return items
}

// findWord goes to the first place in the open text where a word stands, and marks
// all of them as a find does.
func (m *Model) findWord(word string) tea.Cmd {
	f := &m.reader.find
	f.query, f.word = word, true
	f.input.SetValue(word)
	if m.mark(); len(f.spans) == 0 { // a title is above the text, and so may the question be
		m.endFind()
		return m.say(word, " occurs only above the text", false)
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
