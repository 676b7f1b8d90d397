package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// standing says how the reader stands to a text.
func (m *Model) standing(e *handbook.Entry) shelf.Standing {
	return m.shelf.Record(e.ID).Standing(e, m.hash)
}

// fullHash is [handbook.Entry.Hash], worked out once: rows ask for it in each frame.
func (m *Model) fullHash(e *handbook.Entry) string {
	h, ok := m.hashes[e]
	if !ok {
		h = e.Hash()
		m.hashes[e] = h
	}
	return h
}

// hash is what a text says, as the shelf keeps it: see [shelf.Fingerprint].
func (m *Model) hash(e *handbook.Entry) string { return m.fullHash(e)[:shelf.FingerprintDigits] }

// unread says whether a text is one to read.
func (m *Model) unread(id string) bool {
	e := m.book.Entry(id)
	return e != nil && m.standing(e).Due()
}

// finish marks a text as read as it is now, and keeps a copy of it.
func (m *Model) finish(e *handbook.Entry, byHand bool) tea.Cmd {
	hash := m.hash(e)
	m.shelf.Apply(shelf.Finish(e.ID, hash, e.Life.Version, m.now(), byHand))
	m.tallies = tallies{}
	s, text := m.shelf, shelf.Wording(e)
	return func() tea.Msg {
		err := s.Flush()
		if err == nil {
			_ = s.KeepText(hash, text) // without it the difference cannot be shown, which is said then
		}
		return keptMsg{err}
	}
}

// unfinish makes a text one to read, or puts back how it was read before.
func (m *Model) unfinish(e *handbook.Entry, was shelf.Record) tea.Cmd {
	m.shelf.Apply(shelf.Restore(e.ID, was))
	m.tallies = tallies{}
	return m.flush()
}

// marking is what a text was before it was marked as read by hand.
type marking struct {
	id  string
	was shelf.Record
}

// switchRead marks a text as read because the reader says so, or takes that back. hand
// is the key that was pressed.
func (m *Model) switchRead(e *handbook.Entry, hand key.Binding) tea.Cmd {
	again, stands := hand.Help().Key, m.standing(e)
	if stands == shelf.Made {
		return m.status.say("nothing to mark", ": this is made of the other texts", false)
	}
	if stands != shelf.IsRead {
		m.deadlines().Begin(m.book, e)
		m.marked = marking{e.ID, m.shelf.Record(e.ID)}
		return tea.Batch(m.finish(e, true), m.status.say("marked as read", " by hand; "+again+" again takes that back", false))
	}
	word, was := "to read again", m.marked
	if m.marked = (marking{}); was.id != e.ID {
		was.was = shelf.Record{}
	}
	if was.was.Hash != "" {
		word = "as it was before"
	}
	return tea.Batch(m.unfinish(e, was.was), m.status.say(word, ": no longer marked as read; "+again+" again marks it", false))
}

// markOpen marks the open text as read, or takes that back: what was seen of it is
// then what it was before.
func (m *Model) markOpen() tea.Cmd {
	r := m.reader
	m.keepSeen()
	cmd := m.switchRead(r.entry, m.keys.reader.MarkRead)
	if m.standing(r.entry) != shelf.IsRead {
		r.resee(m.shelf.Record(r.entry.ID))
	}
	return cmd
}

// markListed marks the selected text of the list as read, or takes that back.
func (m *Model) markListed() tea.Cmd {
	e := m.list.current().entry
	if e == nil || m.early() {
		return m.status.say("no text to mark", "", false)
	}
	cmd := m.switchRead(e, m.keys.browse.MarkRead)
	m.lookUp(e)
	return tea.Batch(cmd, m.arrange())
}
