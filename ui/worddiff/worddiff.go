// Package worddiff says what is different between two texts, word by word.
package worddiff

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// Change is whether a word is gone or new.
type Change int

// What has become of a word.
const (
	Same Change = iota
	Gone
	Added
)

// Word is a word of either text, or [LineEnd].
type Word struct {
	Text   string
	Change Change
}

// LineEnd stands where a line ends.
const LineEnd = "\n"

// Brackets are what changes stand between, so that they are told apart without
// colours.
type Brackets struct{ Gone, Added [2]string }

// Words are the words of two texts in one order: without those that are gone they
// are the later text, without those that are new the earlier. What is changed
// stands between brackets, in each line anew.
func Words(before, after string, with Brackets) []Word {
	a, b := split(before), split(after)
	var out []Word
	at := 0
	add := func(words []string, c Change) {
		from := len(out)
		for _, w := range words {
			if out = append(out, Word{w, c}); w == LineEnd {
				with.put(out[from : len(out)-1])
				from = len(out)
			}
		}
		with.put(out[from:])
	}
	for _, d := range lcs.DiffLines(a, b) {
		add(a[at:d.Start], Same)
		add(a[d.Start:d.End], Gone)
		add(b[d.ReplStart:d.ReplEnd], Added)
		at = d.End
	}
	add(a[at:], Same)
	return out
}

// split cuts a text into its words and the ends of its lines.
func split(text string) []string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		out = append(append(out, strings.Fields(line)...), LineEnd)
	}
	return out
}

// put brackets a change in one line.
func (b Brackets) put(words []Word) {
	if len(words) == 0 {
		return
	}
	first, last := &words[0], &words[len(words)-1]
	var around [2]string
	switch first.Change {
	case Gone:
		around = b.Gone
	case Added:
		around = b.Added
	}
	first.Text = around[0] + first.Text
	last.Text += around[1] // which may be the first
}
