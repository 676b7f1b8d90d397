package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/search/index"
)

func TestNothingFound(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, query := range []string{"AI", "price list", "saml federation", "salary", "qqqq", "weather tomorrow"} {
		r := ix.Search(query, Options{})
		if len(r.Hits) > 0 && !r.NoAnswer {
			t.Errorf("%s: got %s", query, summarize(r))
		}
	}
}

func TestSuggestedEntries(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, near := range map[string]bool{
		"xyzzyq": false, "qqqq": false, "weather tomorrow": false,
		"encrpyshun": true, "27002": false, "teh bread": false, "how do i open a support ticket": true,
	} {
		if n := ix.Search(query+" ", Options{}).Suggestions; len(n.Entries) > 0 != near || len(n.Entries) > maxSuggestions {
			t.Errorf("%s: %d entries and the words %v are suggested", query, len(n.Entries), n.Words)
		}
	}
}

func TestEntriesWithQueryWordsComeFirst(t *testing.T) {
	ix := New(handbookWith("Confidence | Have confidence.", "Budget | The budget of a team is set by its lead, once a year.", "Bread | Bread."))
	r := ix.Search("confidunshun costs of budgets of somebody ", Options{})
	if !r.NoAnswer || len(r.Suggestions.Entries) != 2 || r.Suggestions.Entries[0].ID != "b" || r.Suggestions.Entries[1].ID != "a" {
		t.Errorf("no answer: %v, suggestions: %v", r.NoAnswer, r.Suggestions)
	}
}

func TestSuggestedWords(t *testing.T) {
	ix := New(handbookWith("Encryption | Disks are encrypted.", "Certificates | A certificate is a certificate.", "Breads | Bread."))
	for query, want := range map[string]string{
		"encrpyshun":                  "encrypted 1 encrypted ",
		"certitude":                   "certificate 1 certificate ",
		"Why the encrpyshun of cats?": "encrypted 1 Why the encrypted of cats? ", // the rest of the question stays
		"zzzzzzz":                     "",
	} {
		var got []string
		for _, w := range ix.Search(query+" ", Options{}).Suggestions.Words {
			got = append(got, fmt.Sprint(w.Word, " ", w.Count, " ", w.Query))
		}
		if len(got) == 0 && want != "" || len(got) > 0 && got[0] != want {
			t.Errorf("%s: got %q, want first %q", query, got, want)
		}
	}
}

// Known words are not misspellings of others, and a misspelling has most letters of the word.
func TestSuggestedWordsArePlausible(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, query := range []string{"pen test", "backups", "price list", "kubernetes", "parking", "salary", "sla", "gdpr", "terraform", "dress code", "printers", "vacation", "databases", "disabled", "internally", "underleverantörer"} {
		if words := ix.Search(query+" ", Options{}).Suggestions.Words; len(words) > 0 {
			t.Errorf("%s: %v are suggested", query, words)
		}
	}
	for query, want := range map[string]string{"jurisdicshun": "jurisdiction", "soverenity": "sovereignty", "encriptshun": "encryption"} {
		if words := ix.Search(query+" ", Options{}).Suggestions.Words; len(words) == 0 {
			t.Errorf("%s: nothing is suggested, want %s", query, want)
		}
	}
}

func TestSuggestedEntriesContainSuggestedWords(t *testing.T) {
	ix := New(handbookWith("Breads | Bread.", "Encryption | Disks are encrypted."))
	r := ix.Search("encrpyshun ", Options{})
	if len(r.Suggestions.Entries) != 1 || r.Suggestions.Entries[0].ID != "b" {
		t.Errorf("got %v", r.Suggestions.Entries)
	}
}

