// Package report merges the receipts of many people, compares them with what a handbook requires, and writes the result
// as a page, a spreadsheet or JSON.
package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/ui/receipts"
)

// ReceiptFile is a file of receipts to merge.
type ReceiptFile struct {
	Name   string
	Signer string // id of the key that signed the file; "" without a valid signature
	Chain  receipts.Chain
}

// Report shows who has acknowledged what, in tables.
type Report struct {
	Tables   []*PathTable
	Missing  int      // number of entries that people on the list have not acknowledged; an entry counts once for each person
	Again    int      // like Missing, but for entries whose acknowledged text is outdated
	People   []string // all people, those on the list first
	Unlisted int      // number of people who are not on the list; 0 without a list
	Asks     bool     // the handbook requires at least one acknowledgement

	Unsolicited []Unsolicited
	Skipped     []SkippedFile // files whose receipts were not all merged; set by the caller, who reads the files
}

// SkippedFile is a file whose receipts were not all merged.
type SkippedFile struct {
	File string `json:"file"`
	Why  string `json:"why"`
}

// Merge merges files of receipts and compares them with what the handbook requires. It reports what people on the list
// still have to acknowledge. Receipts for entries that need no acknowledgement may be mistakes or forgeries, so they
// are in separate tables. Receipts dated after now are refused.
func Merge(files []ReceiptFile, list []Person, h *handbook.Handbook, now time.Time) *Report {
	m := &merger{
		report: &Report{}, names: map[string]string{}, roles: map[string]handbook.Roles{}, handbook: h, now: now,
		byHash: map[string]*signedReceipt{}, counted: map[[2]string]bool{},
		unsolicited: &unsolicitedReceipts{byTitle: map[string]*PathTable{}, number: map[Unsolicited]int{}},
	}
	m.addListed(list)
	m.listed = len(m.report.People)
	m.addRequirements()
	m.report.Asks = len(m.report.Tables) > 0
	for _, f := range files {
		f.Chain.ByEntry(h.Titles()...).Resolve(h, (*handbook.Entry).Hash, nil)
		for _, r := range f.Chain.Receipts {
			m.addReceipt(f.Name, &signedReceipt{r, f.Signer})
		}
	}
	slices.Sort(m.report.People[m.listed:])
	if m.listed > 0 {
		m.report.Unlisted = len(m.report.People) - m.listed
	}
	for _, t := range m.report.Tables {
		m.fillRows(t)
	}
	m.report.Tables = slices.DeleteFunc(m.report.Tables, func(t *PathTable) bool { return len(t.Rows) == 0 })
	m.report.Tables = append(m.report.Tables, m.unsolicitedTables()...)
	for _, from := range m.unsolicited.order {
		from.Receipts = m.unsolicited.number[from]
		m.report.Unsolicited = append(m.report.Unsolicited, from)
	}
	return m.report
}

type merger struct {
	report   *Report
	names    map[string]string         // spelling to use, by name in lower case
	roles    map[string]handbook.Roles // roles of the people on the list, by name
	listed   int                       // number of listed people
	handbook *handbook.Handbook
	now      time.Time
	byHash   map[string]*signedReceipt // receipts by hash, because two files can contain the same receipt

	unsolicited *unsolicitedReceipts
	counted     map[[2]string]bool // pairs of person and entry already counted
}

type signedReceipt struct {
	*receipts.Receipt
	signer string
}

// addRequirements adds a table for each path that requires acknowledgements, and one for entries that require them in
// their own front matter.
func (m *merger) addRequirements() {
	for _, p := range m.handbook.Paths {
		if !p.Acknowledge {
			continue
		}
		table := m.table(p.ID, cmp.Or(p.Title, p.ID))
		for _, e := range p.Entries {
			table.require(m.requirementOf(e, p))
		}
	}
	for _, e := range m.handbook.Entries {
		// No path is for the role "", so a path that requires the entry from this role requires it from everyone.
		if strings.EqualFold(e.Metadata.Ack, handbook.AckRequired) && !e.PathRequiresAckFrom(handbook.Roles{""}) {
			m.table("", "entries that ask on their own").require(m.requirementOf(e, nil))
		}
	}
}

