package frontmatter

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// Errors is the error for a value with several problems, each with its own line. The valid parts of the value are still
// used.
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

// errorExplanation replaces a message of the YAML parser with plain words. Explanations are tried in order. The first
// one is used whose jargon occurs in the message and whose line matches the line with the mistake.
type errorExplanation struct {
	jargon string
	line   func() *regexp.Regexp // matches the line with the mistake; nil matches any line
	plain  string
	opens  bool // the mistake is where the parser's context begins, not where parsing failed
}

const (
	tabsMessage      = "tabs cannot be used for indentation: use spaces"
	textAfterMessage = "there is text after the closing quote or bracket of a value: put quotes around the whole value, or start a new line"
	unclosedMessage  = "this value is not closed with %s, or a comma or quotes are missing in it"
)

var errorExplanations = []errorExplanation{
	{jargon: "tab", plain: tabsMessage},
	{jargon: "cannot start any token", line: pattern.Lazy(`^[ -]*\t`), plain: tabsMessage},
	{jargon: "cannot start any token", plain: "a value that begins with @, ` or % needs quotes"},
	{jargon: "mapping values are not allowed", line: pattern.Lazy(`: *("[^"]*"|'[^']*') *\w`), plain: textAfterMessage},
	{jargon: "mapping values are not allowed", line: pattern.Lazy(`:[ \t].*:([ \t]|$)`), plain: "a value with a colon needs quotes"},
	{jargon: "mapping values are not allowed", plain: "this line is indented further than the other fields, or the line above lacks its colon"},
	{jargon: "expected '-' indicator", plain: "this line neither starts a new item with `- ` nor is indented like the fields of the last item"},
	{jargon: "expected key", line: pattern.Lazy(`["'\]}]\s*[^\s:,#]`), plain: textAfterMessage},
	{jargon: "expected key", plain: "this line is indented differently from the other fields, or is not `key: value`"},
	{jargon: "expected ',' or ']'", plain: fmt.Sprintf(unclosedMessage, "]"), opens: true},
	{jargon: "expected ',' or '}'", plain: fmt.Sprintf(unclosedMessage, "}"), opens: true},
	{jargon: "end of stream", plain: "the quote that opens here is never closed", opens: true},
	{jargon: "find expected ':'", plain: "this line is not `key: value`: the colon or the space after it is missing", opens: true},
	{jargon: "expected <document start>", plain: "this line is indented less than the first one: start every field at the left margin"},
	{jargon: "block sequence entries", plain: "a list starts on a new line below its field; a value that begins with - needs quotes"},
	{jargon: "node content", plain: "a value that begins with a bracket or a comma needs quotes"},
	{jargon: "unknown escape", plain: `a \ between "double quotes" is special: use 'single quotes'`},
	{jargon: "anchor", plain: "a value that begins with * needs quotes"},
	{jargon: "alphabetic or numeric", plain: "a value that begins with & or * needs quotes"},
	{jargon: "single document", plain: "a line of --- or ... ends it too early: remove that line"},
}

// syntaxProblem converts an error of the YAML library to a problem at its line.
func (m Mapping) syntaxProblem(err error, text string) *handbook.Problem {
	line, opened, jargon := 1, 1, err.Error()
	if e, ok := errors.AsType[*yaml.LoadError](err); ok {
		line, opened, jargon = max(1, e.Mark.Line), max(1, e.ContextMark.Line), e.Message
	}
	line = min(line, 1+strings.Count(strings.TrimRight(text, " \t\n"), "\n")) // if something is missing at the end, report the last line
	message := sanitize.CleanLine(jargon)
	for _, w := range errorExplanations {
		if !strings.Contains(jargon, w.jargon) || w.line != nil && !w.line().MatchString(lineOf(text, line)) {
			continue
		}
		if w.opens {
			line = opened
		}
		plain := w.plain
		if at := unclosedQuote(text, line); at > 0 && plain == textAfterMessage {
			line, plain = at, "the quote that opens here is not closed on its line"
		}
		message = plain + " (" + message + ")"
		break
	}
	p := m.problem(line, "front-matter", "not valid YAML: "+message)
	return &p
}

// unclosedQuote returns the last line before the given one on which a quote opens and is not closed, or 0. The parser
// fails only at the next quote, which it takes for the end of the value.
func unclosedQuote(text string, before int) int {
	for at := before - 1; at > 0; at-- {
		if openQuotePattern().MatchString(lineOf(text, at)) {
			return at
		}
	}
	return 0
}

var openQuotePattern = pattern.Lazy(`^[ -]*[\w-]+:[ \t]+(?:"[^"]*|'[^']*)$`)

func lineOf(text string, line int) string {
	lines := strings.SplitN(text, "\n", line+1)
	return lines[min(line, len(lines))-1]
}
