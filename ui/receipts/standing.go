package receipts

import (
	"fmt"
	"slices"
	"time"

	"trustbook/handbook"
)

// Standing is what has become of one text with one person.
type Row struct {
	Who, Entry, Title, Version, When, Signed, State string

	Remarks []string // what is odd about it, for people
}

// unlisted remarks that somebody is not on the list, where there is one: the first
// people are on it.
func (s *Row) remarkUnlisted(person, listed int) {
	if listed > 0 && person >= listed {
		s.Remarks = append(s.Remarks, "not on the list")
	}
}

// What has become of a text.
const (
	Acknowledged = "acknowledged"
	Outdated     = "acknowledged, but changed since"
	NotAsked     = "acknowledged, not asked for"
	Refused      = "does not count"
	Missing      = "missing"
)

// rank orders what receipts make of a text: the last of the best counts.
var rank = []string{Missing, Refused, Outdated, Acknowledged}

// standing is how it is with a text, by the last receipt that counts, or else by
// the last. One that cannot be true is said, whatever counts.
func (g *merger) standing(who string, w *requirement, given []*signedReceipt) (row *Row, some bool) {
	row = &Row{Who: who, Entry: w.entry, Title: w.title, State: Missing}
	var refused, odd []string
	slices.SortStableFunc(given, func(a, b *signedReceipt) int { return a.When.Compare(b.When) })
	for _, r := range given {
		state, why := w.become(r.Receipt), w.refusal(r.Receipt, g.now)
		if why != "" {
			state, refused = Refused, append(refused, why)
		}
		if slices.Index(rank, state) < slices.Index(rank, row.State) {
			continue
		}
		row.Version, row.When, row.Signed, row.State = r.Version, r.Timestamp(), r.signer, state
		odd = w.odd(r.Receipt)
	}
	if row.State == Refused {
		row.Remarks = refused
		return row, true
	}
	row.Remarks = odd
	for _, why := range refused {
		row.Remarks = append(row.Remarks, "another receipt does not count: "+why)
	}
	return row, len(given) > 0
}

// become is what a receipt makes of a text, if it can be true.
func (w *requirement) become(r *Receipt) string {
	if w.hash == "" || r.Covers(w.version, w.hash) {
		return Acknowledged
	}
	return Outdated
}

// refusal is why a receipt cannot be true, "" when it can: the handbook has no such
// version yet, or its time has not come. Clocks and zones are a day apart at most.
func (w *requirement) refusal(r *Receipt, now time.Time) string {
	const day = 24 * time.Hour
	then, had := handbook.Metadata{Version: r.Version}.Edition()
	present, has := handbook.Metadata{Version: w.version}.Edition()
	switch {
	case r.When.After(now.Add(day)):
		return r.When.Format(time.DateOnly) + " is in the future"
	case had && has && then.After(present):
		return fmt.Sprintf("version %s is newer than the handbook's, %s", r.Version, w.version)
	}
	return ""
}

// odd is what differs in a receipt from what the handbook says today, though its
// version does not.
func (w *requirement) odd(r *Receipt) (remarks []string) {
	if w.hash == "" {
		return nil
	}
	if r.Version == w.version && w.version != "" && r.TextHash != w.hash {
		remarks = append(remarks, "another wording than the handbook has in this version")
	}
	if r.Statement != w.statement {
		remarks = append(remarks, "another statement than the handbook's")
	}
	return remarks
}
