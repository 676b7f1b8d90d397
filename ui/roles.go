package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
)

// forYou marks a text that names a role of the reader.
const forYou = "for you"

// yours says whether a row of the list has that mark. On a path that is for the
// reader every row would have it.
func (m *Model) yours(e *handbook.Entry) bool {
	if p := m.onPath(); p != nil && p.RelevanceTo(m.roles) == handbook.ForYou {
		return false
	}
	return e.RelevanceTo(m.roles) == handbook.ForYou
}

// sayUnknownRoles names the roles of the reader that the handbook does not know, unless
// there is something more important to say.
func (m *Model) sayUnknownRoles() tea.Cmd {
	_, said := m.status.Said()
	what, rest := m.session.UnknownRoles()
	if what == "" || said {
		return nil
	}
	return m.say(what, rest, false)
}
