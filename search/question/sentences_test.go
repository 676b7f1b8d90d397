package question

import (
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"\n \n", nil},
		{"Access is reviewed regularly. Permissions are removed at once.", []string{"Access is reviewed regularly.", "Permissions are removed at once."}},
		{"Yes. It always requires a second factor.", []string{"Yes. It always requires a second factor."}},
		{"We are free from the U.S. CLOUD Act in every respect. Nothing else.", []string{"We are free from the U.S. CLOUD Act in every respect.", "Nothing else."}},
		{"It holds measures, e.g. Encryption of disks, etc. Also others.", []string{"It holds measures, e.g. Encryption of disks, etc. Also others."}},
		{"Version 1.2 of the standard applies here. See 8.5.", []string{"Version 1.2 of the standard applies here.", "See 8.5."}},
		{"Is it encrypted at rest? It is! 2 keys are used.", []string{"Is it encrypted at rest?", "It is! 2 keys are used."}},
		{"first item of a list\nsecond item of a list", []string{"first item of a list", "second item of a list"}},
		{"no stop at the end. lower case goes on", []string{"no stop at the end. lower case goes on"}},
	} {
		var got []string
		for from, to := range Sentences(c.text) {
			got = append(got, strings.TrimSpace(c.text[from:to]))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
