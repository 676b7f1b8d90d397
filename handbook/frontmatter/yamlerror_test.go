package frontmatter_test

import (
	"strings"
	"testing"

	"trustbook/handbook/frontmatter"
)

// The message for a syntax error says what to do, and has the line of the mistake.
func TestSyntaxErrorsAreExplained(t *testing.T) {
	for text, want := range map[string]string{
		"title: a: b":            "1: not valid YAML: a value with a colon needs quotes (mapping values",
		"title: It's 'x': y":     "1: not valid YAML: a value with a colon needs",
		"title: \"a\"version: b": "1: not valid YAML: there is text after the closing quote",
		"title: A\n  version: 2": "2: not valid YAML: this line is indented further than the other fields",
		"title A\nversion: 2":    "2: not valid YAML: this line is indented further than the other fields, or the line above lacks its colon",
		"title: A\nversion 2\n":  "2: not valid YAML: this line is not `key: value`",
		"a:\n\t- b":              "2: not valid YAML: tabs cannot be used for indentation",
		"a:\n  - b: c\n  \td: e": "3: not valid YAML: tabs cannot be used for indentation",
		"title: @home":           "1: not valid YAML: a value that begins with @, ` or %",
		"title: `home`":          "1: not valid YAML: a value that begins with @, ` or %",
		"title: *home":           "1: not valid YAML: a value that begins with * needs quotes",
		"title: &":               "1: not valid YAML: a value that begins with & or * needs",
		"title: ]":               "1: not valid YAML: a value that begins with a bracket",
		"title: - a":             "1: not valid YAML: a list starts on a new line",
		"title: 'It's'":          "1: not valid YAML: there is text after the closing quote",
		"title: [a] b":           "1: not valid YAML: there is text after the closing quote or bracket",
		"a:\n  - b: c\n  d: e":   "3: not valid YAML: this line neither starts a new item",
		"a:\n  - b\n c":          "3: not valid YAML: this line is indented differently",
		"  title: A\nversion: 2": "2: not valid YAML: this line is indented less than the first one",
		"a: 1\nb: [c, d\ne: f":   "2: not valid YAML: this value is not closed with ]",
		"a: 1\nb: {c: d\ne: f":   "2: not valid YAML: this value is not closed with }",
		"a: 1\nb: 'c\ne: f\n":    "2: not valid YAML: the quote that opens here is never closed",
		"title: \"a\\q\"":        "1: not valid YAML: a \\ between \"double quotes\" is special",
		"a: 1\n...\nb: 2":        "1: not valid YAML: a line of --- or ... ends it",
		"title: |x":              "1: not valid YAML: did not find expected comment or line break",
		"title:A":                "1: expected `key: value` lines, with a space after each colon",
	} {
		_, bad := frontmatter.Parse("a.yaml", 0, text)
		if bad == nil || !strings.HasPrefix(bad.String(), "a.yaml:"+want) {
			t.Errorf("%q: %v, want a problem that begins %q", text, bad, want)
		}
	}
}
