package analysis

// LetterMask returns a mask with one bit for each letter from a to z, and six bits that all other runes share.
func LetterMask(word string) (mask uint32) {
	for _, r := range word {
		if 'a' <= r && r <= 'z' {
			mask |= 1 << (r - 'a')
		} else {
			mask |= 1 << (26 + r%6)
		}
	}
	return mask
}
