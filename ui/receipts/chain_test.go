package receipts

import (
	"testing"

	"trustbook/handbook"
)

// A receipt under a former id counts for the entry under its current id. Find prefers a valid receipt to an invalid
// one, and the last of several valid ones, regardless of the order of ids.
func TestFindLooksUnderFormerIDs(t *testing.T) {
	e := &handbook.Entry{ID: "now", FormerIDs: []string{"then"}, Metadata: handbook.Metadata{Version: "2.0"}}
	given := func(id, version, who string) *Receipt { return &Receipt{Entry: id, Version: version, Who: who} }
	for name, test := range map[string]struct {
		index  ByEntry
		who    string
		counts bool
	}{
		"none":                {ByEntry{"other": {given("other", "2.0", "Ada")}}, "", false},
		"the former id":       {ByEntry{"then": {given("then", "2.0", "Ada")}}, "Ada", true},
		"an older version":    {ByEntry{"then": {given("then", "1.0", "Ada")}}, "Ada", false},
		"the one that counts": {ByEntry{"then": {given("then", "2.0", "Ada")}, "now": {given("now", "1.0", "Eve")}}, "Ada", true},
		"the last":            {ByEntry{"now": {given("now", "2.0", "Ada"), given("now", "2.1", "Eve")}}, "Eve", true},
	} {
		r, counts := test.index.Find(e, func(*handbook.Entry) string { return "hash" })
		who := ""
		if r != nil {
			who = r.Who
		}
		if who != test.who || counts != test.counts {
			t.Errorf("%s: %q %t, want %q %t", name, who, counts, test.who, test.counts)
		}
	}
}
