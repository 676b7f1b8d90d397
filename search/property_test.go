package search

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

// generateIndex returns a generated handbook and its index.
func generateIndex(t *testing.T, entries int) (*generator, *handbook.Handbook, *Index) {
	t.Helper()
	g := newGenerator(3_000)
	h := g.handbook(entries)
	return g, h, New(h)
}

// randomWords returns n words from one entry, so that there is something to find.
func (g *generator) randomWords(h *handbook.Handbook, n int) []string {
	e := h.Entries[g.rand.IntN(len(h.Entries))]
	all := analysis.Tokenize(e.Title + " " + e.Sections[0].Text + " " + e.Sections[1].Text)
	var out []string
	for range n {
		out = append(out, all[g.rand.IntN(len(all))].Word)
	}
	return out
}

func TestEveryTitleAndIDIsFirst(t *testing.T) {
	skipShort(t)
	_, h, ix := generateIndex(t, 250)
	for _, e := range h.Entries {
		if r := ix.Search(e.ID, Options{Limit: 3}); firstID(r) != e.ID {
			t.Errorf("%s: got %s", e.ID, summarize(r))
		}
		r := ix.Search(e.Title, Options{Limit: 3})
		if len(r.Hits) == 0 || r.Hits[0].Entry.Title != e.Title {
			t.Errorf("%q: got %s", e.Title, summarize(r))
		}
	}
}

func TestWordOrderDoesNotMatter(t *testing.T) {
	skipShort(t)
	g, h, ix := generateIndex(t, 250)
	for range 200 {
		words := slices.DeleteFunc(g.randomWords(h, 6), func(w string) bool { return len(w) < 5 }) // short words may form a compound
		a := ix.Search(strings.Join(words, " ")+" ", Options{Limit: 5})
		slices.Reverse(words)
		b := ix.Search(strings.Join(words, " ")+" ", Options{Limit: 5})
		for i := range a.Hits {
			if a.Hits[i].Score >= tierStep { // a title or reference, for which the order matters
				break
			}
			if math.Abs(a.Hits[i].Score-b.Hits[i].Score) > 1e-3 {
				t.Fatalf("%q: hit %d has score %v, and %v with the words reversed", words, i, a.Hits[i].Score, b.Hits[i].Score)
			}
		}
	}
}

func TestFiltersOnlyRemoveHits(t *testing.T) {
	skipShort(t)
	g, h, ix := generateIndex(t, 250)
	for i, e := range h.Entries {
		e.Kind = []handbook.Kind{handbook.FAQ, handbook.Policy}[i%2]
	}
	saved := Options{Predicates: map[string]func(string) bool{"saved": func(id string) bool { return len(id)%2 == 0 }}}
	for range 25 {
		words := strings.Join(g.randomWords(h, 2), " ") + " "
		all := ix.Search(words, saved)
		for _, f := range []string{"kind:faq", "-kind:faq", "is:saved", "cat:c1", "-" + g.word(), `"` + g.word() + `"`} {
			some := ix.Search(words+f+" ", saved)
			if some.Total > all.Total && !strings.HasPrefix(f, `"`) {
				t.Fatalf("%s %s: %d hits, without the filter %d", words, f, some.Total, all.Total)
			}
		}
		faq, rest := ix.Search(words+"kind:faq ", saved), ix.Search(words+"-kind:faq ", saved)
		if !all.FuzzyOnly && faq.Total+rest.Total != all.Total && !faq.FuzzyOnly && !rest.FuzzyOnly {
			t.Fatalf("%s: %d + %d hits, want %d", words, faq.Total, rest.Total, all.Total)
		}
	}
}

func TestExcludedWordsAreGone(t *testing.T) {
	skipShort(t)
	g, h, ix := generateIndex(t, 250)
	stem := analysis.NewStemmer()
	for range 25 {
		words := g.randomWords(h, 2)
		if words[0] == words[1] || analysis.StopWords()[words[0]] {
			continue
		}
		for _, hit := range ix.Search(words[1]+" -"+words[0], Options{}).Hits {
			index.EachText(hit.Entry, func(_ index.Field, text string) {
				for _, w := range analysis.Tokenize(text) {
					if stem.Stem(w.Word) == stem.Stem(words[0]) {
						t.Fatalf("-%s finds %q", words[0], text)
					}
				}
			})
		}
	}
}

