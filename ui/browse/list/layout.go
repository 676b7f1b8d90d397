package list

import "sort"

// ItemLayout describes how the rows of an item are arranged.
type ItemLayout int

// Values of Shape.
const (
	ShapeDense  ItemLayout = iota // title only
	ShapeSingle                   // title and snippet on one row
	ShapeDouble                   // title, with the snippet below
	ShapeSpaced                   // title, with the snippet below and then a blank row
)

// row is a row of the list: a part of an item, or of the space above or below it.
type row struct {
	item int // index of the item; a label has the index of the item below it, which a click selects
	part rowPart
	text string // row number within a label or a wrapped snippet
}

type rowPart int

const (
	blankPart rowPart = iota
	labelPart
	titlePart
	snippetPart
)

// Arrange lays out the items in a shape. height is the number of visible rows. Unless expanded is empty, its rows
// replace the snippet below the selected title.
func (m *Model) Arrange(s ItemLayout, labels bool, height int, expanded []string) {
	same := !m.stale && s == m.shape && labels == m.labels && len(m.expanded)+len(expanded) == 0
	m.shape, m.labels, m.height = s, labels, height
	m.expanded, m.opened = expanded, m.selected
	if !same {
		m.measure()
	}
	m.reveal()
}

func (m *Model) measure() {
	m.starts, m.stale = m.starts[:0], false
	at := 0
	for i := range m.items.Len() {
		m.starts = append(m.starts, at)
		at += m.rowsOf(i)
	}
	m.starts = append(m.starts, at)
}

// reveal scrolls just enough to show the whole selected item with its label. If there is space, it also reveals the
// titles before and after the item, so that the list never seems to end there.
func (m *Model) reveal() {
	if m.selected >= m.items.Len() || m.stale {
		m.top = 0
		return
	}
	it, top := m.Current(), m.titleRow(m.selected)
	end := top + 1 + m.snippetRows(m.selected, it)
	top -= min(1, m.labelRows(m.selected, it))
	if next := m.selected + 1; next < m.items.Len() && m.titleRow(next)+1-top <= m.height {
		end = m.titleRow(next) + 1
	}
	if before := m.selected - 1; before >= 0 && end-m.titleRow(before) <= m.height {
		top = m.titleRow(before)
	}
	m.top = min(max(m.top, end-m.height), top)
	m.top = max(0, min(m.top, m.Rows()-m.height))
}

// RowsNeeded returns the number of rows that all items would need in a shape, but at most limit.
func (m *Model) RowsNeeded(s ItemLayout, labels bool, limit int) int {
	rows, all := 0, Model{items: m.items, shape: s, labels: labels}
	for i := 0; i < m.items.Len() && rows < limit; i++ {
		rows += all.rowsOf(i)
	}
	return min(rows, limit)
}

func (m *Model) rowsOf(i int) int {
	it := m.items.At(i)
	return m.labelRows(i, it) + 1 + m.snippetRows(i, it) + m.blankRowsBelow(i)
}

// HiddenTitles returns the numbers of items whose titles are above and below the visible rows.
func (m *Model) HiddenTitles() (above, below int) {
	if m.stale {
		return 0, 0
	}
	n := m.items.Len()
	titlesBefore := func(row int) int {
		return sort.Search(n, func(i int) bool { return m.titleRow(i) >= row })
	}
	return titlesBefore(m.top), n - titlesBefore(m.top+m.height)
}

// labelRows returns the number of rows above the title of item i: its label, and a blank row
// before the label.
func (m *Model) labelRows(i int, it Item) int {
	switch {
	case !m.labels || it.Group == "":
		return 0
	case i > 0 && m.shape != ShapeSpaced:
		return 2
	}
	return 1
}

// snippetRows returns the number of snippet rows below the title of item i.
func (m *Model) snippetRows(i int, it Item) int {
	switch {
	case m.isExpanded(i):
		return len(m.expanded)
	case (m.shape == ShapeDouble || m.shape == ShapeSpaced) && it.Entry != nil:
		return 1
	}
	return 0
}

func (m *Model) isExpanded(i int) bool {
	return m.shape == ShapeDouble && i == m.opened && len(m.expanded) > 0
}

// blankRowsBelow returns the number of blank rows at the end of item i.
func (m *Model) blankRowsBelow(i int) int {
	if m.shape == ShapeSpaced && i+1 < m.items.Len() {
		return 1
	}
	return 0
}

func (m *Model) itemRows(i int) []row {
	it := m.items.At(i)
	var out []row
	if above := m.labelRows(i, it); above > 0 {
		if above > 1 {
			out = append(out, row{item: i, part: blankPart})
		}
		out = append(out, row{item: i, part: labelPart, text: it.Group})
	}
	out = append(out, row{item: i, part: titlePart})
	for n := range m.snippetRows(i, it) {
		r := row{item: i, part: snippetPart}
		if m.isExpanded(i) {
			r.text = m.expanded[n]
		}
		out = append(out, r)
	}
	if m.blankRowsBelow(i) > 0 {
		out = append(out, row{item: i, part: blankPart})
	}
	return out
}

func (m *Model) titleRow(i int) int { return m.starts[i] + m.labelRows(i, m.items.At(i)) }

// Rows returns the number of rows of all items.
func (m *Model) Rows() int { return m.starts[len(m.starts)-1] }

func (m *Model) visibleRows() []row {
	if m.stale || m.items.Len() == 0 || m.height <= 0 {
		return nil
	}
	first := max(0, sort.SearchInts(m.starts, m.top+1)-1)
	var out []row
	for i := first; i < m.items.Len() && m.starts[i] < m.top+m.height; i++ {
		out = append(out, m.itemRows(i)...)
	}
	out = out[min(len(out), m.top-m.starts[first]):]
	return out[:min(len(out), m.height)]
}

// SelectedRow returns the row of the selected title, counted from the top of the visible list,
// or -1 if it is not visible.
func (m *Model) SelectedRow() int {
	if m.selected >= m.items.Len() || m.stale {
		return -1
	}
	y := m.titleRow(m.selected) - m.top
	if y >= m.height {
		return -1
	}
	return y
}

// ItemAt returns the index of the item on a visible row, or -1.
func (m *Model) ItemAt(y int) int {
	rows := m.visibleRows()
	if y < 0 || y >= len(rows) || rows[y].part == blankPart {
		return -1
	}
	return rows[y].item
}
