package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/draw"
)

// stop is a text that was read, and where in it the reader was.
type stop struct {
	entry *handbook.Entry
	place draw.TextPos // letters before the first row on the screen
	query string
}

// trail is the way through the texts: what was read before, and what going back left.
type trail struct{ before, after []stop }

// maxTrail is how many stops are remembered.
const maxTrail = 100

// leave remembers the open text, because another one opens.
func (m *Model) leave() {
	here := m.here()
	m.store.SetPosition(here.entry.ID, int(here.place))
	m.trail.before = append(m.trail.before, here)
	if len(m.trail.before) > maxTrail {
		m.trail.before = m.trail.before[1:]
	}
	m.trail.after = nil
}

func (m *Model) here() stop {
	r := m.reader
	if r.diff {
		return stop{r.entry, r.back, ""}
	}
	return stop{r.entry, r.place, r.find.query}
}

// goBack returns to the text that was open before this one; from the first it
// returns to the list.
func (m *Model) goBack() tea.Cmd {
	n := len(m.trail.before)
	if n == 0 {
		return m.closeReader()
	}
	to := m.trail.before[n-1]
	m.trail.before, m.trail.after = m.trail.before[:n-1], append(m.trail.after, m.here())
	return m.revisit(to)
}

// goForward undoes goBack.
func (m *Model) goForward() tea.Cmd {
	n := len(m.trail.after)
	if n == 0 {
		return m.say("no more", " texts to go forward to", false)
	}
	to := m.trail.after[n-1]
	m.trail.after, m.trail.before = m.trail.after[:n-1], append(m.trail.before, m.here())
	return m.revisit(to)
}

// revisit opens a text where it was left.
func (m *Model) revisit(s stop) tea.Cmd {
	cmd := m.read(s.entry)
	r := m.reader
	r.find.query = s.query
	r.find.input.SetValue(s.query)
	m.mark()
	r.place, r.seeks = s.place, false
	r.scroll.SetTop(r.doc.RowOfPos(s.place))
	return cmd
}
