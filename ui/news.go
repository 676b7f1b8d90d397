package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/progress"
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
			msg.met = msg.met.After(last, msg.news)
		}
		return msg
	}
}

// met tells the news, quietly and until the next key, and keeps what the handbook
// is like. In the list they are seen until the text is opened.
func (m *Model) met(msg newsMsg) tea.Cmd {
	if msg.book == m.book {
		if m.news = msg.news.String(); m.news != "" {
			day, _ := time.Parse(time.DateOnly, msg.news.Since) // the shelf keeps no other
			m.news += " since " + m.day(day)
			if len(msg.news.Fresh)+len(msg.news.Changed) > 0 {
				m.news += "; is:new lists them"
			}
		}
	}
	return m.keep(shelf.Meet(msg.met))
}

// newsOf is the word for a text that came or changed since an earlier start and was
// not opened since, "" for any other.
func (m *Model) newsOf(e *handbook.Entry) string {
	switch fresh, changed := m.shelf.News(e.ID); {
	case fresh:
		return "new"
	case changed:
		return "changed"
	}
	return ""
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
