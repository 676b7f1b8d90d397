package search

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// heldOutQuestions reads a file in testdata: questions that an entry answers, questions that come near one, and
// questions that no entry answers.
func heldOutQuestions(t testing.TB, name string) (answerable, near, out []judgedQuery) {
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		want, question, ok := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case !ok || want[0] == '#':
		case want == "near":
			near = append(near, judgedQuery{Q: question})
		case want == "out":
			out = append(out, judgedQuery{Q: question})
		default:
			answerable = append(answerable, judgedQuery{Q: question, Relevant: strings.Fields(want)})
		}
	}
	return answerable, near, out
}

// TestHeldOutQuestions measures search on customers' questions, both questions that it was tuned to and questions that
// it was not.
func TestHeldOutQuestions(t *testing.T) {
	skipShort(t)
	ix := New(shippedHandbook(t))
	for name, least := range map[string]struct{ first, ndcg, unanswered, told, third float64 }{
		"questionnaires.txt":    {.92, .95, 6, 78, .98},
		"newquestionnaires.txt": {.92, .95, 6, 78, .98},
		"vendorreviews.txt":     {.92, .95, 6, 78, .98},
		"customers.txt":         {.92, .95, 6, 78, .98},
		"buyers.txt":            {.92, .95, 5, 88, .98},
		"sealedreviews.txt":     {.92, .95, 5, 85, .98},
		"tenders.txt":           {.87, .90, 7, 90, .96},
		"sealedtenders.txt":     {.88, .90, 13, 85, .96},
		"sealedbuyers.txt":      {.90, .94, 9.5, 90, .98},
		"colleagues.txt":        {.90, .94, 5, 85, .97},
		"reviewers.txt":         {.92, .94, 5, 88, .98},
		"sealedcolleagues.txt":  {.85, .91, 5, 85, .97},
		"plainwords.txt":        {.92, .93, 5, 85, .97},
		"nearmisses.txt":        {.90, .90, 5, 80, .98},
	} {
		if !runsAllCases && name != "customers.txt" && name != "sealedbuyers.txt" {
			continue
		}
		answerable, near, out := heldOutQuestions(t, name)
		complete, _ := evaluate(ix, answerable, false)
		complete.require(t, name, least.first, least.ndcg)
		if third := complete.s3 / complete.n; third < least.third {
			t.Errorf("%s: %.3f are among the first three", name, third)
		}
		for kind, questions := range map[string][]judgedQuery{"answerable": answerable, "near": near, "out": out} {
			c := calibrate(ix, questions)
			t.Logf("%-21s %-10s %s", name, kind, c)
			if os.Getenv("MISSES") != "" {
				for _, q := range questions {
					if r := ix.Search(q.Q, Options{Limit: 10}); len(r.Hits) > 0 {
						fmt.Printf("%s %s noanswer=%v %q\n     %+v\n", kind, r.Confidence, r.NoAnswer, q.Q, summarize(r))
					}
				}
			}
			if told := percent(c.flagged+c.empty, c.queries); kind == "answerable" && told > least.unanswered || kind == "out" && told < least.told {
				t.Errorf("%s, %s: %.0f of 100 are said to have no answer", name, kind, told)
			}
			if c.high != c.highRight {
				t.Errorf("%s: %d of %d with High confidence are wrong", name, c.high-c.highRight, c.high)
			}
		}
	}
}
