package report

import (
	"maps"
	"slices"

	"trustbook/handbook"
)

// Unsolicited counts the receipts in a file that nothing requires.
type Unsolicited struct {
	File, Handbook string

	Own      bool // the receipts are for this handbook, which does not require the entries
	Receipts int
}

// unsolicitedReceipts collects receipts that nothing requires. A file may contain any number of invented receipts, so
// the time must not grow faster than their number.
type unsolicitedReceipts struct {
	tables  []*PathTable // one table for each handbook
	byTitle map[string]*PathTable
	number  map[Unsolicited]int // index by file and handbook; Receipts is 0 in the keys
	order   []Unsolicited
}

// add adds a receipt to the table for its handbook. It ignores the path of the receipt, which may be invented.
func (u *unsolicitedReceipts) add(file, title, who string, own bool, r *signedReceipt) {
	t := u.byTitle[title]
	if t == nil {
		name := "another handbook, not asked for here"
		if own {
			name = "not asked for"
		}
		t = newTable(title, name)
		t.Unsolicited = true
		u.byTitle[title], u.tables = t, append(u.tables, t)
	}
	t.add(who, r.Entry, r)
	from := Unsolicited{File: file, Handbook: title, Own: own}
	if u.number[from]++; u.number[from] == 1 {
		u.order = append(u.order, from)
	}
}

// unsolicitedTables returns the tables, with people in the order of the report.
func (m *merger) unsolicitedTables() []*PathTable {
	index := map[string]int{}
	for i, who := range m.report.People {
		index[who] = i
	}
	for _, t := range m.unsolicited.tables {
		people := slices.SortedFunc(maps.Keys(t.given), func(a, b string) int { return index[a] - index[b] })
		for _, who := range people {
			for _, id := range slices.Sorted(maps.Keys(t.given[who])) {
				given := t.given[who][id]
				row := m.rowFor(who, &requirement{entry: &handbook.Entry{ID: id, Title: given[0].Title}}, given)
				row.State = StateNotAsked
				m.remarkUnlisted(row, index[who])
				t.Rows = append(t.Rows, row)
			}
		}
	}
	return m.unsolicited.tables
}
