package handbook

import "fmt"

// Tally is how many problems there are, and the first error among them: one of the
// manifest, where there is one, since all texts depend on it.
type ProblemCount struct {
	Errors, Warnings int
	First            Problem // the zero Problem when there is no error
}

// Count counts problems.
func CountProblems(problems []Problem) ProblemCount {
	var t ProblemCount
	for _, p := range problems {
		if p.Severity != Error {
			t.Warnings++
			continue
		}
		if t.Errors++; t.Errors == 1 || p.Path == manifestName && t.First.Path != manifestName {
			t.First = p
		}
	}
	return t
}

// String is such as "2 errors and 1 warning".
func (t ProblemCount) String() string {
	switch errors, warnings := number(t.Errors, "error"), number(t.Warnings, "warning"); {
	case t.Errors == 0 && t.Warnings == 0:
		return "no problems"
	case t.Errors == 0:
		return warnings
	case t.Warnings == 0:
		return errors
	default:
		return errors + " and " + warnings
	}
}

func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
