package reader

import (
	"trustbook/handbook"
	"trustbook/ui/draw"
)

// Location is a position in an entry, with the query whose matches were shown there.
type Location struct {
	Entry *handbook.Entry
	Pos   draw.TextPos
	Query string
}

// History holds the locations before and after the open entry since the reader was opened.
type History struct{ back, forward []Location }

// maxHistory is the maximum number of back steps.
const maxHistory = 100

// Push adds the current location to the history before another entry is opened.
func (h *History) Push(l Location) {
	h.back = append(h.back, l)
	if len(h.back) > maxHistory {
		h.back = h.back[1:]
	}
	h.forward = nil
}

// Leave makes a location the next forward step, as if the reader had gone back from it.
func (h *History) Leave(l Location) { h.forward = append(h.forward, l) }

// Back returns the previous location, and makes the current one the next forward step. ok is false if there is no
// previous location.
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

// UpdateEntries updates the entries in the history after the handbook has been reloaded. successor returns the new
// version of an entry, or nil if it no longer exists.
func (h *History) UpdateEntries(successor func(*handbook.Entry) *handbook.Entry) {
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
