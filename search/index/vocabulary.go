package index

import (
	"hash/maphash"
	"slices"
	"sort"
	"strings"

	"trustbook/search/analysis"
)

// TermID identifies a term: a stem or a concept.
type TermID = uint32

// Word is a folded word and its term.
type Word struct {
	Text string
	Term TermID
}

// Vocabulary holds all words of the entries and synonyms, and their terms.
type Vocabulary struct {
	Words   []Word   // sorted by sortWords
	sorted  int      // number of words that are sorted already
	Masks   []uint32 // letter mask of each word, for ruling out corrections quickly
	table   wordTable
	byStem  wordTable
	stemmer *analysis.Stemmer // used only while building

	language *analysis.Language // language of the words being added; nil for English
	Attested map[string]bool    // words of all entries in languages other than English
	terms    TermID             // number of terms
	isStop   []bool             // whether each term is a stop word; used only while building
	stems    []string           // stems of the terms added since branch was called
	branched TermID             // number of terms when branch was called
}

func newVocabulary() *Vocabulary {
	return &Vocabulary{table: newWordTable(), byStem: newWordTable(), stemmer: analysis.NewStemmer()}
}

// newTerm returns a new term for a concept, which is not a word.
func (v *Vocabulary) newTerm() TermID {
	v.terms++
	v.isStop = append(v.isStop, false)
	return v.terms - 1
}

func (v *Vocabulary) add(word []byte) TermID {
	hash := hashOf(word)
	if term, ok := v.table.find(hash); ok {
		return term
	}
	text := string(word)
	term := v.newTermOf(text)
	v.Words = append(v.Words, Word{text, term})
	v.isStop[term] = v.isStop[term] || v.language.IsStopWord(text)
	v.table.insert(hash, term)
	return term
}

// newTermOf returns the term for a word to be added. It is the term of the word's stem or, in a language with rules of
// its own, of the word's basic form.
func (v *Vocabulary) newTermOf(text string) TermID {
	stem := text
	if v.language == nil {
		stem = v.stemmer.Stem(text)
	} else if base := v.language.BaseOf(text, v.isAttested); base != "" {
		return v.add([]byte(base))
	}
	term, ok := v.TermOfStem(stem)
	if !ok {
		term = v.newStem(strings.Clone(stem))
	}
	return term
}

func (v *Vocabulary) newStem(stem string) TermID {
	term := v.newTerm()
	v.byStem.insert(hashOf([]byte(stem)), term)
	v.stems = append(v.stems, stem)
	v.isStop[term] = analysis.StopStems()[stem]
	return term
}

// branch returns a copy to which words can be added independently.
func (v *Vocabulary) branch() *Vocabulary {
	return &Vocabulary{
		table: v.table.clone(), byStem: v.byStem.clone(), stemmer: analysis.NewStemmer(),
		terms: v.terms, isStop: slices.Clone(v.isStop), branched: v.terms,
	}
}

// merge adds the words that were added to branch, in the same order. The result maps each term of branch to its term in
// v.
func (v *Vocabulary) merge(branch *Vocabulary) []TermID {
	terms := make([]TermID, 0, branch.terms)
	for t := range branch.branched {
		terms = append(terms, t)
	}
	for _, stem := range branch.stems {
		term, ok := v.TermOfStem(stem)
		if !ok {
			term = v.newStem(stem)
		}
		terms = append(terms, term)
	}
	for _, w := range branch.Words {
		hash := hashOf([]byte(w.Text))
		if _, ok := v.table.find(hash); !ok {
			w.Term = terms[w.Term]
			v.Words = append(v.Words, w)
			v.table.insert(hash, w.Term)
		}
	}
	return terms
}

func (v *Vocabulary) isAttested(word string) bool { return v.Attested[word] || v.Has(word) }

// Has reports whether the vocabulary contains a folded word.
func (v *Vocabulary) Has(word string) bool {
	_, ok := v.Lookup([]byte(word))
	return ok
}

