package handbook

import (
	"slices"
	"strings"
	"testing"
)

func TestGroupsBeginWhereTheyAreNew(t *testing.T) {
	outer := &Group{ID: "c/outer", Title: "Outer"}
	inner := &Group{ID: "c/outer/inner", Title: "Inner", Parent: outer}
	other := &Group{ID: "c/other", Title: "Other"}
	entries := []*Entry{
		{ID: "a", Category: "c"},
		{ID: "b", Category: "c", Group: inner},
		{ID: "c", Category: "c", Group: inner},
		{ID: "d", Category: "c", Group: outer},
		{ID: "e", Category: "c", Group: other},
		{ID: "f", Category: "d"},
	}
	h := New(Parts{Entries: entries, Categories: []Category{{ID: "c", Title: "C"}, {ID: "d", Title: "D"}}})
	var got []string
	var before *Entry
	for _, e := range h.AllEntries() {
		for _, g := range e.GroupsAfter(before) {
			got = append(got, strings.Repeat(">", g.Depth())+g.Title)
		}
		got, before = append(got, e.ID), e
	}
	if want := []string{"a", ">Outer", ">>Inner", "b", "c", "d", ">Other", "e", "f"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := strings.Join(h.Breadcrumb(entries[1]), " > "); got != "C > Outer > Inner" {
		t.Errorf("the place is %s", got)
	}
	if got := h.EntriesIn("d"); len(got) != 1 || got[0].ID != "f" || len(h.EntriesIn("x")) > 0 {
		t.Errorf("d has %v", got)
	}
}
