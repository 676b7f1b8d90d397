package ui

import "slices"

// viewed is what of a text was on the screen: pieces of its length, which are
// nearly the same at every width.
type viewed struct {
	pieces [][2]int // from and to, in parts of whole; in order, none touches another
	end    bool     // its last row was on the screen
}

// whole is how many parts a text has.
const whole = 10_000

// add adds what is between two places of a text of that length.
func (v *viewed) add(from, to, length int) {
	if length == 0 { // nothing but a title
		to, length = 1, 1
	}
	piece := [2]int{whole * min(from, length) / length, whole * min(to, length) / length}
	at := 0
	for at < len(v.pieces) && v.pieces[at][1] < piece[0] {
		at++
	}
	last := at
	for last < len(v.pieces) && v.pieces[last][0] <= piece[1] {
		piece[0], piece[1] = min(piece[0], v.pieces[last][0]), max(piece[1], v.pieces[last][1])
		last++
	}
	v.pieces = slices.Replace(v.pieces, at, last, piece)
}

// percent is how much of the text was on the screen, rounded down.
func (v *viewed) percent() int {
	sum := 0
	for _, p := range v.pieces {
		sum += p[1] - p[0]
	}
	return 100 * sum / whole
}

// see takes in what of an open text is on the screen now, when it is one that asks
// to be acknowledged and all of it is laid out.
func (m *Model) see() {
	r := m.reader
	if r == nil || r.ack == nil || r.bare || m.overlay != nil || m.layout.mode == tiny {
		return
	}
	if _, all := m.pages.done[pageKey{r.entry.ID, m.readerWidth()}]; !all {
		return
	}
	v, rows, top := r.ack.viewed, r.doc.last(), r.scroll.YOffset()
	bottom := min(rows, top+r.scroll.Height())
	v.end = v.end || bottom == rows
	v.add(r.doc.byteOf(min(top, rows)), r.doc.byteOf(bottom), r.doc.byteOf(rows))
}
