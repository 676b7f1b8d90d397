package reader

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
)

// EarlierText is the message of a command that has looked for an earlier wording of the open
// entry.
type EarlierText struct {
	Hash, Text string
	Err        error // why there is no earlier wording
}

// compared returns the comparison of the entry with the wording that was read.
func (m *Model) compared() session.Comparison { return m.session.Compare(m.Entry, m.before) }

// reportEdit reports that the entry has changed since the user began to read it.
func (m *Model) reportEdit() {
	if c := m.compared(); c.Partial && c.Hash != "" && !c.Same() {
		m.say("changed", " since you began to read it; "+m.keys.Diff.Help().Key+" shows what", false)
	}
}

// toggleDiff switches between the entry and its differences from the wording that was read.
func (m *Model) toggleDiff() tea.Cmd {
	if m.diff != nil {
		m.pos, m.diff = m.diff.back, nil
		return m.layOut()
	}
	c := m.compared()
	switch {
	case c.Hash == "":
		m.say("nothing to compare", ": you have not read it before", false)
		return nil
	case c.Same() && m.progress.Status(m.Entry) == readstate.Outdated:
		m.say("no changes", " since you read it, except the version", false)
		return nil
	case c.Same():
		m.say("no changes", " since you read it", false)
		return nil
	}
	return func() tea.Msg {
		text, err := c.Earlier()
		return EarlierText{c.Hash, text, err}
	}
}

// showDiff shows the differences from an earlier wording, unless the user has moved on.
func (m *Model) showDiff(msg EarlierText) tea.Cmd {
	if m.diff != nil || m.plain || m.compared().Hash != msg.Hash {
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

// diffDocument lays out the differences from the earlier wording.
func (m *Model) diffDocument(width int) draw.Document {
	header := "Changed: "
	c := m.compared()
	if now := m.Entry.Metadata.Version; c.Version != "" && now != "" && c.Version != now {
		header = fmt.Sprintf("Changed from version %s to %s: ", c.Version, now)
	}
	return m.diff.document(header, c.Present(), &m.theme, width)
}
