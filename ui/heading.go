package ui

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// heading is what stands above the list of a path: how far it was read and how long
// the rest takes, whom it is for and by when it is to be read.
type heading struct {
	read, left string
	whom, due  string // "" = there is nothing to say of that
	late       bool
}

func (m *Model) heading(p *handbook.Path) heading {
	t := m.progress.PathProgress(p)
	h := heading{read: fmt.Sprintf("%d of %d read", t.Read, t.Entries), left: restOf(t), whom: m.session.Audience(p)}
	if t.Changed > 0 {
		h.read += fmt.Sprintf(", %d changed", t.Changed)
	}
	h.due, h.late = m.progress.Due(p)
	return h
}

// cells is how many it takes on one row. What only says how far the path was read has
// no second one.
func (h heading) cells() int {
	if h.whom == "" && h.due == "" {
		return 1
	}
	cells := ansi.StringWidth(h.read) + 1 + ansi.StringWidth(h.left)
	for _, s := range []string{h.whom, h.due} {
		if s != "" {
			cells += ansi.StringWidth(" . " + s)
		}
	}
	return cells
}

// rows are the heading on one row or two, each with a left and a right end.
func (h heading) rows(th theme.Theme, width, count int) []string {
	if count == 1 {
		return []string{h.oneRow(th, width)}
	}
	first, fits := ends(h.began(th, width, ""), h.ended(th, width, h.left, ""))
	if !fits {
		first = h.began(th, width, "").String()
	}
	whom := draw.NewLine(width)
	if room := width - layout.Gap - ansi.StringWidth(h.due); room >= len(forYou) {
		whom.Put(th.Quiet, draw.Cut(h.whom, room, th.Glyph.Ellipsis))
	}
	second, _ := ends(whom, h.ended(th, width, "", h.due))
	return []string{first, second}
}

// oneRow leaves out what there is no room for: how long it takes before by when it
// is due.
func (h heading) oneRow(th theme.Theme, width int) string {
	last := h.left
	if h.due != "" {
		last = ""
	}
	for _, try := range []struct{ whom, left string }{{h.whom, h.left}, {h.whom, last}, {"", h.left}, {"", last}} {
		if row, fits := ends(h.began(th, width, try.whom), h.ended(th, width, try.left, h.due)); fits {
			return row
		}
	}
	return h.began(th, width, "").String()
}

// began is the left end of a row.
func (h heading) began(th theme.Theme, width int, whom string) *draw.Line {
	l := draw.NewLine(width).Put(th.Title, h.read)
	if whom != "" {
		l.Put(th.Quiet, " "+th.Glyph.Dot+" "+whom)
	}
	return l
}

// ended is the right end of a row.
func (h heading) ended(th theme.Theme, width int, left, due string) *draw.Line {
	l := draw.NewLine(width).Put(th.Quiet, left)
	if left != "" && due != "" {
		l.Put(th.Quiet, " "+th.Glyph.Dot+" ")
	}
	if h.late {
		return l.Put(th.Caution, due)
	}
	return l.Put(th.Quiet, due)
}

// ends is a row with something at its left and at its right, and whether both fit.
func ends(left, right *draw.Line) (row string, fits bool) {
	l := draw.NewLine(left.Limit()).PutStyled(left.String())
	l.PadTo(l.Limit() - right.Width()).PutStyled(right.String())
	return l.String(), left.Width()+1+right.Width() <= left.Limit()
}
