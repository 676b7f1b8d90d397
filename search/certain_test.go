package search

import (
	"slices"
	"testing"
)

// An entry that names no place is no certain answer to where something is.
func TestAsksWhere(t *testing.T) {
	ix := New(handbookWith("Storage of records | Records are stored in halls near Oslo.", "Storage of keys | Keys are stored in a VPN vault.", "Food | Bread is here.", "Rooms | Chairs."))
	for query, high := range map[string]bool{
		"where are records stored": true, "where are keys stored": false, "are keys stored in a vault": true,
	} {
		if r := ix.Search(query+"?", Options{}); (r.Confidence == High) != high {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}

// A word that many entries have tells little: one that lacks it lacks nothing, and one that has no other is not certain.
func TestFrequentWords(t *testing.T) {
	h := handbookWith("Leaks of water | Leaks are dried by pumps at once.", "Records of staff | Staff see records.", "Records of guests | Guests see records.",
		"Records of trips | Trips have records.", "Records of meals | Meals have records.", "Ice | Ice is here.")
	ix := New(h)
	r := ix.Search("Are leaks of water dried by pumps before they reach records?", Options{})
	if len(r.Hits) == 0 || r.Hits[0].Entry.ID != "a" || slices.Contains(r.Hits[0].Missing, "records") {
		t.Errorf("a frequent word is missing: %s %q", summarize(r), r.Hits[0].Missing)
	}
	if r := ix.Search("Who has records?", Options{}); r.Confidence == High {
		t.Errorf("certain by a frequent word: %s", summarize(r))
	}
}

// An entry that answers one of two questions, and nothing the other, is no certain answer to both.
func TestHalfAnswered(t *testing.T) {
	ix := New(handbookWith("Pumps | Pumps are tested by two engineers.", "Food | Bread is here.", "Rooms | Chairs."))
	const first = "Are pumps tested by two engineers?"
	for query, want := range map[string]Confidence{first: High, first + " Are volcanoes insured against lava?": Medium} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || r.Hits[0].Confidence != want || r.Confidence != want {
			t.Errorf("%s: %s, want %s: %s", query, r.Confidence, want, summarize(r))
		}
	}
}
