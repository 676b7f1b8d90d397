package frontmatter

import (
	"errors"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// Errors is the error for a value with several problems, each with its own line. Parts of the value without a problem
// are still used.
type Errors []handbook.Problem

// Error returns the first message.
func (e Errors) Error() string { return e[0].Message }

// asError returns e as an error, or nil if there are no problems.
func (e Errors) asError() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// Collector collects the problems with the parts of a value.
type Collector struct{ problems Errors }

// Add records err as a problem of part, unless err is nil.
func (c *Collector) Add(part *Node, err error) {
	if err != nil {
		c.problems = append(c.problems, ErrorsOf(part, err)...)
	}
}

// Err returns the recorded problems as [Errors], or nil.
func (c *Collector) Err() error { return c.problems.asError() }

// ErrorsOf returns the problems contained in err, or err itself as a problem of value.
func ErrorsOf(value *Node, err error) Errors {
	if e, ok := errors.AsType[Errors](err); ok {
		return e
	}
	return Errors{Mapping{}.problem(value.Line, "value", sanitize.CleanLine(err.Error()))}
}

func (m Mapping) valueProblems(key string, value *Node, err error) []handbook.Problem {
	if err == nil {
		return nil
	}
	problems := ErrorsOf(value, err)
	for i, p := range problems {
		problems[i].Path, problems[i].Line = m.path, m.offset+p.Line
		problems[i].Message, problems[i].Subject.Name = key+": "+p.Message, key
	}
	return problems
}
