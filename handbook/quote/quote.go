// Package quote formats entries for copying, printing and exporting. A quotation begins with the caution that applies
// to the entry, because it will be read out of context, and ends with its source. No other package formats quotations.
package quote

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// SearchMatch describes how a search found the entry that is quoted. The zero SearchMatch means that there was no search.
type SearchMatch struct {
	Passage string // the sentence that answers the query; "" for none
	Section int    // index of the section with the passage

	// Before or After is a sentence of the section that answers the query together with the passage, depending on
	// whether it comes before or after the passage. Both are "" if the passage alone answers.
	Before, After string

	// Doubt is the reason why the entry may not answer the query, or "". If Doubt is set, a quotation begins with it
	// and omits the verdict, because readers would take the verdict for the answer to the query.
	Doubt string

	// Withheld reports whether the list of hits withheld the verdict of the entry. A sentence without its question then
	// omits the verdict too.
	Withheld bool
}

// cautions returns the lines with which a quotation must begin.
func (f SearchMatch) cautions(e *handbook.Entry, now time.Time) string {
	return strings.Join(nonEmpty(Caution(e, now), f.caution().String()), "\n")
}

func (f SearchMatch) caution() (c handbook.Caution) {
	if f.Doubt != "" {
		c.Word, c.Sentence = "Caution", f.Doubt+"."
	}
	return c
}

// lead returns the answer shown above the body of an entry.
func (f SearchMatch) lead(e *handbook.Entry) string {
	if f.Doubt != "" {
		return e.Lead()
	}
	return e.LeadAnswer()
}

// Text returns an entry as plain text for a letter or chat: caution, question, answer, body and source.
func (f SearchMatch) Text(h *handbook.Handbook, e *handbook.Entry, now time.Time) string {
	return Join(body.JoinLines(f.blocks(h, e, now))...)
}

// blocks returns the lines of each block of [SearchMatch.Text].
func (f SearchMatch) blocks(h *handbook.Handbook, e *handbook.Entry, now time.Time) [][]body.TextLine {
	var out [][]body.TextLine
	add := func(text string) {
		if text != "" {
			out = append(out, []body.TextLine{{Text: text}})
		}
	}
	add(Caution(e, now))
	add(f.caution().String())
	add(cmp.Or(e.Question, e.Title))
	add(f.lead(e))
	out = append(out, body.TextLines(e, body.Addresses(e))...)
	add(h.SourceLine(e))
	return out
}

// PrintablePage returns an entry as plain text with its title, for printing.
func PrintablePage(h *handbook.Handbook, e *handbook.Entry, now time.Time) string {
	return Join(Caution(e, now), e.Title, e.DistinctQuestion(), e.LeadAnswer(), body.PlainText(e), h.SourceLine(e))
}

// Parts returns the parts of the body of an entry: its paragraphs, lists, headings, tables and code blocks.
// [SearchMatch.Part] quotes one of them.
func Parts(e *handbook.Entry) []string { return body.PlainBlocks(e) }

// Part returns a part of the body as quoted, with the cautions of the entry before it.
func (f SearchMatch) Part(e *handbook.Entry, part string, now time.Time) string {
	return strings.Join(nonEmpty(f.cautions(e, now), part), "\n\n")
}

// Body returns the body of an entry as plain text, with its caution first.
func Body(e *handbook.Entry, now time.Time) string {
	return SearchMatch{}.Part(e, body.PlainText(e), now)
}

// BodyLines returns the body of an entry as lines, and the caution to print above the body. afterLink returns what to
// insert after a link.
func BodyLines(e *handbook.Entry, now time.Time, afterLink func(target, words string) string) (caution string, blocks [][]body.TextLine) {
	return Caution(e, now), body.TextLines(e, afterLink)
}

// Fields holds an entry as quoted by formats that have fields.
type Fields struct {
	Caution  string
	Text     string // the body as plain text for users to read
	Markdown string // the body as the author wrote it, with empty comments
	Line     int    // 1-based line of the file on which Markdown begins
}

// FieldsOfEntry returns the fields for quoting an entry.
func FieldsOfEntry(e *handbook.Entry, now time.Time) Fields {
	markdown, line := Source(e)
	return Fields{Caution(e, now), body.PlainText(e), markdown, line}
}

// Source returns the body as the author wrote it, but without the content of comments, and the 1-based line of the file
// on which it begins. An entry that is shown as plain text is shown with its comments.
func Source(e *handbook.Entry) (markdown string, line int) {
	markdown, line = e.AuthorText()
	if e.Plain == "" {
		markdown = body.EmptyComments(markdown, path.Ext(e.Path) == ".mdx")
	}
	return markdown, line
}

// Caution returns the caution at the beginning of a quotation of an entry, as one line, or "".
func Caution(e *handbook.Entry, now time.Time) string { return e.Caution(now).String() }

// Join joins the parts of a quotation. It leaves out empty parts.
func Join(parts ...string) string { return strings.Join(nonEmpty(parts...), "\n\n") + "\n" }

func nonEmpty(parts ...string) []string {
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// Markdown returns an entry as a Markdown document: title, caution, question, answer, body as written and source.
func Markdown(h *handbook.Handbook, e *handbook.Entry, now time.Time) string {
	return SearchMatch{}.Markdown(h, e, now)
}

// Markdown is like the function [Markdown], for an entry that a search has found.
func (f SearchMatch) Markdown(h *handbook.Handbook, e *handbook.Entry, now time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", e.Title)
	for _, caution := range nonEmpty(MarkdownCaution(e, now), inMarkdown(f.caution())) {
		fmt.Fprintf(&b, "\n%s\n", caution)
	}
	if question := e.DistinctQuestion(); question != "" {
		fmt.Fprintf(&b, "\n%s\n", question)
	}
	if answer := f.lead(e); answer != "" {
		fmt.Fprintf(&b, "\n**%s**\n", answer)
	}
	written, _ := Source(e)
	if text := strings.Trim(written, "\n"); strings.TrimSpace(text) != "" {
		fmt.Fprintf(&b, "\n%s\n", text)
	}
	fmt.Fprintf(&b, "\n%s\n", h.SourceLine(e))
	return b.String()
}

// MarkdownCaution returns the caution of an entry as a paragraph of Markdown, or "".
func MarkdownCaution(e *handbook.Entry, now time.Time) string { return inMarkdown(e.Caution(now)) }

func inMarkdown(c handbook.Caution) string {
	if c.Word == "" {
		return ""
	}
	return "> **" + c.Word + ":** " + c.Sentence
}
