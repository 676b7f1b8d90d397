package analysis

import (
	"testing"
	"unicode"
)

func TestScriptRangesAreInOrder(t *testing.T) {
	last := rune(0)
	for _, s := range scriptRanges {
		if s.first <= last || s.last < s.first {
			t.Errorf("%x to %x", s.first, s.last)
		}
		last = s.last
	}
}

// Every letter of the scripts is in a range, and no letter of another script is.
func TestScriptsAgreeWithUnicode(t *testing.T) {
	tables := []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Khmer}
	for r := rune(0x80); r < 0x31000; r++ {
		in := unicode.IsLetter(r) && unicode.IsOneOf(tables, r) || r == longVowel || r == 0xFF70 || r == '〆' || r == '〇'
		rare := r >= 0x16FE0 && r < 0x1B170 // old kana and marks
		if got := scriptOf(r) != scriptSpaced; got != in && !rare {
			t.Errorf("%q (%U): %v", r, r, got)
		}
	}
}
