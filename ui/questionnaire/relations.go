package questionnaire

import (
	"slices"

	"trustbook/search"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// relatesLike reports whether the words that two questions share have the same relations in both. find returns the
// places in the second question that a word of the first finds.
func relatesLike(asked, known string, find func(word string) []search.Span) bool {
	a, k := question.RelationsOf(asked, analysis.Tokenize(asked)), question.RelationsOf(known, analysis.Tokenize(known))
	if !a.AsksOfSame(&k) {
		return false
	}
	found := map[string][]search.Span{}
	_, differs := a.Differing(&k, func(word, of *question.RelatedWord) bool {
		if word.Word == of.Word {
			return true
		}
		if _, ok := found[word.Word]; !ok {
			found[word.Word] = find(asked[word.Start:word.End])
		}
		return slices.ContainsFunc(found[word.Word], func(s search.Span) bool { return s.Start <= of.Start && of.Start < s.End })
	})
	return !differs
}

// places returns a function that returns where in a known question a word finds it.
func (w *knownQuestions) places(id string) func(word string) []search.Span {
	return func(word string) []search.Span {
		hits := w.index.Search(word, search.Options{WholeWords: true}).Hits
		if i := slices.IndexFunc(hits, func(h search.Hit) bool { return h.Entry.ID == id }); i >= 0 {
			return hits[i].TitleMarks
		}
		return nil
	}
}
