package answer

import (
	"maps"

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
	save, pending := m.Write, maps.Clone(m.unwritten)
	return func() tea.Msg {
		path, err := save(cells)
		return written{path, count, pending, err}
	}
}

func (m *model) afterWrite(msg written) {
	if msg.err != nil {
		m.warn("not written: %v", msg.err)
		return
	}
	maps.DeleteFunc(m.unwritten, func(i int, _ bool) bool { return msg.questions[i] })
	m.say("wrote %s with %s", msg.path, phrases.Count(msg.count, "answer"))
}

// quit ends the screen. With accepted answers that are not in a copy it has to be asked twice.
func (m *model) quit() tea.Cmd {
	if n := len(m.unwritten); n > 0 && !m.leaving {
		m.leaving, m.mode = true, reviewing // which shows what is said, the key first, as a narrow window cuts the rest
		count, again := phrases.Count(n, "answer"), m.keys.quit.Help().Key+" again"
		if m.areKept() {
			m.say("%s quits; %s not written, kept for next time", again, count)
		} else {
			m.warn("%s loses %s not written; %s writes", again, count, m.keys.write.Help().Key)
		}
		return nil
	}
	return m.quitStored()
}

// areKept reports whether the decisions are there next time.
func (m *model) areKept() bool { return m.Save != nil && !m.failed }

// quitNow ends the screen at once, unless that loses accepted answers.
func (m *model) quitNow() tea.Cmd {
	if !m.areKept() {
		return m.quit()
	}
	return m.quitStored()
}

// quitStored quits once the decisions are stored.
func (m *model) quitStored() tea.Cmd {
	if m.saving {
		m.quitting = true
		return nil
	}
	return tea.Quit
}
