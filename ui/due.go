package ui

import (
	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// deadlines say by when the reader is to have read a path.
func (m *Model) deadlines() shelf.Deadlines {
	done := func(p *handbook.Path) bool { return m.tally(p).read == len(p.Entries) }
	return shelf.Deadlines{Shelf: m.shelf, Roles: m.roles, Now: m.now, Done: done}
}
