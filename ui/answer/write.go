package answer

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/phrases"
)

// write writes the copy.
func (m *model) write() tea.Cmd {
	cells, count := m.Review.Cells(), m.Review.Accepted()
	if count == 0 {
		m.warn("nothing is accepted yet; enter accepts an answer")
		return nil
	}
	m.say("writing …")
	save := m.Write
	return func() tea.Msg {
		path, err := save(cells)
		return written{path, count, err}
	}
}

func (m *model) afterWrite(msg written) {
	if msg.err != nil {
		m.warn("not written: %v", msg.err)
		return
	}
	m.unwritten = false
	m.say("wrote %s with %s", msg.path, phrases.Count(msg.count, "answer"))
}

// quit ends the screen, once the decisions are stored. Those that are neither stored nor in a copy are lost only when asked
// twice.
func (m *model) quit() tea.Cmd {
	if m.unwritten && m.Save == nil && !m.leaving {
		m.leaving = true
		m.warn("the accepted answers are not written; w writes them, and quitting again loses them")
		return nil
	}
	if m.saving {
		m.quitting = true
		return nil
	}
	return tea.Quit
}