func TestPhraseHitsContainThePhrase(t *testing.T) {
	skipShort(t)
	g, h, ix := generateIndex(t, 250)
	for range 30 {
		e := h.Entries[g.rand.IntN(len(h.Entries))]
		all := analysis.Tokenize(e.Sections[1].Text)
		i := g.rand.IntN(len(all) - 3)
		want := all[i].Word + " " + all[i+1].Word + " " + all[i+2].Word
		r := ix.Search(`"`+want+`"`, Options{})
		if !slices.ContainsFunc(r.Hits, func(x Hit) bool { return x.Entry == e }) {
			t.Fatalf("%q does not find its entry", want)
		}
		for _, hit := range r.Hits {
			found := false
			index.EachText(hit.Entry, func(_ index.Field, text string) {
				found = found || strings.Contains(" "+analysis.FoldWords(text)+" ", " "+want+" ")
			})
			if !found {
				t.Fatalf("%q finds %s, which does not contain it", want, hit.Entry.ID)
			}
		}
	}
}

func TestLimitKeepsTheFirstHits(t *testing.T) {
	skipShort(t)
	g, h, ix := generateIndex(t, 250)
	for range 60 {
		query := strings.Join(g.randomWords(h, 3), " ")
		all := strings.Fields(ids(ix.Search(query, Options{})))
		for _, limit := range []int{1, 2, 7, 50} {
			got := strings.Fields(ids(ix.Search(query, Options{Limit: limit})))
			if !slices.Equal(got, all[:min(limit, len(all))]) {
				t.Fatalf("%q: limit %d gives %v, want %v", query, limit, got, all[:min(limit, len(all))])
			}
		}
	}
}

func TestHitsBeyondTheExplainedOnes(t *testing.T) {
	skipShort(t)
	_, h, ix := generateIndex(t, 600)
	r := ix.Search("the", Options{})
	if r.Total < 2*maxExplained || len(r.Hits) != r.Total {
		t.Fatalf("%d hits of %d", len(r.Hits), r.Total)
	}
	for i, hit := range r.Hits {
		if hit.Passage == "" || hit.Entry == nil {
			t.Fatalf("hit %d of %d is empty", i, len(r.Hits))
		}
		if i >= maxExplained && (hit.Confidence != Low || hit.PassageMarks != nil) {
			t.Fatalf("hit %d is explained", i)
		}
	}
	_ = h
}

func TestSearchIsDeterministic(t *testing.T) {
	skipShort(t)
	g, h, _ := generateIndex(t, 200)
	a, b := New(h), New(h)
	for range 100 {
		query := strings.Join(g.randomWords(h, 2), " ")
		x, y := a.Search(query, Options{}), b.Search(query, Options{})
		if fmt.Sprint(ids(x), x.Corrected, x.Suggestions.Words) != fmt.Sprint(ids(y), y.Corrected, y.Suggestions.Words) {
			t.Fatalf("%q: two indexes of a handbook differ", query)
		}
	}
}

func TestVocabulary(t *testing.T) {
	_, h, ix := generateIndex(t, 200)
	if !slices.IsSortedFunc(ix.Vocab.Words, func(a, b index.Word) int { return strings.Compare(a.Text, b.Text) }) {
		t.Error("words are not sorted")
	}
	if len(ix.Vocab.Masks) != len(ix.Vocab.Words) {
		t.Fatalf("%d masks for %d words", len(ix.Vocab.Masks), len(ix.Vocab.Words))
	}
	s := analysis.NewStemmer()
	for i, w := range ix.Vocab.Words {
		if ix.Vocab.Masks[i] != analysis.LetterMask(w.Text) {
			t.Fatalf("wrong mask for %s", w.Text)
		}
		if got, ok := ix.Vocab.Lookup([]byte(w.Text)); !ok || got != w.Term {
			t.Fatalf("%s is not found", w.Text)
		}
		if got, _ := ix.Vocab.TermOfStem(s.Stem(w.Text)); got != w.Term {
			t.Fatalf("%s and its stem have different terms", w.Text)
		}
	}
	for _, e := range h.Entries {
		for _, w := range analysis.Tokenize(e.Title) {
			if term, ok := ix.Vocab.TermOf(w.Word, s); !ok || ix.DocFreq(term) == 0 || ix.ApproxEntryCount(term) == 0 {
				t.Fatalf("%s is in a title but not in the index", w.Word)
			}
		}
	}
}

