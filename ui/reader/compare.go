package reader

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/readstate"
)

// EarlierText is the message of a command that has looked for an earlier wording of the
// open entry.
type EarlierText struct {
	Hash, Text string
	Err        error // why there is none
}

// compared returns the hash and the version of the wording to compare the entry with: the
// one that was read or else, if partial, the one of which some was read. hash is "" if
// there is neither.
func (m *Model) compared() (hash, version string, partial bool) {
	if m.before.Hash == "" {
		return m.before.Partial.Hash, m.before.Partial.Version, true
	}
	return m.before.Hash, m.before.Version, false
}

// reportEdit says that an entry has changed since the user began to read it.
func (m *Model) reportEdit() {
	if hash, _, partial := m.compared(); partial && hash != "" && hash != m.hash {
		m.say("changed", " since you began to read it; "+m.keys.Diff.Help().Key+" shows what", false)
	}
}

// toggleDiff shows what has changed in the entry since it was read, or the entry as it is.
func (m *Model) toggleDiff() tea.Cmd {
	if m.diff != nil {
		m.pos, m.diff = m.diff.back, nil
		return m.layOut()
	}
	hash, _, partial := m.compared()
	switch {
	case hash == "":
		m.say("nothing to compare", ": you have not read it before", false)
		return nil
	case hash == m.hash && m.progress.Status(m.Entry) == readstate.Outdated:
		m.say("no changes", " since you read it, except the version", false)
		return nil
	case hash == m.hash:
		m.say("no changes", " since you read it", false)
		return nil
	}
	find := m.progress.Store.Copy
	if partial {
		find = m.progress.Store.PartialCopy
	}
	return func() tea.Msg {
		text, err := find(hash)
		return EarlierText{hash, text, err}
	}
}

// showDiff compares the entry with an earlier wording, if the user still waits for that.
func (m *Model) showDiff(msg EarlierText) tea.Cmd {
	if hash, _, _ := m.compared(); m.diff != nil || m.plain || hash != msg.Hash {
		return nil
	}
	if msg.Err != nil {
		m.say("no copy", " is left of the entry as you read it", true)
		return nil
	}
	m.diff = &diff{earlier: msg.Text, back: m.pos}
	m.pos = 0
	cmd := m.layOut()
	m.Scroll.Reveal(m.Doc.Unmarked)
	m.keepPos()
	return cmd
}

// diffDocument lays out the entry with what has changed since the earlier wording.
func (m *Model) diffDocument(width int) draw.Document {
	header := "Changed: "
	_, earlier, partial := m.compared()
	if now := m.Entry.Metadata.Version; earlier != "" && now != "" && earlier != now {
		header = fmt.Sprintf("Changed from version %s to %s: ", earlier, now)
	}
	now := readstate.FullText(m.Entry)
	if partial {
		now = readstate.BodyText(m.Entry)
	}
	return m.diff.document(header, now, m.theme, width)
}
