package analysis

// Initials is a set of initials; the initials of a word are its first two letters. Nearly all words of an entry have
// different initials from the words of the query, so they need not be looked up. A word and its stem have the same
// initials, except for dying, lying and tying. To include these, y and i count as the same letter.
type Initials [64]uint64

func (s *Initials) add(word []byte) {
	i, bit := initialsOf(word)
	s[i] |= bit
}

// AddFamily adds the initials of a word, and of the words with the same stem that may begin with other letters.
func (s *Initials) AddFamily(word string) {
	s.add([]byte(word))
	for _, w := range familyOf()[StemOverrides()[word]] {
		s.add([]byte(w))
	}
}

// Has reports whether the set contains the initials of a folded word.
func (s *Initials) Has(word []byte) bool {
	i, bit := initialsOf(word)
	return s[i]&bit != 0
}

// Occur reports whether text has a word with initials in the set.
func (s *Initials) Occur(text string) bool {
	for t := (Tokenizer{Text: text, Initials: s}); t.NextPart(); {
		if s.Has(t.Word) {
			return true
		}
	}
	return false
}

func initialsOf(word []byte) (int, uint64) {
	second := byte(0)
	if len(word) > 1 {
		if second = word[1]; second == 'y' {
			second = 'i'
		}
	}
	return int(word[0] & 63), 1 << (second & 63)
}
