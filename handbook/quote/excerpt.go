package quote

import (
	"cmp"
	"strings"

	"trustbook/handbook"
)

// WholeEntry names an entry with its source, as the menus and messages about copying do.
const WholeEntry = "the entry and its source"

// Excerpt returns the answer of an entry with its source, and a name for it. An entry with a
// short answer is quoted as a whole. Any other may be a long document, so only one paragraph
// is quoted: the one that contains passage, a sentence that answers a query, or else the
// first.
func Excerpt(h *handbook.Handbook, e *handbook.Entry, passage string, section int) (text, what string) {
	if e.ShortAnswer() != "" && !e.Derived.Generated {
		return Text(h, e), "the answer and its source"
	}
	heading, paragraph, what := paragraphOf(e, passage, section)
	if paragraph == "" {
		return Text(h, e), WholeEntry
	}
	return Join(cmp.Or(e.Question, e.Title), heading, paragraph, SourceLine(h, e)), what
}

// paragraphOf returns the paragraph with a passage, or the first one, and its heading.
func paragraphOf(e *handbook.Entry, passage string, section int) (heading, paragraph, what string) {
	if passage != "" {
		for line := range strings.Lines(e.Sections[section].Text) {
			if line = oneLine(line); strings.Contains(line, passage) {
				return e.Sections[section].Heading, line, "the paragraph that answers and its source"
			}
		}
	}
	for _, s := range e.Sections {
		for line := range strings.Lines(s.Text) {
			if line = oneLine(line); line != "" {
				return s.Heading, line, "the first paragraph and its source"
			}
		}
	}
	return "", "", ""
}

// oneLine returns a line without blanks at its ends or next to each other.
func oneLine(line string) string { return strings.Join(strings.Fields(line), " ") }
