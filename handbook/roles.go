package handbook

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
)

// Roles are what somebody is in an organisation, such as engineer. Capitals make no
// other role. None = nobody has said it, and nothing is for some more than for others.
type Roles []string

// Whom says whom a path or a text is for, as somebody with roles sees it. Its
// values are in the order of lists.
type Relevance int

// The people a path or a text may be for.
const (
	ForYou    Relevance = iota // it names one of the roles
	ForAll                     // it names nobody
	ForOthers                  // it names other roles
)

// RolesOf reads a list of roles with commas between them.
func ParseRoles(list string) Roles {
	var out Roles
	for role := range strings.SplitSeq(list, ",") {
		if role = sanitize.CleanLine(role); role != "" && !out.Has(role) {
			out = append(out, role)
		}
	}
	return out
}

// Has says whether a role is among them.
func (r Roles) Has(role string) bool {
	return slices.ContainsFunc(r, func(s string) bool { return strings.EqualFold(s, role) })
}

// For says whom the path is for.
func (p *Path) RelevanceTo(r Roles) Relevance { return r.relevance(p.Roles) }

// For says whom the text is for.
func (e *Entry) RelevanceTo(r Roles) Relevance { return r.relevance(e.Metadata.Audience) }

// AsksOf says whether the text asks somebody with roles to acknowledge it, on the way of
// a path or by itself.
func (e *Entry) RequiresAckFrom(r Roles) bool {
	return e.PathRequiresAckFrom(r) || e.requiresAckItself() && e.RelevanceTo(r) != ForOthers
}

// OnDuty says whether a path asks that of somebody with roles.
func (e *Entry) PathRequiresAckFrom(r Roles) bool {
	return slices.ContainsFunc(e.duty, func(p *Path) bool { return p.RelevanceTo(r) != ForOthers })
}

// AnyDuty says whether a path asks that, of whomever.
func (e *Entry) AnyPathRequiresAck() bool { return len(e.duty) > 0 }

func (r Roles) relevance(named []string) Relevance {
	if len(r) == 0 || len(named) == 0 {
		return ForAll
	}
	whom := ForOthers
	for _, role := range named {
		switch {
		case r.Has(role):
			return ForYou
		case IsEveryone(role):
			whom = ForAll
		}
	}
	return whom
}

// audience are the roles that a text names, those of the reader marked.
func (r Roles) audience(named []string) string {
	out := slices.Clone(named)
	for i, role := range out {
		if r.Has(role) {
			out[i] += " (you)"
		}
	}
	return strings.Join(out, ", ")
}

// Everybody says whether a word in the place of a role names nobody in particular.
func IsEveryone(role string) bool {
	switch strings.ToLower(role) {
	case "all", "everybody", "everyone":
		return true
	}
	return false
}

// Roles are those that paths and texts name, each once and as it is written first.
func (h *Handbook) Roles() Roles {
	var all []string
	for _, p := range h.Paths {
		all = append(all, p.Roles...)
	}
	for _, e := range h.Entries {
		all = append(all, e.Metadata.Audience...)
	}
	seen := map[string]bool{}
	all = slices.DeleteFunc(all, func(role string) bool {
		key := strings.ToLower(role)
		known := seen[key]
		seen[key] = true
		return known || IsEveryone(role)
	})
	slices.SortFunc(all, func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return all
}

// Strange are the roles that no path and no text names.
func (h *Handbook) UnknownRoles(r Roles) Roles {
	if len(r) == 0 {
		return nil
	}
	known := h.Roles()
	return slices.DeleteFunc(slices.Clone(r), known.Has)
}

// Paths are paths with those for a reader first, then those for everybody, then those
// for others.
func (r Roles) SortPaths(paths []*Path) []*Path { return arranged(r, paths) }

// Texts are texts in the same order, within each category.
func (r Roles) SortEntries(entries []*Entry) []*Entry {
	if len(r) == 0 {
		return entries
	}
	out := make([]*Entry, 0, len(entries))
	from := 0
	for i, e := range entries {
		if i+1 == len(entries) || entries[i+1].Category != e.Category {
			out = append(out, arranged(r, entries[from:i+1])...)
			from = i + 1
		}
	}
	return out
}

func arranged[T interface{ RelevanceTo(r Roles) Relevance }](r Roles, things []T) []T {
	if len(r) == 0 {
		return things
	}
	return slices.SortedStableFunc(slices.Values(things), func(a, b T) int { return cmp.Compare(a.RelevanceTo(r), b.RelevanceTo(r)) })
}
