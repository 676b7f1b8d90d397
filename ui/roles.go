package ui

import (
	"strings"

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

// StrangeRoles says which of a reader's roles a handbook does not name, and which it
// does: first what is the matter, "" when nothing is. That it names none at all is
// said to those who insist alone: a configuration may be for many handbooks.
func StrangeRoles(h *handbook.Handbook, roles handbook.Roles, insist bool) (what, rest string) {
	strange := h.UnknownRoles(roles)
	if len(strange) == 0 {
		return "", ""
	}
	known := h.Roles()
	switch {
	case len(known) == 0 && !insist:
		return "", ""
	case len(known) == 0:
		return "no roles here", ": these texts are the same for everybody"
	}
	noun := "role "
	if len(strange) > 1 {
		noun = "roles "
	}
	return "no " + noun + strings.Join(strange, ", ") + " here", "; there are " + strings.Join(known, ", ")
}

// sayStrange says that once, unless there is something worse to say.
func (m *Model) sayStrange() tea.Cmd {
	_, said := m.status.Said()
	what, rest := StrangeRoles(m.book, m.roles, m.insist)
	if what == "" || said {
		return nil
	}
	return m.say(what, rest, false)
}
