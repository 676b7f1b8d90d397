package search

import (
	"testing"

	"trustbook/search/analysis"
)

func faq() *Index {
	return New(handbookWith(
		"What is the flu? | A disease with symptoms such as fever.",
		"What are the symptoms of it? | Fever.",
		"Where can I get tested? | At a clinic.",
		"Should I get tested? | If you have symptoms.",
		"Where did it come from? | From birds, it is thought.",
		"Can it be treated? | With rest.",
	))
}

// Questions are distinguished by their function words and the order of all words, not only by the rarest word.
func TestWording(t *testing.T) {
	ix := faq()
	for query, want := range map[string]string{
		"what are the symptoms of the flu": "b",
		"what is the flu":                  "a",
		"where do I get tested":            "c",
		"should I be tested":               "d",
		"where did the flu come from":      "e",
	} {
		if r := ix.Search(query+"?", Options{}); firstID(r) != want {
			t.Errorf("%s: want %s, got %s", query, want, summarize(r))
		}
	}
}

func TestSharedWording(t *testing.T) {
	ix := faq()
	for query, want := range map[string]float32{
		"where can i get tested": 1,
		"tested get i can where": 0,
		"get tested":             .4, // one pair of one, and of four
		"unknown words":          0,
	} {
		q := ix.parse(query, Options{})
		if got := ix.sharedWording(&analysis.Tokenizer{}, 2, ix.pairsOf(&q, analysis.NewStemmer())); got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}