func TestPredicatesAreNotCached(t *testing.T) {
	ix := New(filterHandbook())
	saved := map[string]bool{}
	opt := Options{Predicates: map[string]func(string) bool{"saved": func(id string) bool { return saved[id] }, "unread": func(id string) bool { return !saved[id] }}}
	if got := ids(ix.Search("is:saved", opt)); got != "" {
		t.Errorf("got %q, but nothing is saved", got)
	}
	saved["b"], saved["c"] = true, true
	if got := ids(ix.Search("is:saved", opt)); got != "b c" {
		t.Errorf("got %q", got)
	}
	if got := ids(ix.Search("is:unread passwords", opt)); got != "a" {
		t.Errorf("got %q", got)
	}
	r := ix.Search("is:saved", Options{Predicates: opt.Predicates, Limit: 1})
	if len(r.Hits) != 1 || r.Total != 2 || r.Counts["access-authorization"] != 1 || r.Counts["why"] != 1 {
		t.Errorf("%d hits of %d, counts %v", len(r.Hits), r.Total, r.Counts)
	}
	if h := r.Hits[0]; h.Confidence != High || !slices.Equal(h.Reasons, []string{"it is saved"}) || h.Passage != "Phones are encrypted." {
		t.Errorf("got %+v", h)
	}
}

func TestLetterMask(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{{"abc", "cab", true}, {"aab", "ab", true}, {"abc", "abd", false}, {"a1", "a", false}, {"å", "a", false}, {"", "", true}} {
		if got := analysis.LetterMask(c.a) == analysis.LetterMask(c.b); got != c.same {
			t.Errorf("%q and %q: same letters is %v", c.a, c.b, got)
		}
	}
}

func TestAbbreviates(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{{"", "", true}, {"", "x", true}, {"x", "", false}, {"rmtprd", "remote work and access to production", true}, {"prdrmt", "remote work and access to production", false}, {"aa", "a", false}, {"aa", "a a", true}, {"price", "privileged-access", false}, {"price", "practice", true}, {"prac", "privileged-access", true}, {"pria", "privileged-access", true}} {
		if got := isAbbreviationOf(c.pattern, c.text); got != c.want {
			t.Errorf("%q in %q: %v", c.pattern, c.text, got)
		}
	}
}

func TestFuzzyNamesAreLimited(t *testing.T) {
	h := handbook.New(handbook.Parts{NoSynonyms: true})
	for i := range 3 * maxFuzzyNames {
		h.Entries = append(h.Entries, &handbook.Entry{ID: fmt.Sprint("e", i), Title: "Remote production"})
	}
	ix := New(h)
	q := ix.parse("rmtprd", Options{})
	if _, texts := ix.abbreviatedNames("rmtprd", &q); len(texts) != maxFuzzyNames {
		t.Errorf("%d titles scored", len(texts))
	}
}

// TestEveryFieldIsSearched searches for a word of each field of an entry.
func TestEveryFieldIsSearched(t *testing.T) {
	e := &handbook.Entry{
		Title: "the title matches", Question: "question", Summary: "summary", Frameworks: []string{"tag"}, Keywords: []string{"keyword"},
		Sections: []handbook.Section{{Heading: "heading", Text: "body"}},
	}
	h := handbook.New(handbook.Parts{NoSynonyms: true, Entries: []*handbook.Entry{e, {ID: "other", Title: "Other"}}})
	for _, word := range []string{"title", "question", "summary", "tag", "keyword", "heading", "body"} {
		if r := New(h).Search(word, Options{}); len(r.Hits) != 1 || r.Hits[0].Entry != e {
			t.Errorf("%s is not found", word)
		}
	}
}