// table returns the table for a path id, creating it if necessary.
func (m *merger) table(id, name string) *PathTable {
	i := slices.IndexFunc(m.report.Tables, func(t *PathTable) bool { return t.Path == id })
	if i >= 0 {
		return m.report.Tables[i]
	}
	t := newTable(m.handbook.Titles()[0], name)
	t.Path = id
	m.report.Tables = append(m.report.Tables, t)
	return t
}

// addReceipt adds a receipt to each table that requires its entry or, if there is none, to the unsolicited receipts. If
// two files contain the same receipt, only the first copy is used, with the signature of either file.
func (m *merger) addReceipt(file string, r *signedReceipt) {
	who := m.canonicalName(r.Who)
	if known := m.byHash[r.Hash]; known != nil {
		known.signer = cmp.Or(known.signer, r.signer)
		return
	}
	if who == "" || r.Entry == "" {
		return
	}
	m.byHash[r.Hash] = r
	own, required := slices.Contains(m.handbook.Titles(), r.Handbook), false
	for _, t := range m.report.Tables {
		if i, ok := t.byID[r.Entry]; own && ok {
			t.add(who, t.requirements[i].entry.ID, r)
			required = true
		}
	}
	if !required {
		m.unsolicited.add(file, m.currentTitle(r.Handbook), who, own, r)
	}
}

// currentTitle returns the handbook's current title if title is a former one, and title itself otherwise.
func (m *merger) currentTitle(title string) string {
	if titles := m.handbook.Titles(); slices.Contains(titles, title) {
		return titles[0]
	}
	return title
}

// fillRows creates the rows of a table. Nothing is reported as missing for people who are not on the list or have none
// of the path's roles. If they have acknowledged an entry nevertheless, it is shown once, on a path if possible.
func (m *merger) fillRows(t *PathTable) {
	for i, who := range m.report.People {
		for j := range t.requirements {
			q := &t.requirements[j]
			asked := i < m.listed && q.appliesTo(m.roles[who])
			given := t.given[who][q.entry.ID]
			onPathToo := q.path == nil && q.entry.AnyPathRequiresAck()
			if !asked && (len(given) == 0 || onPathToo) {
				continue
			}
			row := m.newRow(who, q, given)
			if asked {
				m.countRequirement(row)
			}
			m.noteUnlisted(row, i)
			t.Rows = append(t.Rows, row)
		}
	}
}

// countRequirement counts an entry that a person on the list has to acknowledge, only once if it is on several paths.
func (m *merger) countRequirement(row *AckRow) {
	key := [2]string{row.Who, row.Entry}
	if m.counted[key] {
		return
	}
	m.counted[key] = true
	switch row.State {
	case StateMissing, StateRefused:
		m.report.Missing++
	case StateOutdated:
		m.report.Again++
	}
}

// Unsolicited is the number of receipts in a file for entries that need no acknowledgement.
type Unsolicited struct {
	File, Handbook string

	Own      bool // the receipts are for this handbook, which does not require the entries
	Receipts int
}

// unsolicitedReceipts collects the receipts for entries that need no acknowledgement. A file may contain any number of
// forged receipts, so the running time must not grow faster than their number.
type unsolicitedReceipts struct {
	tables  []*PathTable // one table for each handbook
	byTitle map[string]*PathTable
	number  map[Unsolicited]int // index into order, by file and handbook; Receipts is 0 in the keys
	order   []Unsolicited
}

// add adds a receipt to the table for its handbook. The path in the receipt is ignored, because it may be forged.
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
				row := m.newRow(who, &requirement{entry: &handbook.Entry{ID: id, Title: given[0].Title}}, given)
				row.State = StateNotAsked
				m.noteUnlisted(row, index[who])
				t.Rows = append(t.Rows, row)
			}
		}
	}
	return m.unsolicited.tables
}
