package search

import (
	"slices"
	"testing"
)

// A reference before a title does not change which entry is found, or that the title is an exact match.
func TestReferenceBeforeTitle(t *testing.T) {
	h := handbookWith("AC-21 Information Sharing | Partners.", "AC-22 Public Content | Pages.", "AC-2(1) Sharing | Accounts.", "4 eyes | Two people.", "COVID-19 rules | Masks.", "COVID-19 tests | Swabs.")
	for i, id := range []string{"ac-21", "ac-22-public-content", "AC-2(1)", "eyes", "covid-19-rules", "covid-19-tests"} {
		h.Entries[i].ID = id
	}
	ix := New(h)
	for title, ok := range map[string]bool{
		"information sharing": true, "ac-21 information sharing": true, "AC-21": true, "public content": true, "sharing": true, "ac-2(1)": true, "4 eyes": true,
		"eyes": true, "rules": false, "covid-19 rules": true, "sharing information": false,
	} {
		if r := ix.Search(title, Options{}); len(r.Hits) == 0 || (r.Hits[0].Score >= tierStep*float64(tierRef)) != ok {
			t.Errorf("%s: %s", title, summarize(r))
		}
	}
}

// A number that no look-up of names finds is a word of the title.
func TestNumberBeforeTitle(t *testing.T) {
	h := handbookWith("2024 Budget | Money is spent.", "POL-009 Passwords | Fourteen characters.", "Bread | Rye.")
	h.Entries[0].ID, h.Entries[1].Number = "2024-budget", "POL-009"
	ix := New(h)
	for query, want := range map[string]string{"2024": "2024-budget", "spent in 2024": "2024-budget", "budget 2024 draft": "2024-budget"} {
		if r := ix.Search(query+" ", Options{}); firstID(r) != want || len(r.Hits[0].TitleMarks) == 0 || slices.Contains(r.Unmatched, "2024") {
			t.Errorf("%s: %s, unmatched %q", query, summarize(r), r.Unmatched)
		}
	}
	if r := ix.Search("passwords", Options{}); firstID(r) != "b" || r.Hits[0].Score < tierStep {
		t.Errorf("the number counts as a part of the title: %s", summarize(r))
	}
}
