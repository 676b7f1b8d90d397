package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokenizer splits a string into words without allocating memory for each. Every rune other than a letter or digit
// separates words (for exceptions see script.go), so the same words are found in "two-factor", "two/factor" and a
// wrapped quotation with a bar at the start of each row.
//
// After the last part of a compound, the tokenizer also returns the whole compound as a word, with Joined set. So
// multifactor finds multi-factor, nodejs finds Node.js, and 1000 finds 1,000. After a word such as 30min it returns the
// number and the unit, also with Joined set (units.go).
//
// Invariant: 0 <= start < end <= len(text), both on rune boundaries. Starts never decrease, except that a joined word
// starts where its first part did.
type Tokenizer struct {
	Text     string
	pos      int
	Initials *Initials // if not nil, words with other initials may be skipped
	Rows     bool      // text is the rows of a page; in scripts without spaces, a word may continue in the next row
	Shouted  bool      // text is a query in capitals only, so capitals say nothing about a word
	paired   bool      // the character at pos is the second of a pair; see script.go

	Word       []byte // folded word; valid until the next call of Next
	Start, End int
	Joined     bool

	Compound      []byte // folded parts of the current compound, joined
	compoundStart int
	Parts         int

	Units UnitParts // parts of the last word that are still to be returned
}

// NewTokenizer returns a tokenizer with buffers for words of the usual length.
func NewTokenizer(text string) Tokenizer { return Tokenizer{Text: text, Word: make([]byte, 0, 32)} }

// Reset starts again with another string and keeps the buffers.
func (t *Tokenizer) Reset(text string) {
	*t = Tokenizer{Text: text, Word: t.Word, Compound: t.Compound, Units: UnitParts{word: t.Units.word}}
}

// Next moves to the next word, which is then in Word, Start, End and Joined. It reports whether there was one.
func (t *Tokenizer) Next() bool {
	if t.emitUnit() {
		return true
	}
	if t.Parts > 1 && !t.hyphenFollows() {
		t.emitCompound()
		return true
	}
	for t.pos < len(t.Text) {
		if byteClass[t.Text[t.pos]] == classSeparator {
			t.pos++
			continue
		}
		switch c, size := t.classAt(t.pos); c {
		case classUnspaced:
			if t.scanUnspaced() {
				return true
			}
		case classLetter:
			if t.skipWord() {
				continue
			}
			if t.scanWord(); len(t.Word) > 0 {
				t.findUnits()
				return true
			}
		default:
			t.pos += size
		}
	}
	return false
}

func (t *Tokenizer) classAt(i int) (runeClass, int) {
	if c := byteClass[t.Text[i]]; c != classMultibyte {
		return c, 1
	}
	r, size := utf8.DecodeRuneInString(t.Text[i:])
	return classOf(r), size
}

func (t *Tokenizer) emitCompound() {
	t.Word = append(t.Word[:0], t.Compound...)
	t.Start, t.Joined, t.Parts = t.compoundStart, true, 0
}

func (t *Tokenizer) scanWord() {
	t.Word, t.Start, t.Joined = t.Word[:0], t.pos, false
	for t.pos < len(t.Text) && t.scanRune() {
	}
	if len(t.Word) == 1 {
		t.scanInitials()
	}
	t.End = t.pos
	if string(t.Word) == "us" && t.isCountry() {
		t.Word = append(t.Word, 'a')
	}
	if len(t.Word) == 0 { // the letter folds to nothing, as U+FC5E does
		t.Parts = 0
		return
	}
	if t.Parts == 0 {
		t.Compound, t.compoundStart = t.Compound[:0], t.Start
	}
	if t.Parts > 0 || t.hyphenFollows() {
		t.Compound = append(t.Compound, t.Word...)
		t.Parts++
	}
}

// isCountry reports whether the last word read, which is "us", means the United States. The pronoun is written without
// full stops, and in capitals only if the whole heading or query is in capitals.
func (t *Tokenizer) isCountry() bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t.Text[:t.Start], " "))
	written := t.Text[t.Start:t.pos]
	return written == "U.S" || written == "US" && !t.Shouted && !unicode.IsUpper(before)
}

// scanInitials reads the rest of initials with full stops, such as U.S., if the last letter read is the first of them.
func (t *Tokenizer) scanInitials() {
	for isUpperASCII(t.Text, t.pos-1) && t.pos+1 < len(t.Text) && t.Text[t.pos] == '.' && isUpperASCII(t.Text, t.pos+1) && !t.letterAt(t.pos+2) {
		t.pos++
		t.scanASCII()
	}
}

func isUpperASCII(text string, i int) bool { return 'A' <= text[i] && text[i] <= 'Z' }

// scanRune reads the rune at pos and reports whether it belongs to the word.
func (t *Tokenizer) scanRune() bool {
	if t.scanASCII() {
		return true
	}
	c, size := t.classAt(t.pos)
	switch {
	case c == classLetter:
		r, _ := utf8.DecodeRuneInString(t.Text[t.pos:])
		t.Word = AppendFolded(t.Word, r)
	case c == classApostrophe && t.isPossessive(t.pos+size):
		size++
	case c == classInvisible, c == classApostrophe && t.letterAt(t.pos+size) && !t.hyphenFollows():
	default:
		return false
	}
	t.pos += size
	return true
}

