package handbook

import "unicode"

// CountLetters returns the number of letters and digits of a text. It does not depend on the width at which the
// text is laid out, because borders, rules and bullets of a page do not count, so positions in a text are counted
// in letters.
func CountLetters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
