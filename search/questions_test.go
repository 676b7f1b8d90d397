package search

import (
	"os"
	"strings"
	"testing"
)

// questions reads questions from a file in testdata. Every other question is for tuning; the rest is held out.
func questions(t testing.TB, name string) (tuning, held []judgedQuery) {
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
		q := judgedQuery{Q: line}
		if ids, question, ok := strings.Cut(line, ": "); ok {
			q = judgedQuery{Q: question, Relevant: strings.Fields(ids)}
		}
		if n++; n%2 == 1 {
			tuning = append(tuning, q)
		} else {
			held = append(held, q)
		}
	}
	return tuning, held
}

// TestQuestions requires good answers to the questions in testdata.
func TestQuestions(t *testing.T) {
	skipShort(t)
	ix := New(shippedHandbook(t))
	tuning, held := questions(t, "answerable.txt")
	for _, half := range []struct {
		name      string
		questions []judgedQuery
	}{{"tuning half", tuning}, {"held-out half", held}} {
		complete, typed := evaluate(ix, half.questions, runsAllCases)
		t.Logf("%-18s %s", half.name, complete)
		t.Logf("%-18s %s", "  while typing", typed)
		if complete.s1/complete.n < .93 || complete.s3/complete.n < .96 || runsAllCases && typed.s3/typed.n < .78 {
			t.Errorf("%s: fewer questions are answered than required", half.name)
		}
	}
}

// Every hit for an answerable question has a passage from its entry, on one line and
// with valid marks.
func TestPassagesAreComplete(t *testing.T) {
	skipShort(t)
	ix := New(shippedHandbook(t))
	tuning, held := questions(t, "answerable.txt")
	for _, q := range append(tuning, held...) {
		for i, h := range ix.Search(q.Q, Options{}).Hits {
			checkSpans(t, h.Entry.Title, h.TitleMarks)
			checkSpans(t, h.Passage, h.PassageMarks)
			if !strings.Contains(oneLine(h.Entry.Summary+"\n"+h.Entry.Text()), h.Passage) || h.Passage == "" {
				t.Errorf("%s: %s has no passage %q", q.Q, h.Entry.ID, h.Passage)
			}
			if h.Section < 0 || h.Section >= len(h.Entry.Sections) {
				t.Errorf("%s: %s has no section %d", q.Q, h.Entry.ID, h.Section)
			}
			if i == 0 && h.Confidence == High && len(h.TitleMarks)+len(h.PassageMarks) == 0 {
				t.Errorf("%s: %s has High confidence but no marks in %q", q.Q, h.Entry.ID, h.Passage)
			}
		}
	}
}

// Capitals, accents and other kinds of spaces do not change the hits.
func TestQuestionsAnyCase(t *testing.T) {
	skipShort(t)
	ix := New(shippedHandbook(t))
	accents := strings.NewReplacer("a", "á", "e", "é", "o", "ö", "i", "í")
	tuning, held := questions(t, "answerable.txt")
	for _, q := range append(tuning, held...) {
		want := ids(ix.Search(q.Q, Options{}))
		for _, same := range []string{strings.ToUpper(q.Q), accents.Replace(q.Q), strings.ReplaceAll("  "+q.Q, " ", "\u00a0\t")} {
			if got := ids(ix.Search(same, Options{})); got != want {
				t.Errorf("%s: got %q, want %q as for %s", same, got, want, q.Q)
			}
		}
	}
}

func TestFilterPositionDoesNotMatter(t *testing.T) {
	ix := New(shippedHandbook(t))
	want := ids(ix.Search("#nis2 least privilege ", Options{}))
	for _, query := range []string{"least #nis2 privilege ", "least privilege #nis2", "least privilege tag:nis2 "} {
		if got := ids(ix.Search(query, Options{})); got != want || want == "" {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}
