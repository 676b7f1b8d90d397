package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
)

// Markdown returns the file of an entry: its front matter and its text. It is a draft, because
// nobody has read what became of the document.
func (e Entry) Markdown() string {
	if e.verbatim != "" {
		return e.verbatim
	}
	var b strings.Builder
	b.WriteString("---\n")
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, scalar(value))
		}
	}
	list := func(name string, values []string) {
		if len(values) == 0 {
			return
		}
		fmt.Fprintf(&b, "%s:\n", name)
		for _, v := range values {
			fmt.Fprintf(&b, "  - %s\n", scalar(v))
		}
	}
	field("id", cmp.Or(e.Number, e.ID))
	field("kind", string(e.Kind))
	field("title", asMarkdown(e.Title))
	field("question", asMarkdown(e.Question))
	field("answer", string(e.Answer))
	field("summary", asMarkdown(e.Summary))
	if e.Order > 0 {
		fmt.Fprintf(&b, "order: %d\n", e.Order)
	}
	for _, f := range e.Fields {
		field(f.Name, f.Value)
	}
	for _, l := range e.Lists {
		list(l.Name, l.Values)
	}
	field("lang", e.Lang)
	field("status", "draft")
	field("source", e.Source)
	b.WriteString("---\n")
	if e.Body != "" {
		b.WriteString("\n" + e.Body + "\n")
	}
	return b.String()
}

// plainScalar matches what YAML reads as text without quotes.
var plainScalar = pattern.Lazy(`^\pL[\pL\pN .,;()/_'’?!…-]*$`)

// scalar returns a value as YAML. A value on one line needs single quotes at most.
func scalar(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	if plainScalar().MatchString(value) && !isKeyword(value) {
		return value
	}
	return "'" + strings.ReplaceAll(value, "'", "''") + "'"
}

// isKeyword reports whether some reader of YAML takes a word for a value of another type.
// Verdicts are read as words.
func isKeyword(value string) bool {
	return slices.Contains([]string{"true", "false", "null", "on", "off", "y", "n"}, strings.ToLower(value))
}
