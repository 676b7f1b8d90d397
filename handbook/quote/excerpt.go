package quote

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// WholeEntryLabel is the name of an entry with its source in menus and messages about copying.
const WholeEntryLabel = "the entry and its source"

// Excerpt returns the answer of an entry with its source, and a name for it. An entry with a short
// answer is quoted in full. Any other entry may be a long document, so only one paragraph is
// quoted: the paragraph that contains passage, which is a sentence that answers a query, or else
// the first paragraph.
func Excerpt(h *handbook.Handbook, e *handbook.Entry, passage string, section int, now time.Time) (text, what string) {
	if e.ShortAnswer() != "" && !e.Derived.Generated {
		return Text(h, e, now), "the answer and its source"
	}
	paragraph, what := paragraphOf(e, passage, section)
	if paragraph.Text == "" {
		return Text(h, e, now), WholeEntryLabel
	}
	heading := e.Sections[paragraph.Section].Heading
	return Join(Caution(e, now), cmp.Or(e.Question, e.Title), heading, paragraph.Text, SourceLine(h, e)), what
}

// Sentence returns the sentence of an entry that answers, with its source, on one line for a chat, and a name
// for it: passage, a sentence that answers a query, or else the short answer, or else the first paragraph. The
// verdict of the entry is left out unless it is certain to answer the query: the line does not have the question
// that it belongs to.
func Sentence(h *handbook.Handbook, e *handbook.Entry, passage string, certain bool, now time.Time) (text, what string) {
	what = "one sentence and its source"
	text = cmp.Or(Passage(e, passage), e.Summary)
	if certain {
		text = cmp.Or(e.WithVerdict(text), e.ShortAnswer())
	}
	if text == "" {
		first, _ := paragraphOf(e, "", 0)
		text, what = cmp.Or(first.Text, e.Title), "the first paragraph and its source"
	}
	return oneLine(Caution(e, now) + " " + text + " " + SourceLine(h, e)), what
}

// Passage returns a sentence that a search has found, as it is quoted. A table row gets the headings of its
// columns, because "Norway: 5" says nothing without them.
func Passage(e *handbook.Entry, passage string) string {
	if passage == "" || passage == e.Summary || !strings.Contains(e.Markdown, "|") {
		return passage
	}
	for _, p := range body.Paragraphs(e) {
		if p.Row && slices.ContainsFunc(p.Words, func(line string) bool { return strings.Contains(oneLine(line), passage) }) {
			return p.Text
		}
	}
	return passage
}

// paragraphOf returns the paragraph that contains a passage, or the first paragraph.
func paragraphOf(e *handbook.Entry, passage string, section int) (found body.Paragraph, what string) {
	all := body.Paragraphs(e)
	contains := func(p body.Paragraph) bool {
		return p.Section == section && slices.ContainsFunc(p.Words, func(line string) bool { return strings.Contains(oneLine(line), passage) })
	}
	if i := slices.IndexFunc(all, contains); passage != "" && i >= 0 {
		return all[i], "the paragraph that answers and its source"
	}
	if len(all) == 0 {
		return body.Paragraph{}, ""
	}
	return all[0], "the first paragraph and its source"
}

// oneLine trims a line and reduces every run of white space to one space.
func oneLine(line string) string { return strings.Join(strings.Fields(line), " ") }
