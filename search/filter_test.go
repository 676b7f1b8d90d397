package search

import (
	"slices"
	"testing"

	"trustbook/handbook"
)

func TestLabelAloneIsAFilter(t *testing.T) {
	ix := New(handbook.New(handbook.Parts{NoSynonyms: true, Entries: []*handbook.Entry{
		{ID: "a", Title: "First", Frameworks: []string{"NIS2"}, Summary: "One."},
		{ID: "b", Title: "Second", Summary: "Two."},
		{ID: "c", Title: "Third", Frameworks: []string{"nis 2"}, Summary: "Three."},
	}}))
	for _, query := range []string{"NIS2", "nis2", " NIS 2 ", "#nis2"} {
		r := ix.Search(query, Options{})
		if len(r.Hits) != 2 || r.Hits[0].Entry.ID != "a" || r.Hits[1].Entry.ID != "c" || r.NoAnswer || len(r.Filters) != 1 || r.Query != query {
			t.Errorf("%q: %+v", query, r)
		}
	}
}

// An exact name or title takes precedence over one that only begins with the value.
func TestFindsACategory(t *testing.T) {
	h := handbook.New(handbook.Parts{Categories: []handbook.Category{{ID: "access-control", Title: "Doors"}, {ID: "access", Title: "Keys & locks"}}})
	for value, want := range map[string]string{"access": "access", "ACCESS-C": "access-control", "keys locks": "access", "door": "access-control", "ke": "access", "lock": "", "": ""} {
		if c, ok := FindCategory(h, value); c.ID != want || ok != (want != "") {
			t.Errorf("%q: %q", value, c.ID)
		}
	}
}

// A query that has an answer only without its filters suggests it, and names the filters.
func TestSuggestsWhatFiltersLeaveOut(t *testing.T) {
	ix := New(handbook.New(handbook.Parts{NoSynonyms: true, Entries: []*handbook.Entry{
		{ID: "a", Title: "Keys", Frameworks: []string{"NIS2"}, Summary: "One."},
		{ID: "b", Title: "Doors and gates", Summary: "Two."},
	}}))
	for query, without := range map[string][]string{
		"#nis2 doors":              {"#nis2"},
		"doors -gates":             {"-gates"},
		`doors tag:"nis2" -"keys"`: {`tag:"nis2"`, `-"keys"`},
		"#nis2 windows":            nil, // unanswered even without the filter
		"doors":                    nil,
		"cat:nowhere windows":      nil, // an unknown filter filters nothing
		"#nis2":                    nil,
	} {
		s := ix.Search(query, Options{}).Suggestions
		if !slices.Equal(s.Without, without) || (s.Unfiltered == 1) != (without != nil) || without != nil && s.Entries[0].ID != "b" {
			t.Errorf("%q: %+v", query, s)
		}
	}
}

// A filter without a known value suggests the value that was probably meant, or else all values.
func TestSuggestsFilterValues(t *testing.T) {
	ix := New(handbook.New(handbook.Parts{
		NoSynonyms: true, Categories: []handbook.Category{{ID: "access", Title: "Keys"}, {ID: "people", Title: "Staff"}},
		Entries: []*handbook.Entry{{ID: "a", Title: "Keys", Category: "access", Kind: handbook.FAQ, Frameworks: []string{"ISO 27001", "NIS2"}}},
	}))
	opt := Options{Predicates: map[string]func(string) bool{"new": func(id string) bool { return id == "a" }, "saved": func(string) bool { return false }}}
	for query, want := range map[string]struct {
		filter string
		words  []SuggestedWord
	}{
		"is:":         {"is:", []SuggestedWord{{"is:new", 1, "is:new"}, {"is:saved", 0, "is:saved"}}},
		"is:nwe xyz":  {"is:nwe", []SuggestedWord{{"is:new", 1, "is:new xyz"}}},
		"xyz cat:zzz": {"cat:zzz", []SuggestedWord{{"cat:access", 1, "xyz cat:access"}, {"cat:people", 0, "xyz cat:people"}}},
		"#zzz":        {"#zzz", []SuggestedWord{{"tag:ISO-27001", 1, "tag:ISO-27001"}, {"tag:NIS2", 1, "tag:NIS2"}}},
		"is:new":      {}, "xyz": {}, "keys": {},
	} {
		if s := ix.Search(query, opt).Suggestions; s.Filter != want.filter || want.filter != "" && !slices.Equal(s.Words, want.words) {
			t.Errorf("%q: %+v", query, s)
		}
	}
	if r := ix.Search("tag:ISO-27001", opt); len(r.Hits) != 1 || !r.Filters[0].Known {
		t.Errorf("a suggested filter is unknown: %+v", r)
	}
}
