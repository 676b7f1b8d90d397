package questionnaire

import (
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/search"
)

// formWords are words that questions are made of, whatever they are about. They need not occur in an
// entry that answers.
var formWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(
		"a about above accordance additional after again against all also an and any applicable apply appropriate are as at available based be been before being below both but by " +
			"can carried carry check clear comment comments company conduct conducted could currently describe detail details did do documented does doing done during each e eg either else ensure ensures etc every evidence example explain " +
			"for formal formally from further g general generally give given had has have having how i if implement implemented in including indicate into is it its itself " +
			"kind kinds list made maintain maintained make makes manner may measures must name of on only or organisation organisations organization organizations other our out over own " +
			"perform performed performs place please prior process processes procedure procedures provide provided provides question regarding regularly relevant require required requires respectively " +
			"s select shall should so some specify state such suitable supplier suppliers t take taken that the their them then there these they this those through to under upon us use used uses using vendor vendors via " +
			"was we well were what when where whether which who whom whose why will with within without would yes you your yours") {
		out[w] = true
	}
	return out
})

// Of the words of a question that are no form words, an entry may lack one in maxUnfound, but no more
// than one. What search leaves out as wording, such as "program", counts here.
const maxUnfound = 5

// unfound returns the words of a question by which its entry is not found, or nil if they are few
// enough.
func (p *Proposer) unfound(question string, e *handbook.Entry) []string {
	var out []string
	n := 0
	for _, w := range words(question) {
		if formWords()[w] || len(w) < 2 && !strings.ContainsAny(w, "0123456789") {
			continue
		}
		n++
		if !slices.Contains(out, w) && !p.finds(w, e) {
			out = append(out, w)
		}
	}
	if len(out) <= min(1, n/maxUnfound) {
		return nil
	}
	return out
}

// finds reports whether a word alone finds an entry, by its stem or a synonym but not as a correction.
func (p *Proposer) finds(word string, e *handbook.Entry) bool {
	res := p.Index.Search(word, search.Options{})
	return res.Corrected == "" && !res.FuzzyOnly && slices.ContainsFunc(res.Hits, func(h search.Hit) bool { return h.Entry == e })
}
