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
	word  search.SuggestedWord // set when entry is nil
}

// items are things to choose in order: a few above the others, which may be very
// many and are shared, so they are never copied. Of these some may be left out.
type items struct {
	head, tail []item
	out        []int // indexes of tail, in order
}

func (x items) len() int { return len(x.head) + len(x.tail) - len(x.out) }

func (x items) at(i int) item {
	if i < len(x.head) {
		return x.head[i]
	}
	i -= len(x.head)
	for _, left := range x.out {
		if i >= left {
			i++
		}
	}
	return x.tail[i]
}

// find is the place of a text, -1 where it is not among them. Where it stands
// twice, the place it is looked for at first counts.
func (x items) find(e *handbook.Entry, first int) int {
	if first < x.len() && x.at(first).entry == e {
		return first
	}
	for i := range x.len() {
		if x.at(i).entry == e {
			return i
		}
	}
	return -1
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

// list is the column of things to choose, a cursor on one of them. Only where its
// items begin is worked out ahead; the rows are made for what is on the screen.
type list struct {
	items    items
	selected int

	shape    shape
	labels   bool     // groups have theirs
	expanded []string // rows below the title of item opened, where they are not one snippet
	opened   int

	starts []int // first row of each item with what stands above its title, and the end of the last
	stale  bool  // starts are those of other items
	offset int   // first row on the screen
	height int   // rows on the screen
}

// set replaces the items and puts the cursor on a text, or on the first item
// when it is not among them.
func (l *list) set(x items, on *handbook.Entry) {
	at := -1
	if on != nil {
		at = x.find(on, l.selected)
	}
	l.items, l.selected, l.offset = x, max(0, at), 0
	l.expanded, l.stale = nil, true
}

// current is the item under the cursor; the zero item when there is none.
func (l *list) current() item {
	if l.selected < l.items.len() {
		return l.items.at(l.selected)
	}
	return item{}
}

// choose puts the cursor on item i, or on the nearest there is.
func (l *list) choose(i int) {
	l.selected = max(0, min(i, l.items.len()-1))
	l.reveal()
}

// arrange lays the items out in rows of a shape on height screen rows.
// expanded gives the rows below the selected title when they are not one snippet.
func (l *list) arrange(s shape, labels bool, height int, expanded []string) {
	same := !l.stale && s == l.shape && labels == l.labels && len(l.expanded)+len(expanded) == 0
	l.shape, l.labels, l.height = s, labels, height
	l.expanded, l.opened = expanded, l.selected
	if !same {
		l.measure()
	}
	l.reveal()
}

// reveal scrolls as little as shows all of the selected item, and its label.
func (l *list) reveal() {
	if l.selected >= l.items.len() || l.stale {
		l.offset = 0
		return
	}
	it, top := l.current(), l.titleRow(l.selected)
	end := top + 1 + l.about(l.selected, it)
	top -= min(1, l.above(l.selected, it))
	l.offset = min(max(l.offset, end-l.height), top)
	l.offset = max(0, min(l.offset, l.total()-l.height))
}
