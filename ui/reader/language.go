package reader

import (
	"slices"

	"trustbook/handbook"
)

// NextLanguage returns the open entry in its next language, or nil if it has only one.
func (m *Model) NextLanguage() *handbook.Entry {
	all := m.Entry.Languages()
	if len(all) == 0 {
		return nil
	}
	return all[(slices.Index(all, m.Entry)+1)%len(all)]
}
