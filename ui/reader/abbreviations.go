package reader

import "trustbook/ui/message"

// openAbbreviations opens the menu that explains the abbreviations in the entry.
func (m *Model) openAbbreviations() {
	if len(m.acronyms) == 0 {
		m.say("no abbreviations", " in this entry that the handbook explains", false)
		return
	}
	m.out.Post(message.Choose{
		Title: "Abbreviations", Placeholder: "Filter the abbreviations", Noun: "abbreviation", Verb: "find", Items: m.abbreviationItems,
	})
}

func (m *Model) abbreviationItems() []message.Item {
	var items []message.Item
	for _, a := range m.acronyms {
		items = append(items, message.Item{Label: a.Short, Explanation: a.Long, Msg: message.FindWord{Word: a.Short}})
	}
	return items
}

// findWord finds a whole word in the entry.
func (m *Model) findWord(word string) {
	if !m.Find.GoToWord(word, m.view()) { // it may occur only in the title or the question
		m.say(word, " occurs only above the text", false)
	}
}
