package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/readstate"
)

// checkNews compares the handbook with that of the previous start, in a command.
func (m *Model) checkNews() tea.Cmd {
	compare := m.session.Progress.CompareWithLast()
	if compare == nil {
		return nil
	}
	return func() tea.Msg { return compare() }
}

// newsChecked says what is new, quietly and until the next key, and stores the present
// state of the handbook. The list marks news until the entry is opened.
func (m *Model) newsChecked(n readstate.News) tea.Cmd {
	news := m.session.TakeNews(n)
	if news != "" && len(n.Changes.New)+len(n.Changes.Changed) > 0 {
		news += "; type is:new to see them"
	}
	if news != "" {
		m.status.SetNews(news)
	}
	return m.flush()
}
