package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/receipts"
)

// PathTable is a table for a reading path, for entries that require acknowledgement themselves (Path is ""), or for
// receipts for entries that need no acknowledgement.
type PathTable struct {
	Handbook, Path, Title string

	Unsolicited bool // the table is for receipts for entries that need no acknowledgement
	Rows        []*AckRow

	requirements []requirement
	byID         map[string]int                         // index into requirements, by current and former ids of entries
	given        map[string]map[string][]*signedReceipt // receipts by person and then by entry id
}

func newTable(title, name string) *PathTable {
	return &PathTable{
		Handbook: title, Title: cmp.Or(title, "No title") + ": " + name,
		byID: map[string]int{}, given: map[string]map[string][]*signedReceipt{},
	}
}

func (t *PathTable) require(q requirement) {
	for _, id := range append(slices.Clip(q.entry.FormerIDs), q.entry.ID) {
		if _, taken := t.byID[id]; !taken {
			t.byID[id] = len(t.requirements)
		}
	}
	t.requirements = append(t.requirements, q)
}

func (t *PathTable) add(who, entry string, r *signedReceipt) {
	if t.given[who] == nil {
		t.given[who] = map[string][]*signedReceipt{}
	}
	t.given[who][entry] = append(t.given[who][entry], r)
}

// requirement is an entry that a path or its own front matter requires to be acknowledged.
type requirement struct {
	entry     *handbook.Entry
	hashes    map[*handbook.Entry]string // hash of the current text in each language; empty if the entry is not in the handbook
	statement []string                   // statements to acknowledge, one per language
	path      *handbook.Path             // nil if the entry itself requires the acknowledgement
}

func (m *merger) requirementOf(e *handbook.Entry, p *handbook.Path) requirement {
	q := requirement{entry: e, hashes: map[*handbook.Entry]string{e: e.Hash()}, statement: []string{sanitize.CleanLine(m.handbook.AckStatement)}, path: p}
	for _, translation := range e.Languages() {
		q.hashes[translation] = translation.Hash()
	}
	for _, w := range m.handbook.Words {
		q.statement = append(q.statement, sanitize.CleanLine(w.AckStatement))
	}
	return q
}

func (q *requirement) hash(e *handbook.Entry) string { return q.hashes[e] }

// appliesTo reports whether the requirement applies to people with the given roles. The entry's own requirement does
// not apply if a path already requires the entry from them.
func (q *requirement) appliesTo(r handbook.Roles) bool {
	if q.path != nil {
		return q.path.RelevanceTo(r) != handbook.RelevantForOthers
	}
	return q.entry.RequiresAckFrom(r) && !q.entry.PathRequiresAckFrom(r)
}

// outcome returns the state of the entry according to a receipt that was not refused.
func (q *requirement) outcome(r *receipts.Receipt) string {
	if len(q.hashes) == 0 || r.CoversEntry(q.entry, q.hash) {
		return StateAcknowledged
	}
	return StateOutdated
}

// rejectionReason returns the reason why a receipt cannot be true, or "" if there is none: the handbook does not have
// such a version yet, or the time is in the future. Clocks and time zones may differ by a day.
func (q *requirement) rejectionReason(r *receipts.Receipt, now time.Time) string {
	const day = 24 * time.Hour
	then, ok := handbook.Metadata{Version: r.Version}.Edition()
	in := q.entry.InLanguage(r.Language)
	present, known := in.Metadata.Edition()
	switch {
	case r.When.After(now.Add(day)):
		return r.When.Format(time.DateOnly) + " is in the future"
	case ok && known && then.After(present):
		return fmt.Sprintf("version %s is newer than the handbook's, %s", r.Version, in.Metadata.Version)
	}
	return ""
}

// remarks describes how a receipt for the current version differs from the handbook.
func (q *requirement) remarks(r *receipts.Receipt) (remarks []string) {
	if len(q.hashes) == 0 {
		return nil
	}
	in := q.entry.InLanguage(r.Language)
	if version := in.Metadata.Version; r.Version == version && version != "" && r.CurrentTextHash() != q.hashes[in] {
		remarks = append(remarks, "the wording differs from this version in the handbook")
	}
	if !slices.Contains(q.statement, r.Statement) {
		remarks = append(remarks, "the statement differs from the handbook's")
	}
	return remarks
}

// AckRow is the state of one entry for one person.
type AckRow struct {
	Who     string   `json:"who"`
	Entry   string   `json:"entry"`
	Title   string   `json:"title"`
	Version string   `json:"version,omitempty"`
	Lang    string   `json:"language,omitempty"` // language of the acknowledged text, if the entry is in several languages
	When    string   `json:"when,omitempty"`
	Signed  string   `json:"signed,omitempty"` // id of the key that signed the receipt
	State   string   `json:"state"`
	Remarks []string `json:"remarks,omitempty"` // remarks that a person has to check
}

// States of a row.
const (
	StateAcknowledged = "acknowledged"
	StateOutdated     = "acknowledged, but changed since"
	StateNotAsked     = "acknowledged, not asked for"
	StateRefused      = "does not count"
	StateMissing      = "missing"
)

// stateRank orders states from worst to best. A row shows the last receipt with the best state.
var stateRank = []string{StateMissing, StateRefused, StateOutdated, StateAcknowledged}

// Pending reports whether the person still has something to do.
func (r *AckRow) Pending() bool { return r.State != StateAcknowledged && r.State != StateNotAsked }

// newRow creates the row for an entry from a person's receipts. It uses the last valid receipt or, if there is none,
// the last receipt. It adds remarks about all receipts that cannot be true.
func (m *merger) newRow(who string, q *requirement, given []*signedReceipt) *AckRow {
	row := &AckRow{Who: who, Entry: q.entry.ID, Title: q.entry.Title, State: StateMissing}
	var refused, remarks []string
	slices.SortStableFunc(given, func(a, b *signedReceipt) int { return a.When.Compare(b.When) })
	for _, r := range given {
		state, why := q.outcome(r.Receipt), q.rejectionReason(r.Receipt, m.now)
		if why != "" {
			state, refused = StateRefused, append(refused, why)
		}
		if slices.Index(stateRank, state) < slices.Index(stateRank, row.State) {
			continue
		}
		row.Version, row.Lang, row.When, row.Signed, row.State = r.Version, r.Language, r.Timestamp(), r.signer, state
		remarks = q.remarks(r.Receipt)
	}
	if row.State == StateRefused {
		row.Remarks = refused
		return row
	}
	row.Remarks = remarks
	for _, why := range refused {
		row.Remarks = append(row.Remarks, "another receipt does not count: "+why)
	}
	return row
}

func (m *merger) noteUnlisted(row *AckRow, person int) {
	if m.listed > 0 && person >= m.listed {
		row.Remarks = append(row.Remarks, "not on the list")
	}
}

func (r *AckRow) cells() []string {
	return []string{r.Who, r.Entry, r.Title, r.Version, r.When, r.Signed, r.State, strings.Join(r.Remarks, "; "), r.Lang}
}
