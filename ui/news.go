package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// meet compares the handbook with what it was at the last start, in a command, and
// only when anything in it is different.
func (m *Model) meet() tea.Cmd {
	h, now := m.book, m.now()
	if len(h.Entries) == 0 || h.Digest == "" {
		return nil
	}
	last, known := m.shelf.Met()
	switch today := now.Format(time.DateOnly); {
	case known && last.Digest == h.Digest && last.Day == today:
		return nil
	case known && last.Digest == h.Digest:
		last.Day = today
		return m.keep(shelf.Meet(last))
	}
	return func() tea.Msg {
		msg := newsMsg{book: h, met: shelf.Meeting(h, now)}
		if known {
			msg.news = last.News(h, msg.met)
		}
		return msg
	}
}

// met tells the news, quietly and until the next key, and keeps what the handbook
// is like. Which texts are new is seen in the list for as long as the program runs.
func (m *Model) met(msg newsMsg) tea.Cmd {
	if msg.book == m.book {
		m.fresh = map[string]bool{}
		for _, e := range msg.news.Fresh {
			m.fresh[e.ID] = true
		}
		if m.news = msg.news.String(); m.news != "" {
			day, _ := time.Parse(time.DateOnly, msg.news.Since) // the shelf keeps no other
			m.news += " since " + m.day(day)
		}
	}
	return m.keep(shelf.Meet(msg.met))
}

// isNew says whether a text came since the last start, and was not opened yet.
func (m *Model) isNew(e *handbook.Entry) bool { return m.fresh[e.ID] && !m.shelf.Visited(e.ID) }
