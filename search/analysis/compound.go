package analysis

import (
	"slices"
	"strings"
)

// In Swedish, German and related languages, compounds are written as one word. If all parts of a compound are words of
// the handbook, each part finds the compound: avtal finds personuppgiftsbiträdesavtal. A query word that no entry
// contains is split in the same way.

const (
	minPartLetters     = 3 // minimum length of a part, in letters
	minCompoundLetters = 7 // minimum length of a compound, in letters
	maxCompoundLetters = 48

	// minKnownPartLetters is the minimum length, in letters, of a known part if the rest of the compound is unknown.
	minKnownPartLetters = 5
)

// PartFunc reports whether a word can be a part of a compound. last is true for the last part, because only that part
// may have an inflectional ending.
type PartFunc func(word string, last bool) bool

// Split splits a compound into as few parts as possible. It returns the parts as folded words, without the linking
// letters, or nil if the word is not a compound of known parts.
func (l *Language) Split(word string, known PartFunc) []string {
	if len(word) < minCompoundLetters || len(word) > maxCompoundLetters {
		return nil
	}
	best := make([][]string, len(word)+1) // for each position in word, the parts of the rest
	best[len(word)] = []string{}
	for from := len(word) - minPartLetters; from >= 0; from-- {
		for to := from + minPartLetters; to <= len(word); to++ {
			if from == 0 && to == len(word) {
				continue
			}
			rest := l.afterLink(word, to, best)
			if rest < 0 || best[from] != nil && len(best[from]) <= len(best[rest])+1 || !known(word[from:to], to == len(word)) {
				continue
			}
			best[from] = append([]string{word[from:to]}, best[rest]...)
		}
	}
	return best[0]
}

// afterLink skips the linking letters at a position. It returns where the next part begins, or -1 if there is no next
// part. If different letters may be the link, it chooses those after which the fewest parts follow.
func (l *Language) afterLink(word string, to int, best [][]string) int {
	if to == len(word) {
		return to
	}
	at := -1
	for _, link := range l.links {
		next := to + len(link)
		if next < len(word) && strings.HasPrefix(word[to:], link) && best[next] != nil && (at < 0 || len(best[next]) < len(best[at])) {
			at = next
		}
	}
	return at
}

// SplitUnknown splits a compound into two parts, of which only one has to be known. The first part must not be a stop
// word: underleverantör (a subcontractor) is not a leverantör (a supplier).
func (l *Language) SplitUnknown(word string, known PartFunc) []string {
	if len(word) > maxCompoundLetters {
		return nil
	}
	for n := len(word) - minPartLetters; n >= minKnownPartLetters; n-- {
		if part := word[:n]; known(part, false) {
			for _, link := range slices.Backward(l.links) {
				if rest, ok := strings.CutPrefix(word[n:], link); ok && len(rest) >= minPartLetters {
					return []string{part, rest}
				}
			}
		}
		if first, part := word[:len(word)-n], word[len(word)-n:]; known(part, true) && !l.IsStopWord(first) {
			return []string{first, part}
		}
	}
	return nil
}

// IsPart reports whether a word is a known part of a compound. The last part may have an inflectional ending; the
// other parts may lack their last letter (distansarbete in distansarbetspolicy).
func (l *Language) IsPart(word string, last bool, known func(string) bool) bool {
	if known(word) || last && l.BaseOf(word, known) != "" {
		return true
	}
	return !last && len(word) > minKnownPartLetters && (known(word+"e") || known(word+"a"))
}
