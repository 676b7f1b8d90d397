package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenizer splits a string into words without allocating memory for each. Every rune other than a letter or digit
// separates words (for exceptions see script.go), so the same words are found in "two-factor", "two/factor" and a
// wrapped quotation with a bar at the start of each row.
//
// After the last part of a compound the tokenizer also returns the whole compound as a word, with joined set, so that
// multifactor finds multi-factor, nodejs finds Node.js, and 1000 finds 1,000. After a word such as 30min it returns
// the number and the unit, also with joined set (units.go).
//
// Invariant: 0 <= start < end <= len(text), both on rune boundaries. Starts never decrease, except that a joined word
// starts where its first part did.
type tokenizer struct {
	text     string
	pos      int
	initials *initials // if not nil, words with other initials may be skipped
	rows     bool      // text consists of the rows of a page; in scripts without spaces, words may continue in the next row
	shouted  bool      // text is a query in capitals; see isShouted
	paired   bool      // the character at pos is the second of a pair; see script.go

	word       []byte // folded word; valid until the next call of next
	start, end int
	joined     bool

	compound      []byte // folded parts of the current compound, joined
	compoundStart int
	parts         int

	units unitParts // parts of the last word that are still to be returned
}

// newTokenizer returns a tokenizer with buffers for words of the usual length.
func newTokenizer(text string) tokenizer { return tokenizer{text: text, word: make([]byte, 0, 32)} }

// reset starts again with another string and keeps the buffers.
func (t *tokenizer) reset(text string) {
	*t = tokenizer{text: text, word: t.word, compound: t.compound, units: unitParts{word: t.units.word}}
}

func (t *tokenizer) next() bool {
	if t.emitUnit() {
		return true
	}
	if t.parts > 1 && !t.hyphenFollows() {
		t.emitCompound()
		return true
	}
	for t.pos < len(t.text) {
		if byteClass[t.text[t.pos]] == classSeparator {
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
			if t.scanWord(); len(t.word) > 0 {
				t.findUnits()
				return true
			}
		default:
			t.pos += size
		}
	}
	return false
}

func (t *tokenizer) classAt(i int) (runeClass, int) {
	if c := byteClass[t.text[i]]; c != classMultibyte {
		return c, 1
	}
	r, size := utf8.DecodeRuneInString(t.text[i:])
	return classOf(r), size
}

func (t *tokenizer) emitCompound() {
	t.word = append(t.word[:0], t.compound...)
	t.start, t.joined, t.parts = t.compoundStart, true, 0
}

func (t *tokenizer) scanWord() {
	t.word, t.start, t.joined = t.word[:0], t.pos, false
	for t.pos < len(t.text) && t.scanRune() {
	}
	if len(t.word) == 1 {
		t.scanInitials()
	}
	t.end = t.pos
	if string(t.word) == "us" && t.isCountry() {
		t.word = append(t.word, 'a')
	}
	if len(t.word) == 0 { // the letter folds to nothing, as U+FC5E does
		t.parts = 0
		return
	}
	if t.parts == 0 {
		t.compound, t.compoundStart = t.compound[:0], t.start
	}
	if t.parts > 0 || t.hyphenFollows() {
		t.compound = append(t.compound, t.word...)
		t.parts++
	}
}

// isCountry reports whether the last word read, "us", means the United States. The pronoun is written without full
// stops, and in capitals only if the whole heading or query is.
func (t *tokenizer) isCountry() bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t.text[:t.start], " "))
	written := t.text[t.start:t.pos]
	return written == "U.S" || written == "US" && !t.shouted && !unicode.IsUpper(before)
}

// scanInitials continues reading if the last letter read is the first of initials with full stops, such as U.S.
func (t *tokenizer) scanInitials() {
	for isUpperASCII(t.text, t.pos-1) && t.pos+1 < len(t.text) && t.text[t.pos] == '.' && isUpperASCII(t.text, t.pos+1) && !t.letterAt(t.pos+2) {
		t.pos++
		t.scanASCII()
	}
}

