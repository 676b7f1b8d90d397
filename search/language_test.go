package search

import (
	"testing"
)

// A word with one ending is found by the same word with any other, even if the basic form occurs nowhere.
func TestOtherFormsAreFound(t *testing.T) {
	h := handbookWith("Trädgård | Häckarna klipps i juni och bänkarna målas.", "Kök | Kaffet är slut och det är synd.")
	h.Languages = []string{"sv"}
	ix := New(h)
	for query, want := range map[string]string{"häcken": "a", "häck": "a", "häckars": "a", "bänk": "a", "kaffe": "b", "kaffets": "b"} {
		if r := ix.Search(query+" ", Options{}); firstID(r) != want || r.Corrected != "" {
			t.Errorf("%s: %s, corrected %q", query, summarize(r), r.Corrected)
		}
	}
}

// The lang field of an entry decides how its words are read, even if entries are in several languages.
func TestLanguageOfAnEntryDecides(t *testing.T) {
	h := handbookWith("Nycklar | Personuppgiftsbiträdesavtal och avtal.", "Agreements | Signed documents.")
	h.Entries[0].Metadata.Lang = "sv"
	h.NoSynonyms = false
	ix := New(h)
	for query, want := range map[string]string{"nyckeln": "a", "agreement": "b a", "avtalen": "a b", "signing": "b", "AV": ""} {
		if r := ix.Search(query+" ", Options{}); ids(r) != want {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}
