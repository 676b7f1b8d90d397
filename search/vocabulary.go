package search

import (
	"slices"
	"sort"
	"strings"
)

// termID names what is posted: a stem, or a concept (a synonym group).
type termID = uint32

// vocabWord is a folded word as it is written somewhere.
type vocabWord struct {
	text string
	term termID
}

// vocabulary is every word of the texts and of the synonyms, and the term
// each stands for.
type vocabulary struct {
	words   []vocabWord // by text once sealed
	masks   []uint32    // which letters each word holds, for ruling out typos quickly
	table   wordTable
	byStem  map[string]termID
	stemmer *stemmer // only while building
	terms   termID   // how many terms there are
}

func newVocabulary() *vocabulary {
	return &vocabulary{table: newWordTable(), byStem: map[string]termID{}, stemmer: newStemmer()}
}

// newTerm makes a term without a word: a concept.
func (v *vocabulary) newTerm() termID {
	v.terms++
	return v.terms - 1
}

// add gives the term of a folded word, which joins the vocabulary.
func (v *vocabulary) add(word []byte) termID {
	hash := hashOf(word)
	if term, ok := v.table.find(hash); ok {
		return term
	}
	text := string(word)
	stem := v.stemmer.stem(text)
	term, ok := v.byStem[stem]
	if !ok {
		term = v.newTerm()
		v.byStem[strings.Clone(stem)] = term
	}
	v.words = append(v.words, vocabWord{text, term})
	v.table.insert(hash, term)
	return term
}

// seal sorts the words, so that those with a common prefix lie together.
func (v *vocabulary) seal() {
	v.stemmer = nil
	slices.SortFunc(v.words, func(a, b vocabWord) int { return strings.Compare(a.text, b.text) })
	v.masks = make([]uint32, len(v.words))
	for i, w := range v.words {
		v.masks[i] = letterMask(w.text)
	}
}

// lookup gives the term of a word that was seen, and false for others.
func (v *vocabulary) lookup(word []byte) (termID, bool) { return v.table.find(hashOf(word)) }

// term gives the term of a folded word, through its stem when the word itself
// was never seen, and false when neither was.
func (v *vocabulary) termOf(word string, s *stemmer) (termID, bool) {
	if t, ok := v.lookup([]byte(word)); ok {
		return t, true
	}
	t, ok := v.byStem[s.stem(word)]
	return t, ok
}

// withPrefix gives the words that begin with prefix.
func (v *vocabulary) withPrefix(prefix string) []vocabWord {
	from := sort.Search(len(v.words), func(i int) bool { return v.words[i].text >= prefix })
	rest := v.words[from:]
	n := sort.Search(len(rest), func(i int) bool { return !strings.HasPrefix(rest[i].text, prefix) })
	return rest[:n]
}

// letterMask has one bit per letter a to z, and six more for all other runes.
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
