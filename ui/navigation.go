package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/keymap"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/reader"
)

// showEntry opens an entry in the reader. It does not change the history.
func (m *Model) showEntry(e *handbook.Entry) tea.Cmd {
	if m.reader != nil {
		m.reader.SaveProgress()
	}
	var cmd tea.Cmd
	c := reader.Dependencies{Session: m.session, Pages: &m.pages, Outbox: &m.outbox, Keys: &m.keys.reader, Path: m.browse.PathID()}
	m.reader, cmd = reader.Open(c, e, m.size, m.theme, m.browse.ResultFor(e), m.readerAck(e))
	if m.reader.Coverage() != nil {
		cmd = tea.Batch(cmd, m.readReceipts(), m.sayReceiptWarning())
	}
	return cmd
}

// readFromTop opens an entry at its top even if it has been read in part, because a user who names an entry is looking
// for its answer. The position where reading stopped becomes a forward step in the history.
func (m *Model) readFromTop(e *handbook.Entry) tea.Cmd {
	cmd := m.showEntry(e)
	left := m.reader.Location()
	if m.reader.Scroll.Top() == 0 {
		return cmd
	}
	m.reader.Restore(reader.Location{Entry: e})
	m.history.Leave(left)
	goThere := keymap.OfferKey(keymap.WithFirstKey(m.keys.reader.GoForward), phrases.GoesToYourPlace)
	m.outbox.Post(message.SayNotice(phrases.OpenedAtTop.WithDetail(goThere), false))
	return cmd
}

// openEntry opens an entry for a component and adds the current location to the history.
func (m *Model) openEntry(msg message.OpenEntry) tea.Cmd {
	e := m.entry(msg.ID, msg.Lang)
	if e == nil {
		return nil
	}
	m.session.Gaps.RecordEntryUse(e.ID)
	m.pushHistory()
	cmd := m.showEntry(e)
	m.reader.GoToSection(msg.Anchor)
	return cmd
}

// entry returns the entry with the given id, in the given language if it is available in that language. Otherwise it
// returns the version shown in the list, or nil if no entry has the id.
func (m *Model) entry(id, lang string) *handbook.Entry {
	e := m.session.Handbook.Entry(id)
	if e == nil || lang == "" {
		return e
	}
	return e.InLanguage(lang)
}

// switchLanguage shows the open entry in its next language, at the same position.
func (m *Model) switchLanguage() tea.Cmd {
	place, next := m.reader.PortablePosition(), m.reader.NextLanguage()
	if next == nil {
		return m.say(phrases.CannotSwitchLanguage(m.reader.Entry), false)
	}
	cmd := m.showEntry(next)
	m.reader.GoToPortablePosition(place)
	return tea.Batch(cmd, m.say(phrases.Notice{Word: phrases.InLanguage(next.Metadata.Lang)}, false))
}

// pushHistory adds the current location to the history before another entry opens.
func (m *Model) pushHistory() {
	if m.reader != nil {
		m.reader.SavePosition()
		m.history.Push(m.reader.Location())
	}
}

// sayRead reports that an entry has been read completely, and names the next thing to do on its reading path. It does
// not replace a message that is already visible.
func (m *Model) sayRead(e *handbook.Entry) tea.Cmd {
	if _, said := m.status.CurrentMessage(); said || e == nil || len(m.session.Handbook.Paths) == 0 {
		return nil
	}
	// The command that would time out the message is dropped, so the message stays until a key is pressed.
	m.status.SetNews("")
	_ = m.say(phrases.Notice{Word: m.theme.Glyph.Read + " " + phrases.StatusRead, Detail: m.session.LifetimeNote() + m.afterReading(e)}, false)
	return nil
}

// afterReading returns the end of the message that an entry has been read: what remains to be done with the entry, or
// what comes next on its reading path.
func (m *Model) afterReading(e *handbook.Entry) string {
	k := m.keys.reader
	next, adjacent := m.browse.NextPending(e)
	switch {
	case m.session.Progress.AckPending(e):
		return keymap.OfferKey(k.Acknowledge, phrases.AcknowledgesIt)
	case next != nil && adjacent && len(k.Next.Keys()) > 0:
		return fmt.Sprintf(phrases.KeyOpens, k.Next.Keys()[0], next.Title)
	case next != nil:
		return fmt.Sprintf(phrases.TwoKeysOpen, keymap.WithFirstKey(k.Back).Help().Key, keymap.WithFirstKey(m.keys.browse.Open).Help().Key, next.Title)
	case m.browse.PathDone():
		return phrases.PathIsRead
	}
	return ""
}

// stepEntry opens the entry n rows further down the list, or further up if n is negative.
func (m *Model) stepEntry(n int) tea.Cmd {
	e := m.browse.Step(n)
	if e == nil {
		return m.say(phrases.NoMoreEntries, false)
	}
	m.pushHistory()
	return m.showEntry(e)
}

// stepHistory moves through the history. Going back from the first entry returns to the list.
func (m *Model) stepHistory(by int) tea.Cmd {
	step := m.history.Forward
	if by < 0 {
		step = m.history.Back
	}
	to, ok := step(m.reader.Location())
	switch {
	case ok:
		cmd := m.showEntry(to.Entry)
		m.reader.Restore(to)
		return cmd
	case by < 0:
		return m.closeReader()
	}
	return m.say(phrases.NoMoreHistory, false)
}

// closeReader returns to the list. It selects the entry that was read or, if nothing remains to be done with it, the
// next entry of the reading path.
func (m *Model) closeReader() tea.Cmd {
	m.reader.Leave()
	was := m.reader.Entry
	m.reader, m.history = nil, reader.History{}
	selected := m.browse.Selected()
	if next := m.browse.NextOnPath(was); next != nil && !m.session.Progress.Pending(was) {
		selected = next
	}
	return tea.Batch(m.saveState(), m.browse.RefreshList(selected))
}
