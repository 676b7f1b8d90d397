package frontmatter_test

import (
	"strings"
	"testing"

	"trustbook/handbook/frontmatter"
)

// A syntax error is explained in words that say what to do, at the line of the mistake.
func TestSyntaxErrorsAreExplained(t *testing.T) {
	for text, want := range map[string]string{
		"title: a: b":            "1: not valid YAML: a value with a colon in it goes between quotes (mapping values",
		"title: It's 'x': y":     "1: not valid YAML: a value with a colon in it goes",
		"title: \"a\"version: b": "1: not valid YAML: something stands behind the closing quote",
		"title: A\n  version: 2": "2: not valid YAML: this line is indented further than the keys beside it",
		"title A\nversion: 2":    "2: not valid YAML: this line is indented further than the keys beside it, or the line above lacks its colon",
		"title: A\nversion 2\n":  "2: not valid YAML: this line is no `key: value`",
		"a:\n\t- b":              "2: not valid YAML: a tab stands where blanks belong",
		"a:\n  - b: c\n  \td: e": "3: not valid YAML: a tab stands where blanks belong",
		"title: @home":           "1: not valid YAML: a value that begins with @, ` or %",
		"title: `home`":          "1: not valid YAML: a value that begins with @, ` or %",
		"title: *home":           "1: not valid YAML: a value that begins with * goes between quotes",
		"title: &":               "1: not valid YAML: a value that begins with & or * goes",
		"title: ]":               "1: not valid YAML: a value that begins with a bracket",
		"title: - a":             "1: not valid YAML: a list begins on a line of its own",
		"title: 'It's'":          "1: not valid YAML: something stands behind the closing quote",
		"title: [a] b":           "1: not valid YAML: something stands behind the closing quote or bracket",
		"a:\n  - b: c\n  d: e":   "3: not valid YAML: this line is neither a new item of the list",
		"a:\n  - b\n c":          "3: not valid YAML: this line is indented otherwise",
		"  title: A\nversion: 2": "2: not valid YAML: this line is indented less than the first one",
		"a: 1\nb: [c, d\ne: f":   "2: not valid YAML: this list is not closed with ]",
		"a: 1\nb: {c: d\ne: f":   "2: not valid YAML: this list is not closed with }",
		"a: 1\nb: 'c\ne: f\n":    "2: not valid YAML: the quote that opens here is never closed",
		"title: \"a\\q\"":        "1: not valid YAML: a \\ between \"double quotes\" is special",
		"a: 1\n...\nb: 2":        "1: not valid YAML: a line of --- or ... ends it",
		"title: |x":              "1: not valid YAML: did not find expected comment or line break",
		"title:A":                "1: expected `key: value` lines, with a blank behind each colon",
	} {
		_, bad := frontmatter.Parse("a.yaml", 0, text)
		if bad == nil || !strings.HasPrefix(bad.String(), "a.yaml:"+want) {
			t.Errorf("%q: %v, want a problem that begins %q", text, bad, want)
		}
	}
}
