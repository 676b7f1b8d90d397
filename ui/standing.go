package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// standing is how a reader stands to a text.
type standing int

const (
	toRead standing = iota // it was not read to its end
	isRead
	edited // it was, and says something else now
	again  // it was, and a new MAJOR asks everybody to read it once more
	made   // nobody wrote it, so there is nothing to read
)

// due says whether the text is one to read.
func (s standing) due() bool { return s == toRead || s == again }

// standing says how the reader stands to a text. That it was opened is not enough.
func (m *Model) standing(e *handbook.Entry) standing {
	was := m.shelf.Record(e.ID)
	switch {
	case e.Derived.Generated:
		return made
	case was.Hash == "":
		return toRead
	case raised(was.Version, e.Life):
		return again
	case was.Hash != m.hash(e):
		return edited
	}
	return isRead
}

// raised says whether the MAJOR of a version was raised. A text without versions
// asks nobody to read it again.
func raised(version string, now handbook.Life) bool {
	then, had := handbook.Life{Version: version}.Edition()
	today, has := now.Edition()
	return had && has && today.Major > then.Major
}

// hashDigits are enough to tell a text from what it was, and half of what the shelf
// would have to carry.
const hashDigits = 32

// hash is what a text says, worked out once.
func (m *Model) hash(e *handbook.Entry) string {
	h, ok := m.hashes[e]
	if !ok {
		h = e.Hash()[:hashDigits]
		m.hashes[e] = h
	}
	return h
}

// unread says whether a text is one to read.
func (m *Model) unread(id string) bool {
	e := m.book.Entry(id)
	return e != nil && m.standing(e).due()
}

// finish marks a text as read as it is now, and keeps a copy of it.
func (m *Model) finish(e *handbook.Entry, byHand bool) tea.Cmd {
	hash := m.hash(e)
	m.shelf.Apply(shelf.Finish(e.ID, hash, e.Life.Version, m.now(), byHand))
	m.tallies = nil
	s, text := m.shelf, wording(e)
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
	m.shelf.Apply(shelf.Unfinish(e.ID))
	m.tallies = nil
	if was.Hash != "" {
		m.shelf.Apply(shelf.Refinish(e.ID, was))
	}
	return m.flush()
}

// markRead marks the open text as read because the reader says so, or takes that
// back.
func (m *Model) markRead() tea.Cmd {
	r, hand := m.reader, m.keys.reader.MarkRead.Help().Key
	stands := m.standing(r.entry)
	if stands == made {
		return m.status.say("nothing to mark", ": this is made of the other texts", false)
	}
	if stands != isRead {
		r.was = m.shelf.Record(r.entry.ID)
		return tea.Batch(m.finish(r.entry, true), m.status.say("marked as read", " by hand; "+hand+" again takes that back", false))
	}
	word, was := "to read again", r.was
	if r.was = (shelf.Record{}); was.Hash != "" {
		word = "as it was before"
	}
	cmd := m.unfinish(r.entry, was)
	r.unsee()
	return tea.Batch(cmd, m.status.say(word, ": no longer marked as read; "+hand+" again marks it", false))
}

// wording is what a text says, as plain text: what differences are shown of.
func wording(e *handbook.Entry) string {
	return strings.TrimSpace(strings.Join([]string{e.Question, e.Lead(), e.Prose()}, "\n\n")) + "\n"
}
