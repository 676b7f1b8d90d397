package answer

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/phrases"
)

func (m *model) afterSave(err error) tea.Cmd {
	m.saving = false
	switch {
	case err != nil:
		m.quitting, m.leaving, m.failed = false, false, true
		m.warn(phrases.SayNotStored, err)
	case m.unsaved:
		return m.save()
	case m.quitting:
		return tea.Quit
	}
	return nil
}
