package worddiff

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var marked = Brackets{Removed: [2]string{"[-", "-]"}, Added: [2]string{"{+", "+}"}}

func TestDiff(t *testing.T) {
	for _, test := range []struct{ before, after, want string }{
		{"a brass key", "a steel key", "a [-brass-] {+steel+} key \n"},
		{"one two three", "one", "one [-two three-] \n"},
		{"one\n\ntwo", "one\n\nnew line\n\ntwo", "one \n \n {+new line+} \n \n two \n"},
		{"same", " same ", "same \n"},
		{"", "all of it", "{+all of it+} \n"},
	} {
		var got []string
		for _, w := range Diff(test.before, test.after, marked) {
			got = append(got, w.Text)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q and %q: %q", test.before, test.after, s)
		}
	}
}

// Without the removed words a diff is the new text, and without the added words it is the old one.
func TestDiffContainsBothTexts(t *testing.T) {
	some := func() string {
		var b strings.Builder
		for range rand.IntN(40) {
			b.WriteString([]string{"one ", "two ", "three ", "\n", "\n\n", "[-", "+} ", "å "}[rand.IntN(8)])
		}
		return b.String()
	}
	for range 1000 {
		before, after := some(), some()
		var old, now []string
		for _, w := range Diff(before, after, Brackets{}) {
			if w.Change != WordAdded {
				old = append(old, w.Text)
			}
			if w.Change != WordRemoved {
				now = append(now, w.Text)
			}
		}
		for want, got := range map[string][]string{before: old, after: now} {
			if w, g := strings.Join(splitWords(want), " "), strings.Join(got, " "); w != g {
				t.Fatalf("of %q and %q: %q, want %q", before, after, g, w)
			}
		}
	}
}

// However many words change, each is one removed and one added word.
func TestOnlyWhatChangedIsMarked(t *testing.T) {
	var before []string
	for i := range 2600 {
		before = append(before, []string{"the", "key", "of", "a", "door", "is", "kept", "by", "two"}[i*i%9])
		if i%40 == 39 {
			before = append(before, "\n\n")
		}
	}
	for _, changes := range []int{1, 60, 200, 600} {
		after := slices.Clone(before)
		for i := range changes {
			if at := i * len(after) / changes; after[at] != "\n\n" {
				after[at] = "renamed"
			}
		}
		var removed, added int
		for _, w := range Diff(strings.Join(before, " "), strings.Join(after, " "), Brackets{}) {
			switch w.Change {
			case WordRemoved:
				removed++
			case WordAdded:
				added++
			}
		}
		if removed > changes || added > changes {
			t.Errorf("%d words were renamed: %d removed and %d added", changes, removed, added)
		}
	}
}

// Different texts are compared quickly, even if they have nothing in common and exceed the search limit.
func TestDifferentTextsAreComparedSoon(t *testing.T) {
	text := func(words ...string) string {
		var b strings.Builder
		for range 6000 {
			b.WriteString(words[rand.IntN(len(words))] + " ")
		}
		return b.String()
	}
	before, after := text("one", "two", "three"), text("three", "four", "five")
	common := 0
	for _, w := range Diff(before, after, Brackets{}) {
		if w.Change == WordSame {
			common++
		}
	}
	if common < 100 {
		t.Errorf("%d words are common", common)
	}
}