func isUpperASCII(text string, i int) bool { return 'A' <= text[i] && text[i] <= 'Z' }

// scanRune reads the rune at pos and reports whether it belongs to the word.
func (t *tokenizer) scanRune() bool {
	if t.scanASCII() {
		return true
	}
	c, size := t.classAt(t.pos)
	switch {
	case c == classLetter:
		r, _ := utf8.DecodeRuneInString(t.text[t.pos:])
		t.word = appendFolded(t.word, r)
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
func (t *tokenizer) scanASCII() bool {
	from, word := t.pos, t.word
	for t.pos < len(t.text) {
		c := lowerLetter[t.text[t.pos]]
		if c == 0 {
			break
		}
		word = append(word, c)
		t.pos++
	}
	t.word = word
	return t.pos > from
}

func endOfASCII(text string, i int) int {
	for i < len(text) && byteClass[text[i]] == classLetter {
		i++
	}
	return i
}

// skipWord skips the word at pos if its initials are not wanted, and reports whether it did. It never skips a word that
// does not begin with two ASCII letters; there are few of these.
func (t *tokenizer) skipWord() bool {
	if t.initials == nil || t.parts > 0 {
		return false
	}
	end := endOfASCII(t.text, t.pos)
	if end < t.pos+2 || t.initials.has([]byte{lowerASCII(t.text[t.pos]), lowerASCII(t.text[t.pos+1])}) {
		return false
	}
	if isDigit(t.text[t.pos]) || isDigit(t.text[end-1]) { // the unit may be wanted
		return false
	}
	t.pos = end
	for t.pos < len(t.text) && byteClass[t.text[t.pos]] != classSeparator && t.scanRune() {
	}
	return true
}

func (t *tokenizer) letterAt(i int) bool {
	if i >= len(t.text) {
		return false
	}
	c, _ := t.classAt(i)
	return c == classLetter
}

// hyphenFollows reports whether a single hyphen is at pos, with another part of the word after it. Other separators
// between parts count as hyphens too: an apostrophe before three letters or more (dell'utente, l'eau), the full stop in
// Node.js, and the separator between thousands.
func (t *tokenizer) hyphenFollows() bool {
	if t.pos >= len(t.text) {
		return false
	}
	if c := t.text[t.pos]; byteClass[c] == classSeparator {
		return t.separatesThousands(1) || c == '.' && !isDigit(t.word[len(t.word)-1]) && t.letterAt(t.pos+1) && !isDigit(t.text[t.pos+1])
	}
	c, size := t.classAt(t.pos)
	if c == classSeparator || c == classApostrophe {
		if t.separatesThousands(size) {
			return true
		}
	}
	return c == classHyphen && t.letterAt(t.pos+size) || c == classApostrophe && t.lettersFrom(t.pos+size) >= minElided
}

// minElided is the minimum number of letters after an apostrophe that make a separate word, unlike those in don't and
// they've.
const minElided = 3

// lettersFrom counts the letters from i on, up to minElided.
func (t *tokenizer) lettersFrom(i int) (n int) {
	for n < minElided && t.letterAt(i) {
		_, size := t.classAt(i)
		i += size
		n++
	}
	return n
}

// isPossessive reports whether the word ends with an s at i, as in NIS2's.
func (t *tokenizer) isPossessive(i int) bool {
	return i < len(t.text) && lowerASCII(t.text[i]) == 's' && !t.letterAt(i+1)
}

// nextPart is like next, but skips joined words.
func (t *tokenizer) nextPart() bool {
	for t.next() {
		if !t.joined {
			return true
		}
	}
	return false
}

// token is a folded word and the range of bytes that it was read from.
type token struct {
	word       string
	start, end int
}

// tokenize returns the words of text, without joined words.
func tokenize(text string) []token {
	var out []token
	for t := newTokenizer(text); t.nextPart(); {
		out = append(out, token{string(t.word), t.start, t.end})
	}
	return out
}
