package search

import (
	"slices"
	"sort"
	"strings"
)

// termID names what is posted: a stem, or a concept (a synonym group).
type termID = uint32

// entry of the vocabulary: a folded word as it is written somewhere.
type vocabWord struct {
	text string
	term termID
	mask uint32 // which letters it holds, for ruling out typos quickly
}

// vocabulary is every word of the texts and of the synonyms, and the term each stands for.
type vocabulary struct {
	words   []vocabWord // by text once sealed
	byText  map[string]int32
	byStem  map[string]termID
	stemmer *stemmer // only while building
	terms   termID   // how many terms there are
}

func newVocabulary() *vocabulary {
	return &vocabulary{byText: map[string]int32{}, byStem: map[string]termID{}, stemmer: newStemmer()}
}

// newTerm makes a term without a word: a concept.
func (v *vocabulary) newTerm() termID {
	v.terms++
	return v.terms - 1
}

// add gives the term of a folded word, which joins the vocabulary.
func (v *vocabulary) add(word []byte) termID {
	if i, ok := v.byText[string(word)]; ok {
		return v.words[i].term
	}
	text := string(word)
	stem := v.stemmer.stem(text)
	term, ok := v.byStem[stem]
	if !ok {
		term = v.newTerm()
		v.byStem[strings.Clone(stem)] = term
	}
	v.byText[text] = int32(len(v.words))
	v.words = append(v.words, vocabWord{text, term, letterMask(text)})
	return term
}

// seal sorts the words, so that those with a common prefix lie together.
func (v *vocabulary) seal() {
	slices.SortFunc(v.words, func(a, b vocabWord) int { return strings.Compare(a.text, b.text) })
	for i, w := range v.words {
		v.byText[w.text] = int32(i)
	}
}

// term gives the term of a folded word, through its stem when the word itself
// was never seen, and false when neither was.
func (v *vocabulary) term(word string, s *stemmer) (termID, bool) {
	if i, ok := v.byText[word]; ok {
		return v.words[i].term, true
	}
	t, ok := v.byStem[s.stem(word)]
	return t, ok
}

// lookup is term for a word that is still in a tokenizer's buffer, without
// going through its stem.
func (v *vocabulary) lookup(word []byte) (termID, bool) {
	if i, ok := v.byText[string(word)]; ok {
		return v.words[i].term, true
	}
	return 0, false
}

// withPrefix gives the words that begin with prefix.
func (v *vocabulary) withPrefix(prefix string) []vocabWord {
	from := sort.Search(len(v.words), func(i int) bool { return v.words[i].text >= prefix })
	rest := v.words[from:]
	n := sort.Search(len(rest), func(i int) bool { return !strings.HasPrefix(rest[i].text, prefix) })
	return rest[:n]
}

// letterMask has one bit per letter a to z, and the rest for all other runes.
func letterMask(word string) (mask uint32) {
	for _, r := range word {
		if 'a' <= r && r <= 'z' {
			mask |= 1 << (r - 'a')
		} else {
			mask |= 1 << (26 + r%6)
		}
	}
	return mask
}
