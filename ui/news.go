package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// meet looks for news, in a command.
func (m *Model) meet() tea.Cmd {
	compare := m.progress.CompareWithLast()
	if compare == nil {
		return nil
	}
	return func() tea.Msg { return newsMsg(compare()) }
}

// met tells the news, quietly and until the next key, and keeps what the handbook
// is like. In the list they are seen until the text is opened.
func (m *Model) met(msg newsMsg) tea.Cmd {
	n := msg.Changes
	if news := phrases.News(len(n.New), len(n.Changed), n.Gone); msg.Handbook == m.book && news != "" {
		day, _ := time.Parse(time.DateOnly, n.Since) // stored in no other form
		news += " since " + phrases.Date(day, m.now())
		if len(n.New)+len(n.Changed) > 0 {
			news += "; type is:new to see them"
		}
		m.status.SetNews(news)
	}
	m.progress.SaveSnapshot(readstate.News(msg))
	return m.flush()
}

// isNews says whether a text, by its id, has such a word.
func (m *Model) isNews(id string) bool {
	fresh, changed := m.store.NewsOf(id)
	return fresh || changed
}

// isChanged says whether a text, by its id, is another than when it was read or when
// the program was started earlier.
func (m *Model) isChanged(id string) bool {
	if _, changed := m.store.NewsOf(id); changed {
		return true
	}
	e := m.book.Entry(id)
	return e != nil && slices.Contains([]readstate.Status{readstate.Changed, readstate.Outdated}, m.progress.Status(e))
}
