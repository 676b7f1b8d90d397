package frontmatter

import (
	"errors"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// Errors is the error of a value that contains several problems, each at its own line.
// The parts of the value without a problem are used.
type Errors []handbook.Problem

// Error returns the first message.
func (e Errors) Error() string { return e[0].Message }

// asError returns nil when there are no problems.
func (e Errors) asError() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// Collector gathers what is wrong with the parts of a value.
type Collector struct{ problems Errors }

// Add records what is wrong with a part, if anything is.
func (c *Collector) Add(part *Node, err error) {
	if err != nil {
		c.problems = append(c.problems, ErrorsOf(part, err)...)
	}
}

// Err returns what was recorded as [Errors]; nil for nothing.
func (c *Collector) Err() error { return c.problems.asError() }

// ErrorsOf returns the problems in the error of a value: those inside it, or the one it is.
func ErrorsOf(value *Node, err error) Errors {
	if e, ok := errors.AsType[Errors](err); ok {
		return e
	}
	return Errors{Mapping{}.problem(value.Line, "value", sanitize.CleanLine(err.Error()))}
}

// valueProblems returns the problems of the value of a key, placed in the file.
func (m Mapping) valueProblems(key string, value *Node, err error) []handbook.Problem {
	if err == nil {
		return nil
	}
	problems := ErrorsOf(value, err)
	for i, p := range problems {
		problems[i].Path, problems[i].Line = m.path, m.offset+p.Line
		problems[i].Message = key + ": " + p.Message
	}
	return problems
}