// scanASCII reads the ASCII letters and digits at pos; most words consist only of these.
func (t *Tokenizer) scanASCII() bool {
	from, word := t.pos, t.Word
	for t.pos < len(t.Text) {
		c := lowerLetter[t.Text[t.pos]]
		if c == 0 {
			break
		}
		word = append(word, c)
		t.pos++
	}
	t.Word = word
	return t.pos > from
}

func endOfASCII(text string, i int) int {
	for i < len(text) && byteClass[text[i]] == classLetter {
		i++
	}
	return i
}

// skipWord skips the word at pos if t.Initials does not contain its initials. It reports whether it skipped the word.
// It never skips the few words that do not begin with two ASCII letters.
func (t *Tokenizer) skipWord() bool {
	if t.Initials == nil || t.Parts > 0 {
		return false
	}
	end := endOfASCII(t.Text, t.pos)
	if end < t.pos+2 || t.Initials.Has([]byte{lowerASCII(t.Text[t.pos]), lowerASCII(t.Text[t.pos+1])}) {
		return false
	}
	if IsDigit(t.Text[t.pos]) || IsDigit(t.Text[end-1]) { // the initials of the unit may be in t.Initials
		return false
	}
	t.pos = end
	for t.pos < len(t.Text) && byteClass[t.Text[t.pos]] != classSeparator && t.scanRune() {
	}
	return true
}

func (t *Tokenizer) letterAt(i int) bool {
	if i >= len(t.Text) {
		return false
	}
	c, _ := t.classAt(i)
	return c == classLetter
}

// hyphenFollows reports whether a single hyphen is at pos, with another part of the word after it. Other separators
// between parts count as hyphens too: an apostrophe before three letters or more (dell'utente, l'eau), the full stop in
// Node.js, and the separator between thousands.
func (t *Tokenizer) hyphenFollows() bool {
	if t.pos >= len(t.Text) {
		return false
	}
	if c := t.Text[t.pos]; byteClass[c] == classSeparator {
		return t.separatesThousands(1) || c == '.' && !IsDigit(t.Word[len(t.Word)-1]) && t.letterAt(t.pos+1) && !IsDigit(t.Text[t.pos+1])
	}
	c, size := t.classAt(t.pos)
	if c == classSeparator || c == classApostrophe {
		if t.separatesThousands(size) {
			return true
		}
	}
	return c == classHyphen && t.letterAt(t.pos+size) || c == classApostrophe && t.lettersFrom(t.pos+size) >= minElidedLetters
}

// minElidedLetters is the minimum number of letters after an apostrophe that make a separate word. The letters in don't
// and they've are fewer.
const minElidedLetters = 3

// lettersFrom counts the letters from i on, up to minElidedLetters.
func (t *Tokenizer) lettersFrom(i int) (n int) {
	for n < minElidedLetters && t.letterAt(i) {
		_, size := t.classAt(i)
		i += size
		n++
	}
	return n
}

// isPossessive reports whether the word ends with an s at i, as in NIS2's.
func (t *Tokenizer) isPossessive(i int) bool {
	return i < len(t.Text) && lowerASCII(t.Text[i]) == 's' && !t.letterAt(i+1)
}

// NextPart is like Next, but skips joined words.
func (t *Tokenizer) NextPart() bool {
	for t.Next() {
		if !t.Joined {
			return true
		}
	}
	return false
}

// Token is a folded word and the range of bytes that it was read from.
type Token struct {
	Word       string
	Start, End int
}

// averageWordBytes is the approximate number of bytes per word of text, including separators.
const averageWordBytes = 6

// Tokenize returns the words of text, without joined words.
func Tokenize(text string) []Token {
	out := make([]Token, 0, 1+len(text)/averageWordBytes)
	var folded strings.Builder // holds all words, so that not every word needs memory of its own
	folded.Grow(len(text))
	for t := NewTokenizer(text); t.NextPart(); {
		from := folded.Len()
		folded.Write(t.Word)
		out = append(out, Token{folded.String()[from:], t.Start, t.End})
	}
	return out
}

// FoldWords returns the folded words of text, without joined words, separated by single spaces.
func FoldWords(text string) string {
	out := make([]byte, 0, len(text))
	for t := NewTokenizer(text); t.NextPart(); {
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, t.Word...)
	}
	return string(out)
}

// ApproxWords estimates the number of words of text. It is many times faster than tokenizing, and accurate enough for
// comparing lengths.
func ApproxWords(text string) float32 {
	if text == "" {
		return 0
	}
	words := 1 + strings.Count(text, " ") + strings.Count(text, "\n")
	if len(text) > maxBytesPerWord*words {
		words += unspacedWords(text)
	}
	return float32(words)
}
