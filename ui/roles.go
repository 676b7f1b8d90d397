package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/session"
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

// whom says whom a path is for, "" when it is for everybody or nobody has said what
// the reader is.
func (m *Model) whom(p *handbook.Path) string {
	switch p.RelevanceTo(m.roles) {
	case handbook.ForYou:
		return forYou
	case handbook.ForOthers:
		return "for " + strings.Join(p.Roles, ", ")
	}
	return ""
}

// sayStrange says that once, unless there is something worse to say.
func (m *Model) sayStrange() tea.Cmd {
	_, said := m.status.Said()
	what, rest := session.UnknownRoles(m.book, m.roles, m.insist)
	if what == "" || said {
		return nil
	}
	return m.say(what, rest, false)
}
