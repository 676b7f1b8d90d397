package report

import (
	"strings"
	"testing"
	"time"

	"trustbook/ui/receipts"
)

// An impossible receipt does not count, and odd ones get remarks.
func TestImpossibleReceiptsDoNotCount(t *testing.T) {
	h := askingHandbook(t)
	for name, test := range map[string]struct {
		change func(*receipts.Receipt)
		state  string
		remark string
	}{
		"as the handbook has it": {func(*receipts.Receipt) {}, StateAcknowledged, ""},
		"a newer version":        {func(r *receipts.Receipt) { r.Version = "9.0" }, StateRefused, "version 9.0 is newer than the handbook's, 2.1"},
		"a newer minor":          {func(r *receipts.Receipt) { r.Version = "2.2" }, StateRefused, "version 2.2 is newer than the handbook's, 2.1"},
		"an older version":       {func(r *receipts.Receipt) { r.Version, r.TextHash = "2.0", "x" }, StateAcknowledged, ""},
		"an older major":         {func(r *receipts.Receipt) { r.Version, r.TextHash = "1.9", "x" }, StateOutdated, ""},
		"another wording":        {func(r *receipts.Receipt) { r.TextHash = "x" }, StateAcknowledged, "the wording differs from this version in the handbook"},
		"another statement":      {func(r *receipts.Receipt) { r.Statement = "I saw it." }, StateAcknowledged, "the statement differs from the handbook's"},
		"both": {
			func(r *receipts.Receipt) { r.TextHash, r.Statement = "x", "I saw it." }, StateAcknowledged,
			"the wording differs from this version in the handbook; the statement differs from the handbook's",
		},
		"tomorrow in another zone": {func(r *receipts.Receipt) { r.When = noon().Add(23 * time.Hour) }, StateAcknowledged, ""},
		"in the future":            {func(r *receipts.Receipt) { r.When = noon().Add(25 * time.Hour) }, StateRefused, "2026-02-01 is in the future"},
	} {
		t.Run(name, func(t *testing.T) {
			r := receipts.NewReceipt(h, h.Entry("a"))
			r.Who, r.When = "Ada", noon()
			test.change(&r)
			m := Merge([]ReceiptFile{{Chain: receipts.Chain{Receipts: []*receipts.Receipt{&r}}}}, parsePeople(t, "Ada"), h, noon())
			row := m.Tables[0].Rows[0]
			if remark := strings.Join(row.Remarks, "; "); row.State != test.state || remark != test.remark {
				t.Errorf("%s: %s", row.State, remark)
			}
			if lacks := m.Missing == 3; lacks != (test.state == StateRefused) { // of three that are required
				t.Errorf("%d missing", m.Missing)
			}
		})
	}
}

// An impossible receipt does not hide a valid one, and is mentioned in a remark beside it.
func TestImpossibleReceiptHidesNoOther(t *testing.T) {
	h := askingHandbook(t)
	good, forged := receipts.NewReceipt(h, h.Entry("a")), receipts.NewReceipt(h, h.Entry("a"))
	good.Who, good.When, good.Hash = "Ada", noon(), "1"
	forged.Who, forged.When, forged.Hash = "Ada", noon().AddDate(100, 0, 0), "2"
	m := Merge([]ReceiptFile{{Chain: receipts.Chain{Receipts: []*receipts.Receipt{&forged, &good}}}}, parsePeople(t, "Ada"), h, noon())
	row := m.Tables[0].Rows[0]
	if row.State != StateAcknowledged || row.When != good.Timestamp() || strings.Join(row.Remarks, "") != "another receipt does not count: 2126-01-31 is in the future" {
		t.Errorf("%+v", row)
	}
}

// A misplaced or invented file adds no requirements, and is named.
func TestUnsolicitedReceiptsRequireNothing(t *testing.T) {
	h := askingHandbook(t)
	list := parsePeople(t, "Ada", "Dan")
	want := Merge(nil, list, h, noon()).Missing
	other := receiptFor("Eve", "a")
	other.Handbook, other.When, other.Hash = "Other rules", noon(), "1"
	invented := receiptFor("Eve", "z")
	invented.Path, invented.When, invented.Hash = "staff", noon(), "2" // a path with requirements, but not this one
	again := invented
	again.Entry, again.Hash = "d", "3" // an entry without requirements
	twice := invented
	twice.Hash = "4"
	m := Merge([]ReceiptFile{{Name: "eve.jsonl", Chain: receipts.Chain{Receipts: []*receipts.Receipt{&other, &invented, &again, &twice}}}}, list, h, noon())
	if m.Missing != want || m.Unlisted != 1 || !m.Asks {
		t.Errorf("%d missing, want %d; %d not on the list; %t", m.Missing, want, m.Unlisted, m.Asks)
	}
	strays := []Unsolicited{{"eve.jsonl", "Other rules", false, 1}, {"eve.jsonl", "Rules", true, 3}}
	if len(m.Unsolicited) != 2 || m.Unsolicited[0] != strays[0] || m.Unsolicited[1] != strays[1] {
		t.Errorf("%+v", m.Unsolicited)
	}
	for _, p := range m.Tables {
		for _, r := range p.Rows {
			if stray := r.Who == "Eve"; stray != p.Unsolicited || stray != (r.State == StateNotAsked) || stray && strings.Join(r.Remarks, "") != "not on the list" {
				t.Errorf("%s: %+v", p.Title, r)
			}
		}
	}
}

// A path that no one on the list has to read has no table, but a spreadsheet without rows still has its header.
func TestTablesWithoutRowsAreLeftOut(t *testing.T) {
	if m := Merge(nil, parsePeople(t, "Ada: engineer"), roleHandbook(t), noon()); strings.Contains(rowsOf(m), "[Rules: Leads]") {
		t.Error(rowsOf(m))
	}
	m := Merge(nil, nil, roleHandbook(t), noon())
	var table strings.Builder
	if err := m.Table().WriteCSV(&table); err != nil || len(m.Tables) > 0 || !strings.HasPrefix(table.String(), "path,who,") {
		t.Errorf("%v %q\n%s", err, table.String(), rowsOf(m))
	}
}
