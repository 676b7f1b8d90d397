package session

import (
	"strings"

	"trustbook/handbook"
)

// UnknownRoles names the roles that are not in a handbook, and those that are; "" if all are.
// If the handbook has no roles at all, only roles fromFlag are reported: a configuration may
// be meant for many handbooks. what begins the sentence.
func UnknownRoles(h *handbook.Handbook, roles handbook.Roles, fromFlag bool) (what, rest string) {
	unknown := h.UnknownRoles(roles)
	if len(unknown) == 0 {
		return "", ""
	}
	known := h.Roles()
	switch {
	case len(known) == 0 && !fromFlag:
		return "", ""
	case len(known) == 0:
		return "no roles here", ": the entries are the same for everybody"
	}
	noun := "role "
	if len(unknown) > 1 {
		noun = "roles "
	}
	return "no " + noun + strings.Join(unknown, ", ") + " here", "; there are " + strings.Join(known, ", ")
}

// UnknownRoles does the same for the roles of the reader.
func (s *Session) UnknownRoles() (what, rest string) {
	return UnknownRoles(s.Handbook, s.Roles, s.rolesFromFlag)
}
