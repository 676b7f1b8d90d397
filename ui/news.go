package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/progress"
)

// meet looks for news, in a command.
func (m *Model) meet() tea.Cmd {
	compare := m.person.Meet()
	if compare == nil {
		return nil
	}
	return func() tea.Msg { return newsMsg(compare()) }
}

// met tells the news, quietly and until the next key, and keeps what the handbook
// is like. In the list they are seen until the text is opened.
func (m *Model) met(msg newsMsg) tea.Cmd {
	if n := msg.News; msg.Book == m.book && n.String() != "" {
		day, _ := time.Parse(time.DateOnly, n.Since) // the shelf keeps no other
		m.news = n.String() + " since " + m.day(day)
		if len(n.Fresh)+len(n.Changed) > 0 {
			m.news += "; is:new lists them"
		}
	}
	m.person.Met(progress.Meeting(msg))
	return m.flush()
}

// isNews says whether a text, by its id, has such a word.
func (m *Model) isNews(id string) bool {
	fresh, changed := m.shelf.News(id)
	return fresh || changed
}

// isChanged says whether a text, by its id, is another than when it was read or when
// the program was started earlier.
func (m *Model) isChanged(id string) bool {
	if _, changed := m.shelf.News(id); changed {
		return true
	}
	e := m.book.Entry(id)
	return e != nil && slices.Contains([]progress.Standing{progress.Edited, progress.Again}, m.person.Standing(e))
}
