package handbook

import (
	"cmp"
	"slices"
	"strings"
)

// Relevance is how relevant an entry or a reading path is to a reader. Lists show the most relevant items first.
type Relevance int

// The degrees of relevance.
const (
	RelevantForYou    Relevance = iota // the entry or path names one of the reader's roles
	RelevantForAll                     // the entry or path names no role, or everyone
	RelevantForOthers                  // the entry or path names only other roles
)

// RelevanceTo returns the relevance of the path to a reader with roles r.
func (p *Path) RelevanceTo(r Roles) Relevance { return r.relevance(p.Roles) }

// RelevanceTo returns the relevance of the entry to a reader with roles r.
func (e *Entry) RelevanceTo(r Roles) Relevance { return r.relevance(e.Metadata.Audience) }

func (r Roles) relevance(named []string) Relevance {
	if len(r) == 0 || len(named) == 0 {
		return RelevantForAll
	}
	found := RelevantForOthers
	for _, role := range named {
		switch {
		case r.Has(role):
			return RelevantForYou
		case IsEveryone(role):
			found = RelevantForAll
		}
	}
	return found
}

// Roles returns all roles that paths and entries name, sorted and without duplicates, spelled as in their first
// occurrence.
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
	slices.SortFunc(all, h.Alphabet().Compare)
	return all
}

// UnknownRoles returns the roles in r that neither a path nor an entry names.
func (h *Handbook) UnknownRoles(r Roles) Roles {
	if len(r) == 0 {
		return nil
	}
	known := h.Roles()
	return slices.DeleteFunc(slices.Clone(r), known.Has)
}

// SortPaths returns the paths sorted by their relevance to the reader.
func (r Roles) SortPaths(paths []*Path) []*Path { return sortByRelevance(r, paths) }

// SortEntries returns the entries sorted by their relevance to the reader within each category and
// group.
func (r Roles) SortEntries(entries []*Entry) []*Entry {
	if len(r) == 0 {
		return entries
	}
	out := make([]*Entry, 0, len(entries))
	from := 0
	for i, e := range entries {
		if i+1 == len(entries) || entries[i+1].Category != e.Category || entries[i+1].Group != e.Group {
			out = append(out, sortByRelevance(r, entries[from:i+1])...)
			from = i + 1
		}
	}
	return out
}

func sortByRelevance[T interface{ RelevanceTo(r Roles) Relevance }](r Roles, items []T) []T {
	if len(r) == 0 {
		return items
	}
	return slices.SortedStableFunc(slices.Values(items), func(a, b T) int { return cmp.Compare(a.RelevanceTo(r), b.RelevanceTo(r)) })
}
