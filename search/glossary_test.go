package search

import (
	"fmt"
	"testing"

	"trustbook/handbook"
)

func glossaryHandbook() *handbook.Handbook {
	h := handbookWith(
		"Signing in | Multi-factor authentication (MFA) is required for production.",
		"Out-of-band access | OOB access is for emergencies. Nobody uses it otherwise.",
		"Other matters | A verification of identity is done.",
	)
	h.Acronyms = map[string]string{
		"MFA": "multi-factor authentication", "OOB": "out-of-band", "FIDO2": "Fast IDentity Online 2", "IT": "information technology",
	}
	h.Categories = []handbook.Category{{ID: "glossary", Title: "Glossary"}}
	h.Glossary = &handbook.Entry{
		ID: "glossary", Title: "Glossary", Category: "glossary", Summary: "Short forms.", Derived: handbook.DerivedFields{Generated: true},
		Sections: []handbook.Section{{Text: "FIDO2: Fast IDentity Online 2\nMFA: multi-factor authentication\nOOB: out-of-band"}},
	}
	return handbook.New(h.Parts)
}

func TestGlossary(t *testing.T) {
	ix := New(glossaryHandbook())
	for _, c := range []struct {
		query string
		place int    // position of the glossary among the hits, from 1; 0 if it is not found
		says  string // its passage
	}{
		{"oob", 2, "OOB: out-of-band"},
		{"out-of-band", 2, "OOB: out-of-band"},
		{"what is MFA", 1, "MFA: multi-factor authentication"},
		{"what does MFA stand for", 1, "MFA: multi-factor authentication"},
		{"meaning of OOB?", 1, "OOB: out-of-band"},
		{"what's OOB?", 1, "OOB: out-of-band"},
		{"what is MFA used for", 0, ""},
		{"FIDO2", 1, "FIDO2: Fast IDentity Online 2"},
		{"fast identity online 2", 1, "FIDO2: Fast IDentity Online 2"},
		{"it", 2, "IT: information technology"},
		{"glossary", 1, "Short forms."},
		{"mfa production", 0, ""},
		{"what does production stand for", 0, ""},
		{"cat:glossary", 1, "Short forms."},
	} {
		place, says := 0, ""
		r := ix.Search(c.query, Options{})
		for i, h := range r.Hits {
			if h.Entry.ID == "glossary" {
				place, says = i+1, h.Passage
			}
		}
		if place != c.place || says != c.says || r.NoAnswer && place > 0 {
			t.Errorf("%s: position %d, passage %q, no answer %v; want %d, %q", c.query, place, says, r.NoAnswer, c.place, c.says)
		}
	}
}

// Other entries are found exactly as they are without a glossary.
func TestGlossaryDoesNotChangeOtherHits(t *testing.T) {
	skipShort(t)
	with := shippedHandbook(t)
	without := *with
	without.Glossary = nil
	a, b := New(with), New(&without)
	tuning, held := questions(t, "answerable.txt")
	for _, q := range append(tuning, held...) {
		x, y := a.Search(q.Q, Options{}), b.Search(q.Q, Options{})
		n := 0
		for _, h := range x.Hits {
			if h.Entry == with.Glossary {
				continue
			}
			if n >= len(y.Hits) || fmt.Sprint(h) != fmt.Sprint(y.Hits[n]) {
				t.Errorf("%s: hit %s differs from the one without a glossary", q.Q, h.Entry.ID)
			}
			n++
		}
		if n != len(y.Hits) || x.Confidence != y.Confidence || x.NoAnswer != y.NoAnswer {
			t.Errorf("%s: %d hits, %v; without a glossary %d, %v", q.Q, n, x.Confidence, len(y.Hits), y.Confidence)
		}
	}
}

// The title of the generated glossary may be a word that every entry contains. The number of entries with it is then
// one higher than the number of entries.
func TestGlossaryBesideEntriesOfTheSameWord(t *testing.T) {
	h := handbook.New(handbook.Parts{
		Title: "T", Categories: []handbook.Category{{ID: "c", Title: "C"}}, Entries: []*handbook.Entry{{ID: "a", Title: "Glossary", Category: "c"}},
		Glossary: &handbook.Entry{ID: "g", Title: "Glossary", Category: "c", Derived: handbook.DerivedFields{Generated: true}},
	})
	for _, query := range []string{"glossary", "glossary bread", "the glossar"} {
		if r := New(h).Search(query, Options{}); ids(r) != "a g" || r.Total != 2 {
			t.Errorf("%s finds %q of %d", query, ids(r), r.Total)
		}
	}
}
