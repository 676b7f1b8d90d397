package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

// expansionsOf expands a query like Search, and formats each word with its
// alternatives: origin, word and factor.
func expansionsOf(ix *Index, query string) string {
	q := ix.parse(query, Options{})
	var out []string
	for _, w := range ix.expand(&q, analysis.NewStemmer()) {
		var alts []string
		for _, a := range w.alts {
			name := a.word
			if a.origin == originSynonym {
				name = ix.Group(a.term).To[0]
			}
			alts = append(alts, fmt.Sprintf("%s %s %.2f", [...]string{"as typed", "completed", "corrected", "synonym", "joined"}[a.origin], name, a.factor))
		}
		slices.Sort(alts)
		word := w.Word
		if w.stop {
			word = "(" + word + ")"
		}
		out = append(out, word+": "+strings.Join(alts, ", "))
	}
	return strings.Join(out, "; ")
}

func TestExpand(t *testing.T) {
	h := handbookWith(
		"Production | Reaching production needs a product key and a login.",
		"Passwords | Passwords are rotated. Log data of the theft.",
		"Devices | A lost computer. ISO 27001, WiFi and the multi-factor way.",
	)
	h.Synonyms = []handbook.Synonym{
		{To: []string{"computer", "laptop"}},
		{To: []string{"second factor", "multi-factor"}},
		{From: []string{"vault"}, To: []string{"saffron"}}, // occurs nowhere
	}
	ix := New(h)
	for _, c := range []struct{ query, want string }{
		{"", ""},
		{"key ", "key: as typed key 1.00"},
		{"keys ", "key"}, // by its stem
		{"the key ", "(the): as typed the 1.00; key: as typed key 1.00"},
		{"produ", "produ: completed product 0.62, completed production 0.56"},
		{"produ ", "produ: completed product 0.62, completed production 0.56"}, // an unknown word is still completed
		{"pro ", "pro: "}, // too short to complete, unless it is being typed
		{"product", "product: as typed product 1.00, completed production 0.31"},
		{"passowrds ", "passowrds: corrected passwords 0.50"},
		{"poduction ", "poduction: corrected production 0.50"},
		{"broduction ", "broduction: corrected production 0.35"}, // a wrong first letter
		{"rottated ", "rottated: corrected rotated 0.50"},
		{"laptop ", "laptop: synonym computer 1.00"},
		{"lapt", "lapt: synonym computer 0.42"},
		{"computer ", "computer: as typed computer 1.00, synonym computer 1.00"},
		{"second factor ", "second: synonym second factor 0.50; factor: as typed factor 1.00, synonym second factor 0.50"},
		{"vault ", "vault: "}, // known, so not corrected, but without entries
		{"happens ", "(happens): "},
		{"happens key ", "(happens): ; key: as typed key 1.00"},
		{"log in ", "log: as typed log 1.00, joined login 0.45; (in): joined login 0.45"},
		{"iso27001 ", "iso: joined iso 1.00; 27001: joined 27001 1.00"},
		{"lostcomputer ", "lost: joined lost 1.00; computer: joined computer 1.00, synonym computer 0.70"},
		{"keykey ", "keykey: "},
		{"the", "the: as typed the 1.00, completed theft 0.29"},
		{"key key ", "key: as typed key 1.00"},
	} {
		got := expansionsOf(ix, c.query)
		if c.query == "keys " { // which word the stem stands for does not matter
			got = strings.TrimSuffix(got[:min(3, len(got))], "s")
		}
		if got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.query, got, c.want)
		}
	}
}

func TestWeightOfWords(t *testing.T) {
	ix := New(handbookWith("A | disk key.", "B | disk lock.", "C | disk what."))
	masses := map[string]float32{}
	q := ix.parse("disk key nowhere what happens ", Options{})
	for _, w := range ix.expand(&q, analysis.NewStemmer()) {
		masses[w.Word] = w.weight
	}
	if masses["nowhere"] <= masses["key"] || masses["key"] <= masses["disk"] {
		t.Errorf("rarer words must weigh more: %v", masses)
	}
	if masses["happens"] != 0 {
		t.Errorf("a common word that occurs nowhere must weigh nothing: %v", masses)
	}
}

// Every prefix of the long words in shipped titles finds the entry.
func TestPrefixesFindTheWord(t *testing.T) {
	skipShort(t)
	h := shippedHandbook(t)
	ix := New(h)
	for _, e := range h.Entries {
		for _, w := range analysis.Tokenize(e.Title) {
			if len(w.Word) < 6 || analysis.StopWords()[w.Word] {
				continue
			}
			for n := 4; n <= len(w.Word); n++ {
				r := ix.Search(w.Word[:n], Options{})
				if !slices.ContainsFunc(r.Hits, func(x Hit) bool { return x.Entry.ID == e.ID }) {
					t.Errorf("%q does not find %s", w.Word[:n], e.ID)
				}
			}
		}
	}
}

// TestSingleTypos makes one typo in each long word of the shipped titles. The entry has to be found in 99 of 100 cases.
// In the other cases, the mistyped word is another word or has the stem of one (handliing, hand).
func TestSingleTypos(t *testing.T) {
	skipShort(t)
	h := shippedHandbook(t)
	ix := New(h)
	var typos, lost int
	for _, e := range h.Entries {
		for _, w := range analysis.Tokenize(e.Title) {
			if len(w.Word) < 7 || !analysis.IsLowerASCII(w.Word) {
				continue
			}
			for i := 1; i+1 < len(w.Word); i++ {
				for _, typo := range []string{
					w.Word[:i] + w.Word[i+1:],                                    // omitted
					w.Word[:i] + w.Word[i:i+1] + w.Word[i:],                      // doubled
					w.Word[:i] + w.Word[i+1:i+2] + w.Word[i:i+1] + w.Word[i+2:],  // transposed
					w.Word[:i] + string('a'+(w.Word[i]-'a'+1)%26) + w.Word[i+1:], // substituted
				} {
					typos++
					r := ix.Search(typo+" ", Options{})
					if !slices.ContainsFunc(r.Hits, func(x Hit) bool { return x.Entry == e }) {
						lost++
						t.Logf("%s for %s: got %s", typo, w.Word, summarize(r))
					}
				}
			}
		}
	}
	if typos < 500 || 100*lost > typos {
		t.Errorf("%d of %d typos do not find the entry", lost, typos)
	}
}

// TestGeneralSynonymsFindTheirGroup searches for every phrase of the general synonyms
// in a handbook with one entry per group.
func TestGeneralSynonymsFindTheirGroup(t *testing.T) {
	skipShort(t)
	h := handbook.New(handbook.Parts{})
	var groups []handbook.Synonym
	for general, t := New(handbook.New(handbook.Parts{})), index.TermID(0); general.IsConcept(t); t++ {
		groups = append(groups, general.Group(t))
	}
	for i, g := range groups {
		h.Entries = append(h.Entries, &handbook.Entry{ID: fmt.Sprint("group-", i), Title: fmt.Sprint("Nr ", i), Sections: []handbook.Section{{Text: g.To[0] + "."}}})
	}
	ix := New(h)
	for i, g := range groups {
		ask := g.From
		if len(ask) == 0 {
			ask = g.To
		}
		for _, p := range ask {
			r := ix.Search(p+" ", Options{})
			if !slices.ContainsFunc(r.Hits, func(x Hit) bool { return x.Entry == h.Entries[i] }) {
				t.Errorf("%q does not find %q: %s", p, g.To[0], summarize(r))
			}
		}
	}
}