// phraseTerms adds the words of a phrase to the vocabulary and returns their terms.
func (v *Vocabulary) phraseTerms(phrase string) []TermID {
	var terms []TermID
	for t := (analysis.Tokenizer{Text: phrase}); t.NextPart(); {
		terms = append(terms, v.add(t.Word))
	}
	return terms
}

// sortWords sorts the words, so that words with the same prefix are adjacent.
func (v *Vocabulary) sortWords() {
	v.stemmer, v.isStop, v.stems = nil, nil, nil
	added := slices.Clone(v.Words[v.sorted:])
	slices.SortFunc(added, func(a, b Word) int { return strings.Compare(a.Text, b.Text) })
	for at, old := len(v.Words)-1, v.sorted; len(added) > 0; at-- {
		if last := added[len(added)-1]; old == 0 || v.Words[old-1].Text < last.Text {
			v.Words[at], added = last, added[:len(added)-1]
			continue
		}
		old--
		v.Words[at] = v.Words[old]
	}
	v.Masks = make([]uint32, len(v.Words))
	for i, w := range v.Words {
		v.Masks[i] = analysis.LetterMask(w.Text)
	}
}

// Lookup returns the term of a folded word.
func (v *Vocabulary) Lookup(word []byte) (TermID, bool) { return v.table.find(hashOf(word)) }

// TermOf returns the term of a folded word or, if the vocabulary does not contain the word, the term of its stem.
func (v *Vocabulary) TermOf(word string, s *analysis.Stemmer) (TermID, bool) {
	if t, ok := v.Lookup([]byte(word)); ok {
		return t, true
	}
	return v.TermOfStem(s.Stem(word))
}

// TermOfStem returns the term of a stem.
func (v *Vocabulary) TermOfStem(stem string) (TermID, bool) {
	return v.byStem.find(hashOf([]byte(stem)))
}

// WithPrefix returns the words that begin with prefix, in order.
func (v *Vocabulary) WithPrefix(prefix string) []Word {
	from := sort.Search(len(v.Words), func(i int) bool { return v.Words[i].Text >= prefix })
	rest := v.Words[from:]
	n := sort.Search(len(rest), func(i int) bool { return !strings.HasPrefix(rest[i].Text, prefix) })
	return rest[:n]
}

// wordTable maps words or stems to terms. While the index is built, every word of every entry is looked up in it, so a lookup
// must cost one memory access, not three as in a map with string keys. Words are identified only by a 64-bit hash with
// a random seed. Two words with the same hash would find each other's entries. For a million words, the probability of
// such a pair is one in forty million.
type wordTable struct {
	slots []tableSlot // the length is a power of two; at most three quarters of the slots are in use
	used  int
}

// tableSlot holds the two halves of the hash of a word, and its term plus one. A slot with term 0 is free.
type tableSlot struct {
	low, high uint32
	term      TermID
}

func (s tableSlot) hash() uint64 { return uint64(s.high)<<32 | uint64(s.low) }

var hashSeed = maphash.MakeSeed()

func hashOf(word []byte) uint64 { return maphash.Bytes(hashSeed, word) }

// newWordTable returns a table with room for the general synonyms and the words of a small handbook.
func newWordTable() wordTable { return wordTable{slots: make([]tableSlot, 1<<12)} }

func (t *wordTable) clone() wordTable { return wordTable{slices.Clone(t.slots), t.used} }

func (t *wordTable) find(hash uint64) (TermID, bool) {
	s := t.slots[t.slotOf(hash)]
	return s.term - 1, s.term != 0
}

func (t *wordTable) slotOf(hash uint64) uint64 {
	mask := uint64(len(t.slots) - 1)
	i := hash & mask
	for t.slots[i].term != 0 && t.slots[i].hash() != hash {
		i = (i + 1) & mask
	}
	return i
}

func (t *wordTable) insert(hash uint64, term TermID) {
	if t.used++; 4*t.used > 3*len(t.slots) {
		old := t.slots
		t.slots = make([]tableSlot, 2*len(old))
		for _, s := range old {
			if s.term != 0 {
				t.slots[t.slotOf(s.hash())] = s
			}
		}
	}
	t.slots[t.slotOf(hash)] = tableSlot{uint32(hash), uint32(hash >> 32), term + 1}
}
