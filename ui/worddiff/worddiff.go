// Package worddiff compares two texts word by word.
package worddiff

import "strings"

// ChangeKind is what happened to a word: removed, added or neither.
type ChangeKind int

// Values of Change.
const (
	WordSame ChangeKind = iota
	WordRemoved
	WordAdded
)

// Word is a word of one of the texts, or LineEnd.
type Word struct {
	Text   string
	Change ChangeKind
}

// LineEnd marks the end of a line.
const LineEnd = "\n"

// Brackets enclose changed words, so that users can recognise changes without colours.
type Brackets struct{ Removed, Added [2]string }

// Diff merges the words of two texts. Without the removed words, the result is the later text; without the added words,
// it is the earlier text. Brackets enclose changes, but never span lines.
func Diff(before, after string, with Brackets) []Word {
	a, b := splitWords(before), splitWords(after)
	var out []Word
	at := 0
	add := func(words []string, c ChangeKind) {
		from := len(out)
		for _, w := range words {
			if out = append(out, Word{w, c}); w == LineEnd {
				with.wrap(out[from : len(out)-1])
				from = len(out)
			}
		}
		with.wrap(out[from:])
	}
	for _, e := range compareWords(a, b) {
		add(a[at:e.a0], WordSame)
		add(a[e.a0:e.a1], WordRemoved)
		add(b[e.b0:e.b1], WordAdded)
		at = e.a1
	}
	add(a[at:], WordSame)
	return out
}

func splitWords(text string) []string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		out = append(append(out, strings.Fields(line)...), LineEnd)
	}
	return out
}

// wrap puts brackets around the words of a single change on one line.
func (b Brackets) wrap(words []Word) {
	if len(words) == 0 {
		return
	}
	first, last := &words[0], &words[len(words)-1]
	var around [2]string
	switch first.Change {
	case WordRemoved:
		around = b.Removed
	case WordAdded:
		around = b.Added
	}
	first.Text = around[0] + first.Text
	last.Text += around[1] // the first and the last word may be the same
}
