package index

import (
	"math"
	"testing"

	"trustbook/handbook"
)

func TestPostings(t *testing.T) {
	ix := newIndex(t, shippedHandbook(t))
	for term := range ix.Vocab.terms {
		last := -1
		for _, p := range ix.PostingsOf(term) {
			if int(p.Entry()) <= last || int(p.Entry()) >= len(ix.Entries) {
				t.Fatalf("term %d: entry %d after %d", term, p.Entry(), last)
			}
			if !(p.Weight > 0) || math.IsInf(float64(p.Weight), 0) {
				t.Fatalf("term %d has weight %v", term, p.Weight)
			}
			last = int(p.Entry())
		}
	}
	if n := len(ix.starts); n != int(ix.Vocab.terms)+1 || int(ix.starts[n-1]) != len(ix.postings) {
		t.Errorf("%d starts for %d terms", n, ix.Vocab.terms)
	}
}

func TestConceptsArePosted(t *testing.T) {
	h := handbookWith("One | multi-factor authentication with multi-factor authentication", "Two | MFA", "Three | factor")
	h.Synonyms = []handbook.Synonym{{To: []string{"multi-factor authentication", "multi-factor", "MFA"}}}
	ix := newIndex(t, h)
	for term := range ix.concepts {
		ps := ix.PostingsOf(term)
		if len(ps) != 2 || ps[0].Entry() != 0 || ps[1].Entry() != 1 {
			t.Fatalf("postings %v", ps)
		}
	}
}

// A phrase inside a longer phrase of the same group does not add to the weight.
func TestNestedPhrasesCountOnce(t *testing.T) {
	weigh := func(phrases ...string) float32 {
		h := handbookWith("One | the multi-factor authentication of it")
		h.Synonyms = []handbook.Synonym{{To: append(phrases, "MFA")}}
		ix := newIndex(t, h)
		for term := range ix.concepts {
			return ix.PostingsOf(term)[0].Weight
		}
		return 0
	}
	if nested, alone := weigh("multi-factor", "multi-factor authentication"), weigh("multi-factor authentication"); nested != alone {
		t.Errorf("nested phrases weigh %v, the longer alone %v", nested, alone)
	}
}

func TestFieldsAreSaturatedSeparately(t *testing.T) {
	ix := newIndex(t, handbookWith("Key | other", "Other | key key key key key key key key", "Key | key", "Nothing | at all"))
	term, _ := ix.Vocab.Lookup([]byte("key"))
	var weights []float32
	for _, p := range ix.PostingsOf(term) {
		weights = append(weights, p.Weight)
	}
	if len(weights) != 3 || weights[2] <= weights[0] || weights[2] <= weights[1] {
		t.Errorf("title and body together must weigh most: %v", weights)
	}
	if limit := fieldWeights[bodyField].weight * (saturation + 1); weights[1] >= limit {
		t.Errorf("eight occurrences weigh %v, more than %v", weights[1], limit)
	}
}

func TestLongBodiesWeighLess(t *testing.T) {
	for _, c := range []struct {
		words int
		want  float64
	}{{10, 1}, {shortBodyWords, 1}, {4 * shortBodyWords, .5}} {
		text := "key"
		for range c.words - 1 {
			text += " x"
		}
		b := newBuilder(&Index{Entries: handbookWith("T | " + text).Entries})
		b.measureFields()
		if got := float64(b.weight[bodyField]); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("bodies of %d words: weight %v, want %v", c.words, got, c.want)
		}
	}
}
