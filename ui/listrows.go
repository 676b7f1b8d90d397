package ui

import "sort"

// measure works out where the items begin.
func (l *list) measure() {
	l.starts, l.stale = l.starts[:0], false
	at := 0
	for i := range l.items.len() {
		l.starts = append(l.starts, at)
		it := l.items.at(i)
		at += l.above(i, it) + 1 + l.about(i, it) + l.blank(i)
	}
	l.starts = append(l.starts, at)
}

// above is how many rows stand above the title of item i: its label, and a blank
// between that and the item before.
func (l *list) above(i int, it item) int {
	switch {
	case !l.labels || it.group == "":
		return 0
	case i > 0 && l.shape != spaced:
		return 2
	}
	return 1
}

// about is how many rows of snippet stand below it.
func (l *list) about(i int, it item) int {
	switch {
	case l.widened(i):
		return len(l.expanded)
	case (l.shape == double || l.shape == spaced) && it.entry != nil:
		return 1
	}
	return 0
}

// widened reports whether the snippet of item i is the expanded one.
func (l *list) widened(i int) bool { return l.shape == double && i == l.opened && len(l.expanded) > 0 }

// blank is how many blank rows end it.
func (l *list) blank(i int) int {
	if l.shape == spaced && i+1 < l.items.len() {
		return 1
	}
	return 0
}

// rows are all rows of item i.
func (l *list) rows(i int) []listRow {
	it := l.items.at(i)
	var out []listRow
	if above := l.above(i, it); above > 0 {
		if above > 1 {
			out = append(out, listRow{item: i, part: blank})
		}
		out = append(out, listRow{item: i, part: label, text: it.group})
	}
	out = append(out, listRow{item: i, part: title})
	for row := range l.about(i, it) {
		r := listRow{item: i, part: about}
		if l.widened(i) {
			r.text = l.expanded[row]
		}
		out = append(out, r)
	}
	if l.blank(i) > 0 {
		out = append(out, listRow{item: i, part: blank})
	}
	return out
}

// titleRow is the row of the title of item i.
func (l *list) titleRow(i int) int { return l.starts[i] + l.above(i, l.items.at(i)) }

// total is how many rows there are.
func (l *list) total() int { return l.starts[len(l.starts)-1] }

// visible are the rows on the screen.
func (l *list) visible() []listRow {
	if l.stale || l.items.len() == 0 || l.height <= 0 {
		return nil
	}
	first := max(0, sort.SearchInts(l.starts, l.offset+1)-1)
	var out []listRow
	for i := first; i < l.items.len() && l.starts[i] < l.offset+l.height; i++ {
		out = append(out, l.rows(i)...)
	}
	out = out[min(len(out), l.offset-l.starts[first]):]
	return out[:min(len(out), l.height)]
}

// screenRow is the row of the list on which the selected title stands, -1 when
// there is none.
func (l *list) screenRow() int {
	if l.selected >= l.items.len() || l.stale {
		return -1
	}
	y := l.titleRow(l.selected) - l.offset
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
