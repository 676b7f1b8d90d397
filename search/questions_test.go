package search

import (
	"os"
	"strings"
	"testing"
)

// questions reads the questions of a file in testdata: tuning is every other
// one, held the rest.
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

// TestQuestions holds the shipped handbook to the questions in testdata.
func TestQuestions(t *testing.T) {
	ix := New(shippedHandbook(t))
	tuning, held := questions(t, "answerable.txt")
	for _, half := range []struct {
		name      string
		questions []judgedQuery
	}{{"tuning half", tuning}, {"held-out half", held}} {
		fullMatch, typed := evaluate(ix, half.questions, true)
		t.Logf("%-18s %s", half.name, fullMatch)
		t.Logf("%-18s %s", "  while typing", typed)
		if fullMatch.s1/fullMatch.n < .93 || fullMatch.s3/fullMatch.n < .97 || typed.s3/typed.n < .78 {
			t.Errorf("%s: fewer questions are answered than were", half.name)
		}
	}
}

// TestAnswersAreShown looks at what a screen shows for every question that is
// answered: a passage of the entry, on one line, with marks that hold.
func TestAnswersAreShown(t *testing.T) {
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
				t.Errorf("%s: %s is sure, and nothing is marked in %q", q.Q, h.Entry.ID, h.Passage)
			}
		}
	}
}

// TestQuestionsAnyCase asks every question in capitals, with accents and with
// other spaces, and expects the same answers.
func TestQuestionsAnyCase(t *testing.T) {
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

// TestOrderOfFilters puts filters before, between and after the words.
func TestOrderOfFilters(t *testing.T) {
	ix := New(shippedHandbook(t))
	want := ids(ix.Search("#nis2 least privilege ", Options{}))
	for _, query := range []string{"least #nis2 privilege ", "least privilege #nis2", "least privilege tag:nis2 "} {
		if got := ids(ix.Search(query, Options{})); got != want || want == "" {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}
