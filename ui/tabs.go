package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// tab is one category, or all of them.
type tab struct {
	id    string // of the category; "" is all of them
	label string
	count int            // texts at rest, hits while a query stands
	path  *handbook.Path // nil = the tab is not of a path
	ratio string         // how much of it was read, "" = not shown
}

// number is what stands beside the label; a ratio only where there is room.
func (t tab) number(room bool) string {
	if t.ratio != "" && room {
		return t.ratio
	}
	return strconv.Itoa(t.count)
}

// The blanks between two tabs, and where not all of them fit otherwise.
const (
	tabGap   = 3
	tightGap = 2
)

// tabs are the categories in order, one of them active.
type tabs struct {
	all    []tab
	active int

	gap   int  // between two
	ratio bool // there is room for one
}

// fit finds out how all tabs fit into a room: with less between them, or without
// the ratio, which stands below too. Where they do not, as many as can be are shown.
func (t *tabs) fit(room int, short bool) {
	for _, try := range []struct {
		gap   int
		ratio bool
	}{{tabGap, true}, {tightGap, true}, {tightGap, false}} {
		t.gap, t.ratio = try.gap, try.ratio
		all := -t.gap
		for i := range t.all {
			all += t.width(i, short) + t.gap
		}
		if all <= room {
			return
		}
	}
}

func (t *tabs) current() tab { return t.all[t.active] }

// move goes n tabs on, around the end.
func (t *tabs) move(n int) {
	t.active = (t.active + n + len(t.all)) % len(t.all)
}

// choose goes to the tab with an id, or to the first when there is none.
func (t *tabs) choose(id string) {
	t.active = slices.IndexFunc(t.all, func(x tab) bool { return x.id == id })
	if t.active < 0 { // a person names a path by its own id
		t.active = max(0, slices.IndexFunc(t.all, func(x tab) bool { return x.id == pathTab+id }))
	}
}

// place is a tab on the screen: its columns from start up to end.
type place struct {
	index, start, end int
	text              string // the label without its count
}

// places lays the tabs out from the text column to limit. When not all of them
// fit they scroll: the active one is always among those shown.
func (t *tabs) places(limit int, short bool) []place {
	t.fit(limit-layout.TextColumn, short)
	first, last := t.active, t.active+1
	room := limit - layout.TextColumn - t.width(t.active, short)
	for first > 0 && room >= t.width(first-1, short)+t.gap {
		first--
		room -= t.width(first, short) + t.gap
	}
	for last < len(t.all) && room >= t.width(last, short)+t.gap {
		room -= t.width(last, short) + t.gap
		last++
	}
	var out []place
	at := layout.TextColumn
	for i := first; i < last; i++ {
		out = append(out, place{index: i, start: at, end: at + t.width(i, short), text: t.label(i, short)})
		at += t.width(i, short) + t.gap
	}
	return out
}

// label is what a tab is called, its first word where there is little room, or its
// last where another begins with the same.
func (t *tabs) label(i int, short bool) string {
	label := t.all[i].label
	words := strings.Fields(label)
	if !short || len(words) == 0 {
		return label
	}
	for j, other := range t.all {
		if first, _, _ := strings.Cut(other.label, " "); j != i && first == words[0] {
			return words[len(words)-1]
		}
	}
	return words[0]
}

// width is how many cells a tab takes with its count.
func (t *tabs) width(i int, short bool) int {
	return ansi.StringWidth(t.label(i, short)) + 1 + len(t.all[i].number(t.ratio))
}

// at is the tab in a column, -1 where there is none.
func (t *tabs) at(column, limit int, short bool) int {
	for _, p := range t.places(limit, short) {
		if column >= p.start && column < p.end {
			return p.index
		}
	}
	return -1
}

// labels draws the row of tabs. While a query stands the counts are hits, and
// those that are not zero are bold.
func (t *tabs) labels(th theme.Theme, width int, short, querying bool) string {
	l := draw.NewLine(width)
	shown := t.places(width-layout.RightEdge, short)
	if shown[0].index > 0 {
		l.PadTo(layout.BarColumn).Put(th.Quiet, th.Glyph.Before)
	}
	for _, p := range shown {
		style, number := th.Quiet, th.Quiet
		if p.index == t.active {
			style = th.Title
		}
		if querying && t.all[p.index].count > 0 {
			number = th.Title
		}
		l.PadTo(p.start).Put(style, p.text+" ")
		l.Put(number, t.all[p.index].number(t.ratio))
	}
	if shown[len(shown)-1].index < len(t.all)-1 {
		l.PadTo(width-1).Put(th.Quiet, th.Glyph.Path)
	}
	return l.String()
}

// rule draws the line below the tabs, heavy under the active one.
func (t *tabs) rule(th theme.Theme, width int, short bool) string {
	var from, to int
	for _, p := range t.places(width-layout.RightEdge, short) {
		if p.index == t.active {
			from, to = p.start, p.end
		}
	}
	return draw.Divider(th, width, from, to, th.Heavy)
}
