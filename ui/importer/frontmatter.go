package importer

import (
	"cmp"
	"fmt"
	"strings"

	"trustbook/handbook/frontmatter"
)

// Markdown returns the content of an entry's file: front matter and body. The entry is a draft, because the result of
// an import has to be reviewed.
func (e Entry) Markdown() string {
	if e.verbatim != "" {
		return e.verbatim
	}
	var b strings.Builder
	b.WriteString("---\n")
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, yamlLine(value))
		}
	}
	list := func(name string, values []string) {
		if len(values) == 0 {
			return
		}
		fmt.Fprintf(&b, "%s:\n", name)
		for _, v := range values {
			fmt.Fprintf(&b, "  - %s\n", yamlLine(v))
		}
	}
	field("id", cmp.Or(e.Number, e.ID))
	field("kind", string(e.Kind))
	field("title", escapeMarkdown(e.Title))
	field("question", escapeMarkdown(e.Question))
	if e.Answer != "" {
		fmt.Fprintf(&b, "answer: %s\n", e.Answer) // not quoted, because the reader of this field accepts yes as a verdict although YAML defines it as true
	}
	field("summary", escapeMarkdown(e.Summary))
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

// yamlLine returns a string as one line of YAML.
func yamlLine(text string) string {
	return frontmatter.FormatScalar(strings.Join(strings.Fields(text), " "))
}

// escapeMarkdown escapes plain text for a field that contains Markdown, such as a summary. Without escapes, some
// characters would not be shown.
func escapeMarkdown(text string) string {
	if !strings.ContainsAny(text, "\\`*_[]<>~&") {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_[]<>~&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
