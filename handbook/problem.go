package handbook

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says how much a [Problem] matters.
type Severity int

// A Warning leaves the text as it is; an Error means that something of it
// could not be used.
const (
	Warning Severity = iota
	Error
)

// String is "warning" or "error".
func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Problem is one thing wrong with a handbook's files.
type Problem struct {
	Path     string // file, slash-separated, relative to the handbook's root
	Line     int    // 1-based; 0 when the whole file is meant
	Severity Severity
	Code     string // stable name of the rule, such as unknown-key
	Message  string // what is wrong and what to do
}

// String is path:line: message, as editors and compilers read it.
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.Path, p.Message)
	}
	return fmt.Sprintf("%s:%d: %s", p.Path, p.Line, p.Message)
}

func sortProblems(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
}
