package search

import (
	"math"
	"testing"

	"trustbook/handbook"
)

func TestOnlyBestAlternativeCounts(t *testing.T) {
	h := handbookWith("One | A computer, a laptop and a notebook.", "Two | A computer.", "Three | Bread.")
	h.Synonyms = []handbook.Synonym{{To: []string{"computer", "laptop", "notebook"}}}
	with := New(h).Search("computer ", Options{})
	h.Synonyms = nil
	without := New(h).Search("computer ", Options{})
	if with.Hits[0].Score != without.Hits[0].Score {
		t.Errorf("a word and its concept must not add up: %v and %v", with.Hits[0].Score, without.Hits[0].Score)
	}
}

func TestScratchIsCleared(t *testing.T) {
	ix := New(shippedHandbook(t))
	want := ids(ix.Search("mfa admin", Options{}))
	for _, between := range []string{"access production keys", `"least privilege" -vpn`, "passowrd", "8.5", "rmtprd", "#nis2", "the of and"} {
		ix.Search(between, Options{})
		if got := ids(ix.Search("mfa admin", Options{})); got != want {
			t.Fatalf("after %s: got %q, want %q", between, got, want)
		}
	}
	s := ix.scratch.Get().(*searchBuffers)
	for e := range ix.Entries {
		if s.sum.total[e] != 0 || s.sum.title[e] != 0 || s.sum.held[e] != 0 || s.best[e] != 0 || s.bestTitle[e] != 0 {
			t.Fatalf("scores of entry %d are not cleared", e)
		}
	}
}

// Search allocates memory for the hits that it returns, not for the entries that it searches.
func TestAllocationsDoNotGrowWithEntries(t *testing.T) {
	skipShort(t)
	g := newGenerator(2_000)
	small, large := New(g.handbook(100)), New(g.handbook(3_000))
	line := g.words[3] + " " + g.words[5]
	count := func(ix *Index) float64 {
		return testing.AllocsPerRun(20, func() { ix.Search(line, Options{Limit: 10}) })
	}
	if a, b := count(small), count(large); b > 2*a+100 {
		t.Errorf("%v allocations with 100 entries, %v with 3,000", a, b)
	}
}

// TestScoreCalculatedByHand compares one score with a calculation on paper: there are two entries, and the word is in
// the title and body of the first one only.
func TestScoreCalculatedByHand(t *testing.T) {
	const saturation = 1.2
	ix := New(handbookWith("Key rules | One key.", "Bread | Some butter."))
	idf := math.Log(2)                                                                      // in one of two entries: 1 + 1.5/1.5
	saturated := func(n float64) float64 { return n * (saturation + 1) / (n + saturation) } // for n occurrences in a field of average length
	title := 1.5 * saturated(1/(1-.8+.8*2/1.5))                                             // two words, 1.5 on average
	weight := title + 1*saturated(1/(1-.9+.9*2/2.))                                         // body: two words, two on average
	words := idf * weight                                                                   // one query word, as typed
	union := idf + idf                                                                      // "key" and "rules"
	want := words + titleBoost*idf*(idf/union)*(idf/union)                                  // plus title similarity
	if got := ix.Search("key ", Options{}).Hits[0].Score; math.Abs(got-want) > 1e-4 {
		t.Errorf("got %.5f, want %.5f", got, want)
	}
}
