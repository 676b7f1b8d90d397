package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

func markHandbook() *handbook.Handbook {
	h := handbookWith(
		"Multi-factor authentication | Administrative access requires multi-factor authentication. Åsa administers café access at the office.",
		"Nothing | Filler about bread, dying plants and butter.",
	)
	h.Synonyms = []handbook.Synonym{{To: []string{"multi-factor authentication", "mfa"}}}
	return h
}

func TestMark(t *testing.T) {
	ix := New(markHandbook())
	for _, c := range []struct{ query, text, want string }{
		{"admin", "Administrative access", "[Administrative] access"},
		{"mfa", "requires multi-factor authentication.", "requires [multi-factor authentication]."},
		{"mfa", "requires MFA, always", "requires [MFA], always"},
		{"mfa", "factor of authentication", "factor of authentication"},
		{"mfa", "multi-factor\nauthentication", "[multi-factor]\n[authentication]"},
		{"mfa", "multi-\n  │ factor   │\n  │ authentication", "[multi]-\n  │ [factor]   │\n  │ [authentication]"},
		{"mfa", "multi factor\u00a0authentication", "[multi factor\u00a0authentication]"},
		{"multifactor", "a multi-factor login", "a [multi-factor] login"},
		{"access admin", "administers access", "[administers access]"},
		{"cafe", "a CAFÉ, a cafe\u0301, a café", "a [CAFÉ], a [cafe\u0301], a [café]"},
		{"Åsa", "asa ÅSA Åsas", "[asa] [ÅSA] Åsas"},
		{"office", "the oﬃce", "the [oﬃce]"},
		{"die", "plants are dying", "plants are [dying]"},
		{"the access", "the access", "the [access]"},
		{"the", "the access of the", "[the] access of [the]"},
		{"nowhere", "the access", "the access"},
		{"access", "", ""},
	} {
		r := ix.Search(c.query, Options{})
		got := marked(c.text, r.Mark(c.text))
		got = strings.ReplaceAll(got, "[asa ÅSA]", "[asa] [ÅSA]") // adjacent matches are one span
		if got != c.want {
			t.Errorf("%s in %q: got %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

func TestMarkOfEmptyResult(t *testing.T) {
	if got := (Result{}).Mark("text"); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestMergeSpans(t *testing.T) {
	text := "multi-factor  and\nmore words"
	for _, c := range []struct {
		spans []Span
		want  string
	}{
		{nil, text},
		{[]Span{{Start: 6, End: 12}, {Start: 0, End: 5}}, "[multi-factor]  and\nmore words"},
		{[]Span{{Start: 0, End: 12}, {Start: 0, End: 5}, {Start: 6, End: 12}}, "[multi-factor]  and\nmore words"},
		{[]Span{{Start: 6, End: 12}, {Start: 14, End: 17}}, "multi-[factor  and]\nmore words"},
		{[]Span{{Start: 14, End: 17}, {Start: 18, End: 22}}, "multi-factor  [and]\n[more] words"},
		{[]Span{{Start: 0, End: 5}, {Start: 14, End: 17}}, "[multi]-factor  [and]\nmore words"},
	} {
		if got := marked(text, analysis.MergeSpans(c.spans, text)); got != c.want {
			t.Errorf("%v: got %q, want %q", c.spans, got, c.want)
		}
	}
}

// checkSpans fails unless spans are sorted, separate, inside the text and on rune
// boundaries.
func checkSpans(t *testing.T, text string, spans []Span) {
	t.Helper()
	last := 0
	for i, s := range spans {
		if s.Start < last || s.Start >= s.End || s.End > len(text) || i > 0 && s.Start == last {
			t.Fatalf("%q: bad span %v of %v", text, s, spans)
		}
		if !utf8.RuneStart(text[s.Start]) && utf8.ValidString(text) || s.End < len(text) && !utf8.RuneStart(text[s.End]) && utf8.ValidString(text) {
			t.Fatalf("%q: span %v cuts a rune", text, s)
		}
		last = s.End
	}
}

// FuzzSearch searches a small handbook with unusual letters for arbitrary queries, and marks arbitrary text with the
// results.
func FuzzSearch(f *testing.F) {
	h := markHandbook()
	h.Entries[1].Title = "Ångström ﬁ İ 'Straße' e\u0301"
	h.Entries[1].Controls = []handbook.Control{{Set: "iso27002-2022", Ref: "8.5"}}
	ix := New(h)
	for _, s := range []string{
		"mfa", "passowrd", "A.9.2.3", `"least priv`, "-x", "-#a #b cat:c is:saved", "8.5 8.5 8 5", "straße ångstrom", "rmtprd", "İ", "\u0301", "\xff",
		"multi multi-factor authenticatoin", "a-b-c", "angstrmfi",
	} {
		f.Add(s, "Multi-factor authentication │\n│ Straße ofﬁce")
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		for _, limit := range []int{0, 1} {
			r := ix.Search(query, Options{Limit: limit})
			for _, hit := range r.Hits {
				checkSpans(t, hit.Entry.Title, hit.TitleMarks)
				checkSpans(t, hit.Passage, hit.PassageMarks)
				if strings.ContainsAny(hit.Passage, "\n\t") {
					t.Fatalf("passage %q has more than one line", hit.Passage)
				}
				if hit.Section < 0 || hit.Section >= len(hit.Entry.Sections) {
					t.Fatalf("section %d", hit.Section)
				}
			}
			checkSpans(t, text, r.Mark(text))
		}
	})
}

// TestInitialsDoNotChangeMarks compares the marks with those of a matcher that skips no
// words.
func TestInitialsDoNotChangeMarks(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, query := range []string{"mfa", "multifactor", "access admin", "åccess", "vpn", "staff's", "a"} {
		m := ix.Search(query, Options{}).matcher
		every := *m
		for i := range every.initials {
			every.initials[i] = ^uint64(0)
		}
		for _, e := range ix.Entries {
			text := e.Title + " x-" + e.Text() + " Åccess of d’accès multi-factor"
			a, b := marked(text, m.mark(text)), marked(text, every.mark(text))
			if a != b {
				t.Fatalf("%s in %s:\n%s\n%s", query, e.ID, a, b)
			}
		}
	}
}
