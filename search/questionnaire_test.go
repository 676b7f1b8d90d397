package search

import (
	"path/filepath"
	"testing"
)

// questionnaireLine is a question from a cell of a security questionnaire.
type questionnaireLine struct {
	Query string
	IDs   []string
	Class string // in: an entry answers; out: none does; near: an entry is on the subject but does not answer
}

// TestQuestionnaire prints how well search answers questions worded as in security questionnaires, and questions about
// a single subject.
func TestQuestionnaire(t *testing.T) {
	dir := collectionsDir(t)
	byClass := map[string][]judgedQuery{}
	for _, l := range readLines[questionnaireLine](t, filepath.Join(dir, "questionnaire", "questions.jsonl")) {
		byClass[l.Class] = append(byClass[l.Class], judgedQuery{Q: l.Query, Relevant: l.IDs})
	}
	shipped := New(shippedHandbook(t))
	complete, _ := evaluate(shipped, byClass["in"], false)
	t.Logf("%-18s %s", "questionnaire", complete)
	for _, class := range []string{"in", "near", "out"} {
		c := calibrate(shipped, byClass[class])
		t.Logf("%-18s %s", "  "+class, c)
		if class != "in" && c.high > 0 {
			t.Errorf("%s: %d questions that no entry answers have High confidence", class, c.high)
		}
	}
	covid := New(handbookOf(readLines[document](t, filepath.Join(dir, "covidfaq", "docs.jsonl"))))
	queries := readLines[judgedQuery](t, filepath.Join(dir, "covidfaq", "queries.jsonl"))
	complete, _ = evaluate(covid, queries, false)
	t.Logf("%-18s %s", "covidfaq", complete)
	t.Logf("%-18s %s", "", calibrate(covid, queries))
}
