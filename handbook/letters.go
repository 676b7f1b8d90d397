package handbook

import "unicode"

// CountLetters returns the number of letters and digits in text. Reading positions are counted in letters, because
// their number does not depend on the layout: borders, rules and bullets do not count.
func CountLetters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
