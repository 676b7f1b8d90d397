package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// readerKey handles a key while the reader is open.
func (m *Model) readerKey(msg tea.KeyPressMsg) tea.Cmd {
	k, s := m.keys.reader, &m.reader.scroll
	switch {
	case m.reader.find.typing:
		return m.findKey(msg)
	case key.Matches(msg, k.Back):
		return m.stepOut()
	case key.Matches(msg, k.Help):
		m.openHelp()
	case key.Matches(msg, k.Copy):
		return m.copyAnswer(m.reader.entry)
	case key.Matches(msg, k.CopyMenu):
		m.openCopyMenu()
	case key.Matches(msg, k.Plain):
		return m.switchBare()
	case key.Matches(msg, k.Down):
		s.By(1)
	case key.Matches(msg, k.Up):
		s.By(-1)
	default:
		if m.readerPage(msg) {
			return nil
		}
		return m.readerMove(msg)
	}
	return nil
}

// stepOut goes one step back: out of a find, off a link, to the list.
func (m *Model) stepOut() tea.Cmd {
	r := m.reader
	switch {
	case r.bare:
		return m.switchBare()
	case r.diff && r.find.query == "":
		return m.switchDiff()
	case r.find.query != "":
		m.endFind()
	case r.find.current >= 0 || r.link >= 0:
		r.find.current, r.link = -1, -1
	default:
		return m.closeReader()
	}
	return nil
}

// readerMove handles the keys that go to another place or another text.
func (m *Model) readerMove(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys.reader
	switch {
	case key.Matches(msg, k.Find):
		return m.startFind()
	case key.Matches(msg, k.NextMark):
		return m.step(1)
	case key.Matches(msg, k.PrevMark):
		return m.step(-1)
	case key.Matches(msg, k.Contents):
		return m.openContents()
	case key.Matches(msg, k.Abbreviations):
		return m.openAbbreviations()
	case key.Matches(msg, k.NextLink):
		return m.stepLink(1)
	case key.Matches(msg, k.PrevLink):
		return m.stepLink(-1)
	case key.Matches(msg, k.Follow):
		return m.follow()
	case key.Matches(msg, k.Next):
		return m.turn(1)
	case key.Matches(msg, k.Previous):
		return m.turn(-1)
	case key.Matches(msg, k.GoBack):
		return m.goBack()
	case key.Matches(msg, k.GoForward):
		return m.goForward()
	case key.Matches(msg, k.MarkRead):
		return m.markOpen()
	case key.Matches(msg, k.Diff):
		return m.switchDiff()
	case key.Matches(msg, k.Reload), m.keys.asksToReload(msg):
		return m.askedToReload()
	case key.Matches(msg, k.Acknowledge):
		return m.openAcknowledgement()
	}
	return nil
}

// readerPage handles the keys that scroll by more than a row, and says whether
// it was one.
func (m *Model) readerPage(msg tea.KeyPressMsg) bool {
	k, s := m.keys.reader, &m.reader.scroll
	switch {
	case key.Matches(msg, k.HalfDown):
		s.By(s.Height() / 2)
	case key.Matches(msg, k.HalfUp):
		s.By(-s.Height() / 2)
	case key.Matches(msg, k.PageDown):
		s.By(s.Height())
	case key.Matches(msg, k.PageUp):
		s.By(-s.Height())
	case key.Matches(msg, k.Top):
		s.SetTop(0)
	case key.Matches(msg, k.Bottom):
		s.ToEnd()
	default:
		return false
	}
	return true
}
