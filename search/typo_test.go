package search

import (
	"slices"
	"testing"

	"trustbook/search/analysis"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		open bool
		want int
	}{
		{"password", "password", false, 0},
		{"passowrd", "password", false, 1}, // transposed
		{"pasword", "password", false, 1},  // omitted
		{"passsword", "password", false, 1},
		{"passwurd", "password", false, 1},
		{"acess", "access", false, 1},
		{"privelaged", "privileged", false, 2},
		{"ca", "abc", false, 3}, // restricted: no edits inside a transposition
		{"", "ab", false, 2},
		{"passowr", "password", false, 2},
		{"passowr", "password", true, 1}, // unfinished
		{"backgruo", "background", true, 1},
		{"zzz", "password", true, 3},
	} {
		var table editAlignment
		if got := table.distance(c.a, c.b, 3, c.open); got != c.want {
			t.Errorf("%s to %s (prefix %v): got %d, want %d", c.a, c.b, c.open, got, c.want)
		}
		if !c.open && table.distance(c.b, c.a, 3, false) != c.want {
			t.Errorf("%s to %s is not symmetric", c.b, c.a)
		}
	}
}

func TestDistanceStopsAtTheLimit(t *testing.T) {
	var table editAlignment
	if got := table.distance("abcdefgh", "zyxwvuts", 1, false); got != 2 {
		t.Errorf("got %d, want limit + 1", got)
	}
}

func TestQuickTestsAgreeWithDistance(t *testing.T) {
	g := newGenerator(400)
	var table editAlignment
	for _, a := range g.words[:100] {
		for _, b := range g.words {
			for _, prefix := range []bool{false, true} {
				near := table.distance(a, b, 2, prefix) <= 2
				out := tooDifferent(analysis.LetterMask(a), analysis.LetterMask(b), 2, prefix) || !similarLength(len(a), len(b), 2, prefix)
				if near && out {
					t.Fatalf("%s and %s (prefix %v) are similar but ruled out", a, b, prefix)
				}
			}
		}
	}
}

func TestCorrections(t *testing.T) {
	ix := New(handbookWith(
		"Password rules | A password is long. Background checks are annual.",
		"Lost devices | Report a lost device.",
		"Access | Privileged access to production.",
	))
	for _, c := range []struct{ query, corrected, first string }{
		{"passowrd ", "password ", "a"},
		{"passowr", "password", "a"},
		{"  Passowrd rules", "  password rules", "a"},
		{"backgruond", "background", "a"},
		{"privelaged acess", "privileged access", "c"},
		{"password", "", "a"},
		{"passwords", "", "a"},
		{"price list", "", ""}, // list is not a misspelling of lost
		{"los", "", "b"},
		{"lsot", "lost", "b"},
		{"cat", "", ""},     // too short to correct
		{"acc3ss", "", ""},  // not a word
		{"26999", "", ""},   // numbers are not corrected
		{"qzxvkjw", "", ""}, // nothing similar
	} {
		r := ix.Search(c.query, Options{})
		if r.Corrected != c.corrected || firstID(r) != c.first {
			t.Errorf("%q: got %q, %s; want %q, %s", c.query, r.Corrected, ids(r), c.corrected, c.first)
		}
	}
}

func TestCorrectionIsAReason(t *testing.T) {
	r := New(shippedHandbook(t)).Search("passowrd", Options{})
	if !slices.Contains(r.Hits[0].Reasons, "“passowrd” is read as “password”") {
		t.Errorf("got %v", r.Hits[0].Reasons)
	}
	if got := marked(r.Hits[0].Passage, r.Hits[0].PassageMarks); !slices.Contains([]byte(got), '[') {
		t.Errorf("corrected word not marked: %s", got)
	}
}
