package search

import (
	"os"
	"strings"
	"testing"
)

// questions reads the questions of a file in testdata: tuning is every other
// one, held the rest.
func questions(t testing.TB, name string) (tuning, held []judged) {
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		q := judged{Q: line}
		if ids, question, ok := strings.Cut(line, ": "); ok {
			q = judged{Q: question, Relevant: strings.Fields(ids)}
		}
		if n++; n%2 == 1 {
			tuning = append(tuning, q)
		} else {
			held = append(held, q)
		}
	}
	return tuning, held
}

// TestQuestions holds the shipped handbook to the questions in testdata.
func TestQuestions(t *testing.T) {
	ix := New(shippedBook(t))
	tuning, held := questions(t, "answerable.txt")
	for _, half := range []struct {
		name      string
		questions []judged
	}{{"tuning half", tuning}, {"held-out half", held}} {
		whole, typed := evaluate(ix, half.questions, true)
		t.Logf("%-18s %s", half.name, whole)
		t.Logf("%-18s %s", "  while typing", typed)
	}
}
