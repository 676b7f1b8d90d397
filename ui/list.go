package ui

import (
	"trustbook/handbook"
	"trustbook/search"
)

// item is one thing to choose: a text, with the hit that found it while a query
// stands, or a word to search for instead.
type item struct {
	group string // label above it; "" is none
	entry *handbook.Entry
	hit   *search.Hit
	word  search.NearWord // set when entry is nil
}

// shape is how many rows an item takes.
type shape int

const (
	dense  shape = iota // the title
	single              // title and snippet on one row
	double              // title, snippet below
	spaced              // the same and a blank
)

// listRow is one row of the list: a part of an item, or of the space around it.
type listRow struct {
	item int // index, also for labels: a click on one means what it labels
	part part
	text string // of a label or a wrapped snippet
}

type part int

const (
	blank part = iota
	label
	title
	about // the snippet
)

// list is the column of things to choose, a cursor on one of them.
type list struct {
	items    []item
	selected int
	rows     []listRow
	first    []int // row of each item's title
	offset   int   // first row on the screen
	height   int   // rows on the screen
}

// set replaces the items and keeps the cursor on the same text where it still
// is among them and keep is set, else puts it on the first.
func (l *list) set(items []item, keep bool) {
	was := l.current().entry
	l.items, l.selected, l.offset = items, 0, 0
	if !keep || was == nil {
		return
	}
	for i := range items {
		if items[i].entry == was {
			l.selected = i
			return
		}
	}
}

// current is the item under the cursor; the zero item when there is none.
func (l *list) current() item {
	if l.selected < len(l.items) {
		return l.items[l.selected]
	}
	return item{}
}

// move puts the cursor n items on, as far as there are any.
func (l *list) move(n int) { l.choose(l.selected + n) }

// choose puts the cursor on item i, or on the nearest there is.
func (l *list) choose(i int) {
	l.selected = max(0, min(i, len(l.items)-1))
	l.reveal()
}

// arrange lays the items out in rows of a shape on height screen rows.
// expanded gives the rows below the selected title when they are not one snippet.
func (l *list) arrange(s shape, labels bool, height int, expanded []string) {
	l.rows, l.first, l.height = l.rows[:0], l.first[:0], height
	for i := range l.items {
		if g := l.items[i].group; labels && g != "" {
			if len(l.rows) > 0 && s != spaced {
				l.add(i, blank, "")
			}
			l.add(i, label, g)
		}
		l.first = append(l.first, len(l.rows))
		l.add(i, title, "")
		l.below(i, s, expanded)
	}
	l.reveal()
}

func (l *list) below(i int, s shape, expanded []string) {
	switch {
	case s == double && i == l.selected && len(expanded) > 0:
		for _, text := range expanded {
			l.add(i, about, text)
		}
	case (s == double || s == spaced) && l.items[i].entry != nil:
		l.add(i, about, "")
	}
	if s == spaced && i+1 < len(l.items) {
		l.add(i, blank, "")
	}
}

func (l *list) add(i int, p part, text string) {
	l.rows = append(l.rows, listRow{item: i, part: p, text: text})
}

// reveal scrolls as little as shows all of the selected item, and its label.
func (l *list) reveal() {
	if l.selected >= len(l.first) {
		l.offset = 0
		return
	}
	top := l.first[l.selected]
	end := top + 1
	for end < len(l.rows) && l.rows[end].item == l.selected && l.rows[end].part == about {
		end++
	}
	if top > 0 && l.rows[top-1].part == label {
		top--
	}
	l.offset = min(max(l.offset, end-l.height), top)
	l.offset = max(0, min(l.offset, len(l.rows)-l.height))
}

// visible are the rows on the screen.
func (l *list) visible() []listRow {
	from := min(l.offset, len(l.rows))
	return l.rows[from:min(from+l.height, len(l.rows))]
}

// screenRow is the row of the list on which the selected title stands, -1 when
// there is none.
func (l *list) screenRow() int {
	if l.selected >= len(l.first) {
		return -1
	}
	y := l.first[l.selected] - l.offset
	if y >= l.height {
		return -1
	}
	return y
}

// at is the item on a screen row of the list, -1 where there is none.
func (l *list) at(row int) int {
	rows := l.visible()
	if row < 0 || row >= len(rows) || rows[row].part == blank {
		return -1
	}
	return rows[row].item
}
