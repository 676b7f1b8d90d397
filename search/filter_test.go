package search

import (
	"testing"

	"trustbook/handbook"
)

func TestLabelAloneIsAFilter(t *testing.T) {
	ix := New(handbook.New(handbook.Parts{NoSynonyms: true, Entries: []*handbook.Entry{
		{ID: "a", Title: "First", Frameworks: []string{"NIS2"}, Summary: "One."},
		{ID: "b", Title: "Second", Summary: "Two."},
	}}))
	for _, query := range []string{"NIS2", "nis2", " NIS 2 "} {
		r := ix.Search(query, Options{})
		if len(r.Hits) != 1 || r.Hits[0].Entry.ID != "a" || r.NoAnswer || len(r.Filters) != 1 || r.Query != query {
			t.Errorf("%q: %+v", query, r)
		}
	}
}
