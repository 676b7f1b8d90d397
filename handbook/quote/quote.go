// Package quote formats entries for copying, printing and exporting. A quotation begins with the
// caution that applies to the entry, because it will be read out of context, and ends with its
// source. No other package quotes entries.
package quote

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// Text returns an entry as plain text for a letter or a chat: caution, question, answer, body and source.
func Text(h *handbook.Handbook, e *handbook.Entry, now time.Time) string {
	return Join(body.JoinLines(Blocks(h, e, now))...)
}

// Blocks returns the blocks of [Text] in lines, for wrapping.
func Blocks(h *handbook.Handbook, e *handbook.Entry, now time.Time) [][]body.TextLine {
	var out [][]body.TextLine
	add := func(text string) {
		if text != "" {
			out = append(out, []body.TextLine{{Text: text}})
		}
	}
	add(Caution(e, now))
	add(cmp.Or(e.Question, e.Title))
	add(e.LeadAnswer())
	out = append(out, body.TextLines(e, body.Addresses(e))...)
	add(SourceLine(h, e))
	return out
}

// Page returns an entry as plain text with its title, for printing.
func Page(h *handbook.Handbook, e *handbook.Entry, now time.Time) string {
	return Join(Caution(e, now), e.Title, e.FurtherQuestion(), e.LeadAnswer(), body.PlainText(e), SourceLine(h, e))
}

// Parts returns the parts of the body of an entry, each a paragraph, list, heading, table or
// code block. [Part] quotes one of them.
func Parts(e *handbook.Entry) []string { return body.PlainBlocks(e) }

// Part returns a part of an entry, as it is quoted.
func Part(e *handbook.Entry, part string, now time.Time) string {
	if caution := Caution(e, now); caution != "" {
		return caution + "\n\n" + part
	}
	return part
}

// Body returns the body of an entry as plain text, with its caution first.
func Body(e *handbook.Entry, now time.Time) string { return Part(e, body.PlainText(e), now) }

// Lines returns the body of an entry in lines, and the caution to print before it. afterLink
// returns the text to insert after a link.
func Lines(e *handbook.Entry, now time.Time, afterLink func(target, words string) string) (caution string, blocks [][]body.TextLine) {
	return Caution(e, now), body.TextLines(e, afterLink)
}

// Fields are the parts of an entry that are quoted by formats with fields.
type Fields struct {
	Caution  string // caution of the entry; "" for none
	Text     string // body as plain text for people
	Markdown string // body as the author wrote it
	Line     int    // 1-based line of the file on which Markdown begins
}

// FieldsOf returns the quotation of an entry in fields.
func FieldsOf(e *handbook.Entry, now time.Time) Fields {
	markdown, line := e.AuthorText()
	return Fields{Caution(e, now), body.PlainText(e), markdown, line}
}

// Caution returns the caution at the beginning of a quotation of an entry, as a line; "" for none.
func Caution(e *handbook.Entry, now time.Time) string { return e.Caution(now).String() }

// Join joins the parts of a quotation that are not empty.
func Join(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n\n") + "\n"
}

// SourceLine returns the line that names the source of an entry.
func SourceLine(h *handbook.Handbook, e *handbook.Entry) string { return "Source: " + h.Citation(e) }

// Markdown returns an entry as Markdown that stands alone: title, caution, question, answer,
// body as written and source.
func Markdown(h *handbook.Handbook, e *handbook.Entry, now time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", e.Title)
	if caution := MarkdownCaution(e, now); caution != "" {
		fmt.Fprintf(&b, "\n%s\n", caution)
	}
	if question := e.FurtherQuestion(); question != "" {
		fmt.Fprintf(&b, "\n%s\n", question)
	}
	if answer := e.LeadAnswer(); answer != "" {
		fmt.Fprintf(&b, "\n**%s**\n", answer)
	}
	written, _ := e.AuthorText()
	if text := strings.Trim(written, "\n"); strings.TrimSpace(text) != "" {
		fmt.Fprintf(&b, "\n%s\n", text)
	}
	fmt.Fprintf(&b, "\n%s\n", SourceLine(h, e))
	return b.String()
}

// MarkdownCaution returns the caution of an entry as a paragraph of Markdown; "" for none.
func MarkdownCaution(e *handbook.Entry, now time.Time) string {
	c := e.Caution(now)
	if c.Word == "" {
		return ""
	}
	return "> **" + c.Word + ":** " + c.Sentence
}
