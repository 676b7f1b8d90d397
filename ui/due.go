package ui

import (
	"slices"

	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// deadlines say by when the reader is to have read a path, and acknowledged it where
// it asks for that. As long as nobody knows what was acknowledged it is not done.
func (m *Model) deadlines() shelf.Deadlines {
	done := func(p *handbook.Path) bool {
		known := m.acks.ready || !m.acks.asked || !slices.ContainsFunc(p.Entries, m.book.NeedsAck)
		return known && m.tally(p).done(len(p.Entries))
	}
	return shelf.Deadlines{Shelf: m.shelf, Roles: m.roles, Now: m.now, Done: done}
}
