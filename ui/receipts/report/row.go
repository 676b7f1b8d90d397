package report

import (
	"slices"
	"strings"
)

// Row is the state of one entry for one person.
type Row struct {
	Who     string   `json:"who"`
	Entry   string   `json:"entry"`
	Title   string   `json:"title"`
	Version string   `json:"version,omitempty"`
	When    string   `json:"when,omitempty"`
	Signed  string   `json:"signed,omitempty"` // id of the signing key
	State   string   `json:"state"`
	Remarks []string `json:"remarks,omitempty"` // remarks for a person to check
}

// The states of a row.
const (
	Acknowledged = "acknowledged"
	Outdated     = "acknowledged, but changed since"
	NotAsked     = "acknowledged, not asked for"
	Refused      = "does not count"
	Missing      = "missing"
)

// stateRank orders states: the last receipt with the best state is used.
var stateRank = []string{Missing, Refused, Outdated, Acknowledged}

// Pending reports whether something is left to do.
func (r *Row) Pending() bool { return r.State != Acknowledged && r.State != NotAsked }

// rowFor creates the row of an entry from a person's receipts: from the last valid one, or
// else from the last. It always remarks on receipts that cannot be true.
func (m *merger) rowFor(who string, q *requirement, given []*signedReceipt) *Row {
	row := &Row{Who: who, Entry: q.entry.ID, Title: q.entry.Title, State: Missing}
	var refused, remarks []string
	slices.SortStableFunc(given, func(a, b *signedReceipt) int { return a.When.Compare(b.When) })
	for _, r := range given {
		state, why := q.outcome(r.Receipt), q.refusal(r.Receipt, m.now)
		if why != "" {
			state, refused = Refused, append(refused, why)
		}
		if slices.Index(stateRank, state) < slices.Index(stateRank, row.State) {
			continue
		}
		row.Version, row.When, row.Signed, row.State = r.Version, r.Timestamp(), r.signer, state
		remarks = q.remarks(r.Receipt)
	}
	if row.State == Refused {
		row.Remarks = refused
		return row
	}
	row.Remarks = remarks
	for _, why := range refused {
		row.Remarks = append(row.Remarks, "another receipt does not count: "+why)
	}
	return row
}

// remarkUnlisted remarks that a person, by their index, is not on the list.
func (m *merger) remarkUnlisted(row *Row, person int) {
	if m.listed > 0 && person >= m.listed {
		row.Remarks = append(row.Remarks, "not on the list")
	}
}

func (r *Row) cells() []string {
	return []string{r.Who, r.Entry, r.Title, r.Version, r.When, r.Signed, r.State, strings.Join(r.Remarks, "; ")}
}
