package ui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/theme"
)

// tab is one category, or all of them.
type tab struct {
	id    string // of the category; "" is all of them
	label string
	count int // texts at rest, hits while a query stands
}

// tabGap are the blanks between two tabs.
const tabGap = 3

// tabs are the categories in order, one of them active.
type tabs struct {
	all    []tab
	active int
}

func (t *tabs) current() tab { return t.all[t.active] }

// move goes n tabs on, around the end.
func (t *tabs) move(n int) {
	t.active = (t.active + n + len(t.all)) % len(t.all)
}

// place is a tab on the screen: its columns from start up to end.
type place struct {
	index, start, end int
	text              string // the label without its count
}

// places lays the tabs out from the text column to limit. What does not fit is
// dropped from the right; the active tab never is.
func (t *tabs) places(limit int, short bool) []place {
	shown := make([]int, len(t.all))
	for i := range shown {
		shown[i] = i
	}
	for {
		out, end := t.lay(shown, short)
		if end <= limit || len(shown) == 1 {
			return out
		}
		shown = t.drop(shown)
	}
}

func (t *tabs) drop(shown []int) []int {
	last := len(shown) - 1
	if shown[last] == t.active {
		last--
	}
	return append(append([]int{}, shown[:last]...), shown[last+1:]...)
}

func (t *tabs) lay(shown []int, short bool) (out []place, end int) {
	at := textColumn
	for _, i := range shown {
		p := place{index: i, start: at, text: t.all[i].label}
		if short {
			p.text, _, _ = strings.Cut(p.text, " ")
		}
		p.end = at + ansi.StringWidth(p.text) + 1 + len(strconv.Itoa(t.all[i].count))
		out = append(out, p)
		at = p.end + tabGap
	}
	return out, at - tabGap
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
	l := newLine(width)
	for _, p := range t.places(width-rightEdge, short) {
		style, number := th.Quiet, th.Quiet
		if p.index == t.active {
			style = th.Title
		}
		if querying && t.all[p.index].count > 0 {
			number = th.Title
		}
		l.gap(p.start).put(style, p.text+" ")
		l.put(number, strconv.Itoa(t.all[p.index].count))
	}
	return l.String()
}

// rule draws the line below the tabs, heavy under the active one.
func (t *tabs) rule(th theme.Theme, width int, short bool) string {
	var from, to int
	for _, p := range t.places(width-rightEdge, short) {
		if p.index == t.active {
			from, to = p.start, p.end
		}
	}
	return ruled(th, width, from, to, th.Heavy)
}
