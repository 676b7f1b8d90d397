package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

// filterHandbook has two categories, three kinds and two labels.
func filterHandbook() *handbook.Handbook {
	h := handbookWith("Passwords | Passwords are long.", "Phones | Phones are encrypted.", "Trust | We are certified. Passwords too.")
	h.Categories = []handbook.Category{{ID: "access-authorization", Title: "Access & authorization"}, {ID: "why", Title: "Why trust us"}}
	h.Frameworks = []string{"NIS2", "ISO 27001"}
	for i, k := range []handbook.Kind{handbook.FAQ, handbook.Policy, handbook.Principle} {
		h.Entries[i].Kind = k
		h.Entries[i].Category = "access-authorization"
	}
	h.Entries[2].Category = "why"
	h.Entries[0].Frameworks = []string{"NIS2"}
	h.Entries[2].Frameworks = []string{"NIS2", "ISO 27001"}
	return h
}

func TestFilters(t *testing.T) {
	ix := New(filterHandbook())
	saved := Options{Predicates: map[string]func(string) bool{"saved": func(id string) bool { return id == "b" }}}
	for _, c := range []struct {
		query string
		opt   Options
		hits  string
		chips string
	}{
		{"#nis2", Options{}, "a c", "[{NIS2 true}]"},
		{"tag:NIS", Options{}, "a c", "[{NIS2 true}]"},
		{"#iso27001", Options{}, "c", "[{ISO 27001 true}]"},
		{"-#nis2", Options{}, "b", "[{not NIS2 true}]"},
		{"#nis2 passwords", Options{}, "a c", "[{NIS2 true}]"},
		{"cat:acc", Options{}, "a b", "[{Access & authorization true}]"},
		{`cat:"why trust"`, Options{}, "c", "[{Why trust us true}]"},
		{"kind:pol", Options{}, "b", "[{Policy true}]"},
		{"kind:faq kind:policy", Options{}, "", "[{FAQ true} {Policy true}]"},
		{"is:saved", saved, "b", "[{saved true}]"},
		{"-is:saved", saved, "a c", "[{not saved true}]"},
		{"is:saved passwords", Options{}, "a c", "[{is:saved false}]"},
		{"is:unread", saved, "", "[{is:unread false}]"},
		{"#pci passwords", Options{}, "a c", "[{#pci false}]"},
		{"cat:nowhere passwords", Options{}, "a c", "[{cat:nowhere false}]"},
		{"kind:passwords", Options{}, "a c", "[{kind:passwords false}]"},
		{"owner:passwords", Options{}, "a c", "[{owner:passwords false}]"},
		{"cat:", Options{}, "", "[{cat: false}]"},
		{"#", Options{}, "", "[{# false}]"},
		{"-passwords", Options{}, "b", "[]"},
		{`-"are certified"`, Options{}, "a b", "[]"},
	} {
		r := ix.Search(c.query, c.opt)
		if ids(r) != c.hits || fmt.Sprint(r.Filters) != c.chips {
			t.Errorf("%s: got hits %q chips %v, want %q %s", c.query, ids(r), r.Filters, c.hits, c.chips)
		}
	}
}

// Every filter gives a reason why an entry passes, even if only the name of a framework was typed.
func TestFiltersSayWhy(t *testing.T) {
	ix := New(filterHandbook())
	for query, want := range map[string]string{
		"nis2": "NIS2 is one of its frameworks", "#nis2 kind:faq": "NIS2 is one of its frameworks; its kind is FAQ",
		"cat:why": "it is in the category Why trust us", "-#nis2": "nothing in it is excluded",
	} {
		r := ix.Search(query, Options{})
		if len(r.Hits) == 0 || strings.Join(r.Hits[0].Reasons, "; ") != want {
			t.Errorf("%s: %+v, want %q", query, r.Hits, want)
		}
	}
}

func TestPhrases(t *testing.T) {
	ix := New(handbookWith(
		"One | The remote work policy.",
		"Two | Work is remote. Remote control of work.",
		"Three | Remote working, and a remote worker.",
	))
	for _, c := range []struct{ query, hits string }{
		{`remote work`, "a b c"},
		{`"remote work"`, "a"},
		{`"remote work`, "a b c"}, // the quote is open
		{`"remote wor`, "a b c"},
		{`"work remote"`, "a b c"}, // no entry has the phrase
		{`"work remote" -"remote worker"`, "a b"},
		{`remote -"remote work"`, "b c"},
		{`remote -policy`, "b c"},
		{`"REMOTE, work"`, "a"},
	} {
		got := strings.Fields(ids(ix.Search(c.query, Options{})))
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.hits {
			t.Errorf("%s: got %q, want %q", c.query, s, c.hits)
		}
	}
}

func TestPhraseBudget(t *testing.T) {
	skipShort(t)
	h := newGenerator(50).handbook(4000)
	ix := New(h)
	words := analysis.Tokenize(h.Entries[0].Sections[0].Text)
	r := ix.Search(`"`+words[0].Word+" "+words[1].Word+`"`, Options{Limit: 10})
	if r.Total == 0 || r.Total == len(h.Entries) {
		t.Errorf("%d of %d contain the phrase", r.Total, len(h.Entries))
	}
}

func TestSeparatorEndsTyping(t *testing.T) {
	ix := New(handbookWith("Production | Reaching production."))
	for query, want := range map[string]bool{"prod": true, "prod ": false, "prod-": false, `"prod"`: false, "#x prod": true} {
		q := ix.parse(query, Options{})
		if got := q.words[len(q.words)-1].typing; got != want {
			t.Errorf("%q: typing is %v", query, got)
		}
	}
}

// US is the country, not the pronoun, unless the words around it are in capitals too.
func TestCountryIsNoPronoun(t *testing.T) {
	for text, want := range map[string]string{
		"laws of the US": "laws of the usa", "the U.S. CLOUD Act": "the usa cloud act", "US law": "usa law",
		"tell us": "tell us", "CONTACT US": "contact us", "e.g. the U.K. and U.S.A.": "e g the uk and usa", "A. Smith": "a smith", "THE U.S. CLOUD ACT": "the usa cloud act",
	} {
		if got := analysis.FoldWords(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	ix := New(handbookWith("T | x"))
	for query, want := range map[string]string{
		"laws of the US": "laws of the usa", "DO YOU TELL US?": "do you tell us", "US LAW": "us law", "US law": "usa law", "US": "usa",
		"DOES THE U.S. CLOUD ACT APPLY": "does the usa cloud act apply", `"TELL US"`: "tell us",
	} {
		if q := ix.parse(query, Options{}); q.foldedText() != want {
			t.Errorf("query %s: %q, want %q", query, q.foldedText(), want)
		}
	}
}
