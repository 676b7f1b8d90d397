package handbook

import "testing"

func TestCountProblems(t *testing.T) {
	warning, first, second := Problem{Path: "a"}, Problem{Path: "b", Severity: SeverityError}, Problem{Path: "c", Severity: SeverityError}
	for _, c := range []struct {
		problems []Problem
		first    Problem
		want     string
	}{
		{nil, Problem{}, "no problems"},
		{[]Problem{warning}, Problem{}, "1 warning"},
		{[]Problem{warning, first}, first, "1 error and 1 warning"},
		{[]Problem{first, second}, first, "2 errors"},
		{[]Problem{first, warning, warning}, first, "1 error and 2 warnings"},
	} {
		if got := CountProblems(c.problems); got.String() != c.want || got.First != c.first {
			t.Errorf("%v: %q, first %+v; want %q, %+v", c.problems, got, got.First, c.want, c.first)
		}
	}
}
