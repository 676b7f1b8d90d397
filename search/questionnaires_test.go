package search

import (
	"os"
	"strings"
	"testing"
)

// heldOutQuestions reads testdata/questionnaires.txt: questions that an entry answers, those
// that come near one, and those that none answers.
func heldOutQuestions(t testing.TB) (answerable, near, out []judgedQuery) {
	b, err := os.ReadFile("testdata/questionnaires.txt")
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

// TestHeldOutQuestions measures search on questions that nothing is tuned to.
func TestHeldOutQuestions(t *testing.T) {
	ix := New(shippedHandbook(t))
	answerable, near, out := heldOutQuestions(t)
	complete, _ := evaluate(ix, answerable, false)
	a, n, o := calibrate(ix, answerable), calibrate(ix, near), calibrate(ix, out)
	complete.require(t, "answerable", .92, .95)
	if third := complete.s3 / complete.n; third < .98 {
		t.Errorf("%.3f are among the first three", third)
	}
	if a.high != a.highRight {
		t.Errorf("%d of %d with High confidence are wrong", a.high-a.highRight, a.high)
	}
	t.Logf("%-12s %s", "", a)
	t.Logf("%-12s %s", "near", n)
	t.Logf("%-12s %s", "out", o)
}
