package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// savedTab is the tab of the saved texts. No category has such an id.
const savedTab = "*saved"

// savedWord is what the status says of a text that was saved.
const savedWord = "saved"

// recentRows is how many of the texts read last stand above the list at rest.
const recentRows = 3

// flush brings what was changed to the disk, in a command.
func (m *Model) flush() tea.Cmd {
	return saveCmd(m.progress.SaveFunc())
}

// kept says what the shelf has to say, such as that nothing can be saved. A save
// that did not reach the disk is not left standing as one.
func (m *Model) kept(err error) tea.Cmd {
	m.progress.ResetCounts() // another window may have read
	m.count()
	notes := m.store.Warnings()
	switch said, _ := m.status.Said(); {
	case len(notes) > 0:
	case err != nil && said.Word == savedWord:
		return m.say("saved until you leave", ": the state folder cannot be written", true)
	default:
		return nil
	}
	word, rest, more := strings.Cut(strings.Join(notes, " "+m.theme.Glyph.Dot+" "), ":")
	if !more {
		return m.say(word, "", true)
	}
	return m.say(word, ":"+rest, true)
}

// save saves the text on the screen, or takes it off the saved ones.
func (m *Model) save() tea.Cmd {
	e := m.shown()
	if e == nil {
		return m.say("nothing to save", "", true)
	}
	change, word := m.store.Save, savedWord
	if m.store.Saved(e.ID) {
		change, word = m.store.Unsave, "no longer saved"
	}
	change(e.ID)
	said := m.say(word, " "+e.Title, false)
	cmd := m.flush()
	m.lookUp(m.list.current().entry)
	return tea.Batch(said, cmd, m.arrange())
}
