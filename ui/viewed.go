package ui

import (
	"trustbook/ui/layout"
	"trustbook/ui/readstate"
)

// viewed is what of a text was on the screen, for however short.
type viewed struct {
	parts readstate.Intervals // letters, as those of [attention]
	of    int                 // letters of the text that parts are about
	end   bool                // its last row was on the screen
}

// percent is how much of the text was on the screen, rounded down. One without a
// letter is seen once its end is.
func (v *viewed) percent() int {
	switch {
	case v.of > 0:
		return 100 * v.parts.CountIn(0, v.of) / v.of
	case v.end:
		return 100
	}
	return 0
}

// see takes in what of an open text is on the screen now, when it is one that asks
// to be acknowledged and all of it is laid out.
func (m *Model) see() {
	r := m.reader
	if r == nil || r.ack == nil || r.ends == nil || m.dialog != nil || m.layout.Mode == layout.Tiny {
		return
	}
	v, top := r.ack.viewed, r.scroll.Top()
	bottom := min(len(r.ends), top+r.scroll.Height())
	v.parts, v.of = v.parts.Scaled(v.of, r.of), r.of
	v.end = v.end || bottom >= r.doc.BodyEnd()
	if top < bottom {
		from, _, _ := r.row(top)
		v.parts = v.parts.With(from, r.ends[bottom-1])
	}
}
