package handbook

import (
	"slices"
	"strings"
)

// Roles are the roles of a reader in the organisation, such as engineer. Case does not matter. For a reader without
// roles, everything is equally relevant.
type Roles []string

// ParseRoles parses a comma-separated list of roles, which must be a clean line.
func ParseRoles(list string) Roles {
	var out Roles
	for role := range strings.SplitSeq(list, ",") {
		if role = strings.TrimSpace(role); role != "" && !out.Has(role) {
			out = append(out, role)
		}
	}
	return out
}

// Has reports whether a role is among r.
func (r Roles) Has(role string) bool {
	return slices.ContainsFunc(r, func(s string) bool { return strings.EqualFold(s, role) })
}

// markOwnRoles joins roles into a list, and marks the reader's own roles.
func (r Roles) markOwnRoles(named []string) string {
	out := slices.Clone(named)
	for i, role := range out {
		if r.Has(role) {
			out[i] += " (you)"
		}
	}
	return strings.Join(out, ", ")
}

// IsEveryone reports whether role is one of the words for everyone.
func IsEveryone(role string) bool {
	return slices.Contains([]string{"all", "everybody", "everyone"}, strings.ToLower(role))
}