func TestUnmatchedWords(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]string{
		"price list":               "price list",
		"wcag":                     "wcag", // access is not accessibility
		"99.9":                     "99.9", // a word as typed, not its parts
		"8.24":                     "8.24", // shares a part with 24/7
		"24.8":                     "24.8",
		"is it on-prem":            "on-prem",
		"is it mfa-friendly":       "friendly",
		"what is kubernetes mfa":   "kubernetes",
		"what is the price":        "price",
		"what happens to my phone": "", // common words are not reported
		"passowrd":                 "",
		"2fa":                      "",
	} {
		if got := strings.Join(ix.Search(query, Options{}).Unmatched, " "); got != want {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

// If no entry contains a phrase with a number, the whole phrase is named as missing, even if an entry contains the
// number.
func TestUnmatchedPhraseIsNamedWhole(t *testing.T) {
	ix := New(shippedHandbook(t))
	if r := ix.Search("2 aims ", Options{}); len(r.Unmatched) != 0 {
		t.Fatalf("no entry contains 2: %q", r.Unmatched)
	}
	for query, want := range map[string][]string{"soc 2 ": {"soc 2"}, "are you soc 2 certified? ": {"soc 2"}} {
		if r := ix.Search(query, Options{}); !slices.Equal(r.Unmatched, want) {
			t.Errorf("%s: %q, want %q", query, r.Unmatched, want)
		}
	}
}

func TestFuzzySearch(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]string{
		"rmtprd":     "remote-work-production-access",
		"rmt prd":    "remote-work-production-access",
		"mfaprdadm":  "mfa-production-admin",
		"gdpr":       "",
		"price":      "",
		"bug bounty": "",
		"qzx":        "",
	} {
		r := ix.Search(query, Options{})
		if firstID(r) != want || r.FuzzyOnly != (want != "") {
			t.Errorf("%s: got %q, fuzzy only %v; want %q", query, ids(r), r.FuzzyOnly, want)
			continue
		}
		for _, h := range r.Hits {
			if h.Confidence != Low || !slices.Equal(h.Reasons, []string{"its title or id has these letters in this order"}) || h.Passage == "" {
				t.Errorf("%s: fuzzy match has %s, %q, %q", query, h.Confidence, h.Reasons, h.Passage)
			}
		}
	}
}

func TestFuzzyMatchMarksLetters(t *testing.T) {
	h := handbookWith("Remote work and access to production | Text.", "Über-Straße zum Büro | Text.")
	for query, want := range map[string]string{
		"rmtprd": "[R]e[m]ote work and access [t]o [pr]o[d]uction",
		"ubstzb": "[Über]-[Straße] [z]um [Büro]",
	} {
		r := New(h).Search(query, Options{})
		if len(r.Hits) != 1 {
			t.Fatalf("%s: %s", query, summarize(r))
		}
		if got := marked(r.Hits[0].Entry.Title, r.Hits[0].TitleMarks); got != want {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
}

func TestFuzzySearchHonoursFiltersAndLimit(t *testing.T) {
	h := handbook.New(handbook.Parts{NoSynonyms: true})
	for i := range 20 {
		e := &handbook.Entry{ID: fmt.Sprint("e", i), Title: "Remote production", Kind: handbook.FAQ, Category: "c"}
		if i%2 == 0 {
			e.Kind = handbook.Policy
		}
		h.Entries = append(h.Entries, e)
	}
	r := New(h).Search("rmtprd kind:policy", Options{Limit: 3})
	if len(r.Hits) != 3 || r.Total != 10 || r.Counts["c"] != 10 {
		t.Errorf("%d hits, %d in all, counts %v", len(r.Hits), r.Total, r.Counts)
	}
	if long := New(h).Search(strings.Repeat("rmtprd", 9), Options{}); len(long.Hits) != 0 {
		t.Errorf("a pattern longer than %d letters has fuzzy matches", maxFuzzyLetters)
	}
}

// Sums used for finding entries must not affect the next search, which gets the same memory.
func TestEntriesAboutLeavesNothingBehind(t *testing.T) {
	ix := New(handbookWith("one | backups here", "two | backups logs", "three | logs here", "four | passwords"))
	terms := []index.TermID{ix.termsOf("backups")[0], ix.termsOf("logs")[0]}
	factor := func(i int) float32 { return 1 / float32(1+i) }
	ids := func(entries []*handbook.Entry) (out []string) {
		for _, e := range entries {
			out = append(out, e.ID)
		}
		return out
	}
	for range 3 {
		if got := ids(ix.entriesAbout(terms, factor, 2)); !slices.Equal(got, []string{"b", "a"}) {
			t.Fatalf("about backups, and less so logs: %v", got)
		}
	}
	if s := ix.scratch.Get().(*searchBuffers); slices.Max(s.sum.total) != 0 {
		t.Errorf("the next search begins with %v", s.sum.total)
	}
	if got := ix.entriesAbout(nil, factor, 2); got != nil {
		t.Errorf("without a term: %v", ids(got))
	}
}

// An entry that shares only "what" and "your" with a question that nothing answers is not related to it.
func TestRelatedEntriesShareATopic(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]string{
		"what are your prices":            "",
		"do you have an office in London": "remote-work-production-access",
	} {
		var got []string
		for _, e := range ix.Search(query, Options{}).Suggestions.Entries {
			got = append(got, e.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: related are %q, want %q", query, got, want)
		}
	}
}

// A caller who shows only suggestions gets few hits for a query that no entry answers, and all hits for others.
func TestFewWithoutAnswer(t *testing.T) {
	var lines []string
	for i := range 2 * maxSuggestions {
		lines = append(lines, fmt.Sprintf("Keys %d | Keys are kept in a vault.", i))
	}
	ix := New(handbookWith(lines...))
	for query, want := range map[string]int{"keys vault": 2 * maxSuggestions, "blorp zebra flumph of keys": maxSuggestions} {
		all, few := ix.Search(query, Options{}), ix.Search(query, Options{FewWithoutAnswer: true, Limit: 30})
		if all.NoAnswer != (want == maxSuggestions) || len(all.Hits) != len(lines) || len(few.Hits) != want || few.Total != all.Total {
			t.Errorf("%s: %d of %d hits, want %d; no answer %v", query, len(few.Hits), len(all.Hits), want, all.NoAnswer)
		}
		if !slices.Equal(few.Suggestions.Entries, all.Suggestions.Entries) {
			t.Errorf("%s: other suggestions", query)
		}
	}
}
