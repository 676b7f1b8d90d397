package search

import (
	"hash/maphash"
	"maps"
	"slices"
	"sort"
	"strings"
)

// termID identifies a term: a stem or a concept.
type termID = uint32

type vocabWord struct {
	text string
	term termID
}

// vocabulary holds all words of the entries and synonyms, and their terms.
type vocabulary struct {
	words   []vocabWord // sorted by sortWords
	masks   []uint32    // letter mask of each word, for ruling out corrections quickly
	table   wordTable
	byStem  map[string]termID
	stemmer *stemmer // used only while building

	language *languageRules  // language of the words being added; nil for English
	attested map[string]bool // words of all entries in languages other than English
	terms    termID          // number of terms
	isStop   []bool          // whether each term is a stop word; used only while building
	stems    []string        // stems of the terms added since branch was called
	branched termID          // number of terms when branch was called
}

func newVocabulary() *vocabulary {
	return &vocabulary{table: newWordTable(), byStem: map[string]termID{}, stemmer: newStemmer()}
}

// newTerm returns a new term for a concept, which is not a word.
func (v *vocabulary) newTerm() termID {
	v.terms++
	v.isStop = append(v.isStop, false)
	return v.terms - 1
}

func (v *vocabulary) add(word []byte) termID {
	hash := hashOf(word)
	if term, ok := v.table.find(hash); ok {
		return term
	}
	text := string(word)
	term := v.newTermOf(text)
	v.words = append(v.words, vocabWord{text, term})
	v.isStop[term] = v.isStop[term] || v.language.isStopWord(text)
	v.table.insert(hash, term)
	return term
}

// newTermOf returns the term for a word to be added: that of its stem or, in a language with rules of its own, of its
// basic form.
func (v *vocabulary) newTermOf(text string) termID {
	stem := text
	if v.language == nil {
		stem = v.stemmer.stem(text)
	} else if base := v.language.baseOf(text, v.isAttested); base != "" {
		return v.add([]byte(base))
	}
	term, ok := v.byStem[stem]
	if !ok {
		term = v.newStem(strings.Clone(stem))
	}
	return term
}

func (v *vocabulary) newStem(stem string) termID {
	term := v.newTerm()
	v.byStem[stem] = term
	v.stems = append(v.stems, stem)
	v.isStop[term] = stopStems()[stem]
	return term
}

// branch returns a copy to which words can be added independently.
func (v *vocabulary) branch() *vocabulary {
	return &vocabulary{
		table: wordTable{slices.Clone(v.table.slots), v.table.used}, byStem: maps.Clone(v.byStem), stemmer: newStemmer(),
		terms: v.terms, isStop: slices.Clone(v.isStop), branched: v.terms,
	}
}

// merge adds the words that were added to branch, in the same order. It returns the term in v for each term of branch.
func (v *vocabulary) merge(branch *vocabulary) []termID {
	terms := make([]termID, 0, branch.terms)
	for t := range branch.branched {
		terms = append(terms, t)
	}
	for _, stem := range branch.stems {
		term, ok := v.byStem[stem]
		if !ok {
			term = v.newStem(stem)
		}
		terms = append(terms, term)
	}
	for _, w := range branch.words {
		hash := hashOf([]byte(w.text))
		if _, ok := v.table.find(hash); !ok {
			w.term = terms[w.term]
			v.words = append(v.words, w)
			v.table.insert(hash, w.term)
		}
	}
	return terms
}

func (v *vocabulary) isAttested(word string) bool { return v.attested[word] || v.has(word) }

func (v *vocabulary) has(word string) bool {
	_, ok := v.lookup([]byte(word))
	return ok
}

// phraseTerms adds the words of a phrase to the vocabulary and returns their terms.
func (v *vocabulary) phraseTerms(phrase string) []termID {
	var terms []termID
	for t := (tokenizer{text: phrase}); t.nextPart(); {
		terms = append(terms, v.add(t.word))
	}
	return terms
}

// sortWords sorts the words, so that words with the same prefix are adjacent.
func (v *vocabulary) sortWords() {
	v.stemmer, v.isStop, v.stems = nil, nil, nil
	slices.SortFunc(v.words, func(a, b vocabWord) int { return strings.Compare(a.text, b.text) })
	v.masks = make([]uint32, len(v.words))
	for i, w := range v.words {
		v.masks[i] = letterMask(w.text)
	}
}

func (v *vocabulary) lookup(word []byte) (termID, bool) { return v.table.find(hashOf(word)) }

func (v *vocabulary) termOf(word string, s *stemmer) (termID, bool) {
	if t, ok := v.lookup([]byte(word)); ok {
		return t, true
	}
	t, ok := v.byStem[s.stem(word)]
	return t, ok
}

func (v *vocabulary) withPrefix(prefix string) []vocabWord {
	from := sort.Search(len(v.words), func(i int) bool { return v.words[i].text >= prefix })
	rest := v.words[from:]
	n := sort.Search(len(rest), func(i int) bool { return !strings.HasPrefix(rest[i].text, prefix) })
	return rest[:n]
}

// letterMask returns a mask with one bit for each letter from a to z, and six bits that all other runes share.
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

// wordTable maps words to terms. While the index is built, every word of every entry is looked up in it, so a lookup
// must cost one memory access, not three as in a map with string keys. Words are identified only by a 64-bit hash with
// a random seed. Two words with the same hash would find each other's entries; for a million words the probability of
// that is one in forty million.
type wordTable struct {
	slots []tableSlot // the length is a power of two; at most half of the slots are in use
	used  int
}

// tableSlot holds the hash of a word, and its term plus one. A slot with term 0 is free.
type tableSlot struct {
	hash uint64
	term termID
}

var hashSeed = maphash.MakeSeed()

func hashOf(word []byte) uint64 { return maphash.Bytes(hashSeed, word) }

func newWordTable() wordTable { return wordTable{slots: make([]tableSlot, 1<<12)} }

func (t *wordTable) find(hash uint64) (termID, bool) {
	s := t.slots[t.slotOf(hash)]
	return s.term - 1, s.term != 0
}

func (t *wordTable) slotOf(hash uint64) uint64 {
	mask := uint64(len(t.slots) - 1)
	i := hash & mask
	for t.slots[i].term != 0 && t.slots[i].hash != hash {
		i = (i + 1) & mask
	}
	return i
}

func (t *wordTable) insert(hash uint64, term termID) {
	if t.used++; 2*t.used > len(t.slots) {
		old := t.slots
		t.slots = make([]tableSlot, 2*len(old))
		for _, s := range old {
			if s.term != 0 {
				t.slots[t.slotOf(s.hash)] = s
			}
		}
	}
	t.slots[t.slotOf(hash)] = tableSlot{hash, term + 1}
}
