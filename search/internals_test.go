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

func TestVocabularyPrefixes(t *testing.T) {
	ix := New(handbookWith("Administer | administrator administration add zebra"))
	for prefix, want := range map[string]int{"ad": 4, "admin": 3, "administrat": 2, "zebra": 1, "zebras": 0, "": len(ix.Vocab.Words), "\xff": 0} {
		if got := len(ix.Vocab.WithPrefix(prefix)); got != want {
			t.Errorf("%q: %d words, want %d", prefix, got, want)
		}
	}
}

func TestCompletionsAreMostFrequent(t *testing.T) {
	var lines []string
	for i := range 40 {
		lines = append(lines, fmt.Sprintf("T%d | pre%c%c %s", i, 'a'+i%20, 'b'+i%17, strings.Repeat("precious ", i%2)))
	}
	ix := New(handbookWith(lines...))
	got := ix.completions("pre")
	if len(got) != maxCompletions || got[0].Text != "precious" {
		t.Fatalf("got %v", got)
	}
	if !slices.IsSortedFunc(got, func(a, b index.Word) int { return int(ix.ApproxEntryCount(b.Term)) - int(ix.ApproxEntryCount(a.Term)) }) {
		t.Errorf("not sorted by frequency: %v", got)
	}
}

func TestIDF(t *testing.T) {
	last := float32(math.Inf(1))
	for df := range 19 {
		got := index.IDFOf(18, df)
		if got <= 0 || got >= last {
			t.Errorf("idf of a word in %d of 18 is %v, in one less %v", df, got, last)
		}
		last = got
	}
}

func TestRequiredTerms(t *testing.T) {
	word := func(w string, queryWeight float32, stop bool) expansion {
		return expansion{queryWord: queryWord{Token: analysis.Token{Word: w}}, weight: queryWeight, stop: stop}
	}
	two := newRequiredTerms([]expansion{word("least", 1, false), word("privilege", 1, false), word("happen", 1, false)})
	if !slices.Equal(two.bit, []uint8{1, 2, 0}) {
		t.Errorf("bits %v: common words must not be required", two.bit)
	}
	if want := float32(math.Pow(.5, .75)); two.factor[1] != want || two.factor[2] != want || two.factor[3] != 1 {
		t.Errorf("factors for half of two words: %v", two.factor)
	}
	for _, words := range [][]expansion{
		nil,
		{word("alone", 1, false)},
		{word("where", 1, true), word("is", 1, true), word("virus", 1, false), word("origin", 1, false)},
		{word("q1", 1, false), word("q2", 1, false), word("q3", 1, false), word("q4", 1, false)},
	} {
		if r := newRequiredTerms(words); r.factor[0] != 1 || slices.Max(append(r.bit, 0)) != 0 {
			t.Errorf("%d words: %v", len(words), r)
		}
	}
}

func TestApproxWords(t *testing.T) {
	for text, want := range map[string]float32{"": 0, "one": 1, "one two": 2, "one\ntwo three": 3} {
		if got := analysis.ApproxWords(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestConfidenceString(t *testing.T) {
	if got := fmt.Sprint(Low, Medium, High, Confidence(9)); got != "low medium high high" {
		t.Errorf("got %s", got)
	}
}

func TestOddsGrowWithEveryFeature(t *testing.T) {
	base := hitFeatures{coverage: .5, passage: .5, title: .2, margin: .1, strength: 1, topicWords: 2}
	for name, more := range map[string]hitFeatures{
		"coverage": {coverage: .9, passage: .5, title: .2, margin: .1, strength: 1, topicWords: 2},
		"passage":  {coverage: .5, passage: .9, title: .2, margin: .1, strength: 1, topicWords: 2},
		"title":    {coverage: .5, passage: .5, title: .9, margin: .1, strength: 1, topicWords: 2},
		"strength": {coverage: .5, passage: .5, title: .2, margin: .1, strength: 4, topicWords: 2},
		"words":    {coverage: .5, passage: .5, title: .2, margin: .1, strength: 1, topicWords: 4},
	} {
		if more.logOdds() <= base.logOdds() {
			t.Errorf("more %s lowers the odds", name)
		}
	}
}

func TestMargin(t *testing.T) {
	hits := []Hit{{Entry: &handbook.Entry{}, Score: 10}, {Entry: &handbook.Entry{}, Score: 8}, {Entry: &handbook.Entry{}, Score: 2}}
	for i, want := range []float64{.2, -.2, -.8} {
		if got := leadOverRunnerUp(hits[i], hits); math.Abs(got-want) > 1e-9 {
			t.Errorf("hit %d: %v, want %v", i, got, want)
		}
	}
	if got := leadOverRunnerUp(hits[0], hits[:1]); got != 1 {
		t.Errorf("margin of a single hit: %v", got)
	}
	if got := leadOverRunnerUp(Hit{}, []Hit{{}}); got != 0 {
		t.Errorf("margin of a hit without score: %v", got)
	}
}

func TestWordLists(t *testing.T) {
	for w := range analysis.CommonWords() {
		if analysis.StopWords()[w] {
			t.Errorf("%s is in both lists", w)
		}
	}
	for _, list := range []map[string]bool{analysis.StopWords(), analysis.CommonWords()} {
		for w := range list {
			if analysis.FoldWords(w) != w {
				t.Errorf("%s is not folded", w)
			}
		}
	}
}
