package reader

import (
	"trustbook/handbook"
	"trustbook/ui/draw"
)

// Location is a position in an entry, together with the query of the find function there.
type Location struct {
	Entry *handbook.Entry
	Pos   draw.TextPos
	Query string
}

// History holds the entries that have been read since the reader opened, before and after the open
// entry.
type History struct{ back, forward []Location }

// maxHistory is the maximum number of locations.
const maxHistory = 100

// Push adds the current location before another entry opens.
func (h *History) Push(l Location) {
	h.back = append(h.back, l)
	if len(h.back) > maxHistory {
		h.back = h.back[1:]
	}
	h.forward = nil
}

// Leave adds a location after the current one, as if it had been left to go back.
func (h *History) Leave(l Location) { h.forward = append(h.forward, l) }

// Back exchanges the current location for the previous one. ok is false if there is none.
func (h *History) Back(from Location) (to Location, ok bool) {
	return moveBetween(&h.back, &h.forward, from)
}

// Forward undoes Back.
func (h *History) Forward(from Location) (to Location, ok bool) {
	return moveBetween(&h.forward, &h.back, from)
}

func moveBetween(source, target *[]Location, from Location) (to Location, ok bool) {
	last := len(*source) - 1
	if last < 0 {
		return to, false
	}
	to = (*source)[last]
	*source, *target = (*source)[:last], append(*target, from)
	return to, true
}

// Follow replaces the entries after the handbook was reloaded. successor returns the new
// version of an entry, or nil.
func (h *History) Follow(successor func(*handbook.Entry) *handbook.Entry) {
	for _, list := range []*[]Location{&h.back, &h.forward} {
		var kept []Location
		for _, l := range *list {
			if l.Entry = successor(l.Entry); l.Entry != nil {
				kept = append(kept, l)
			}
		}
		*list = kept
	}
}
