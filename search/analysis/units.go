package analysis

// Numbers are written in many ways: 30 minutes and 30min; 1000, 1,000 and 1 500; TLS 1.2 and TLSv1.2. For 30min the
// tokenizer returns the word and then its parts; for 1 500 it returns the parts and then the number.

// UnitParts holds the two parts of a word that is a number with a unit, or a name with a version.
type UnitParts struct {
	word       []byte
	parts      [2]Span
	start, end int // range of bytes of the word in the text
	left       int
}

// minVersionedLetters is the minimum number of letters before the v of a version: three in TLSv1, unlike the two in
// IPv6.
const minVersionedLetters = 3

// findUnits sets t.Units to the two parts of the current word, if it is such a word.
func (t *Tokenizer) findUnits() {
	first, second, ok := SplitUnit(t.Word)
	if !ok {
		return
	}
	t.Units = UnitParts{append(t.Units.word[:0], t.Word...), [2]Span{first, second}, t.Start, t.End, len(t.Units.parts)}
}

// emitUnit makes the next part in t.Units the current word. It reports whether there was a part left.
func (t *Tokenizer) emitUnit() bool {
	u := &t.Units
	if u.left == 0 {
		return false
	}
	part := u.parts[len(u.parts)-u.left]
	u.left--
	t.Word, t.Joined = append(t.Word[:0], u.word[part.Start:part.End]...), true
	t.Start, t.End = u.start, u.end
	if len(u.word) == u.end-u.start { // folding did not change any position
		t.Start, t.End = u.start+part.Start, u.start+part.End
	}
	return true
}

// SplitUnit splits a folded word into a number and its unit, as in 30min, or into a name and its version, as in tlsv1.
func SplitUnit(word []byte) (first, second Span, ok bool) {
	n := len(word)
	if n < 2 || IsDigit(word[0]) == IsDigit(word[n-1]) {
		return first, second, false
	}
	at := 1
	for at < n && IsDigit(word[at]) == IsDigit(word[0]) {
		at++
	}
	for _, c := range word[at:] {
		if c >= 0x80 || IsDigit(c) != IsDigit(word[n-1]) {
			return first, second, false
		}
	}
	if IsDigit(word[0]) {
		return Span{0, at}, Span{at, n}, true
	}
	return Span{0, at - 1}, Span{at, n}, word[at-1] == 'v' && at > minVersionedLetters
}

// separatesThousands reports whether the separator at pos, of the given size, is between thousands: after a number and
// before three digits.
func (t *Tokenizer) separatesThousands(size int) bool {
	next := t.pos + size
	if n := len(t.Word); n == 0 || n > 3 || t.Parts > 0 && n < 3 || !IsDigit(t.Word[0]) || !IsDigit(t.Word[n-1]) {
		return false
	}
	switch t.Text[t.pos:next] {
	case ",", ".", " ", "'", "’", "\u00a0", "\u202f", "\u2009":
	default:
		return false
	}
	for i := next; i < next+3; i++ {
		if i >= len(t.Text) || !IsDigit(t.Text[i]) {
			return false
		}
	}
	return !t.letterAt(next + 3)
}

// IsDigit reports whether c is an ASCII digit.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }
