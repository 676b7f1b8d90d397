// Package quote formats an entry for use outside of trustbook, always with its source:
// the same for copying, printing and exporting.
package quote

import (
	"cmp"
	"fmt"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// Text returns an entry as plain text for a letter or a chat: question, answer, body and
// source.
func Text(h *handbook.Handbook, e *handbook.Entry) string {
	return Join(cmp.Or(e.Question, e.Title), e.ShortAnswer(), body.PlainText(e), SourceLine(h, e))
}

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

// Markdown returns an entry as Markdown that stands alone: title, question, answer, body
// and source.
func Markdown(h *handbook.Handbook, e *handbook.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", e.Title)
	if e.Question != "" {
		fmt.Fprintf(&b, "\n%s\n", e.Question)
	}
	if answer := e.ShortAnswer(); answer != "" {
		fmt.Fprintf(&b, "\n**%s**\n", answer)
	}
	if text := strings.TrimSpace(e.Markdown); text != "" {
		fmt.Fprintf(&b, "\n%s\n", text)
	}
	fmt.Fprintf(&b, "\n%s\n", SourceLine(h, e))
	return b.String()
}
