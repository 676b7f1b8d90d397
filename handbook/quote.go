package handbook

import (
	"fmt"
	"strings"
)

// Quote is an entry as plain text for a letter or a chat: the question, the
// answer, the text, and the source it is from.
func (h *Handbook) Quote(e *Entry) string {
	parts := []string{e.Question, e.ShortAnswer(), e.Prose(), "Source: " + h.Citation(e)}
	if e.Question == "" {
		parts[0] = e.Title
	}
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n\n") + "\n"
}

// Lead is the verdict and the summary as one text, such as "Yes. All access is logged."
func (e *Entry) ShortAnswer() string {
	switch verdict := e.Answer.Label(); {
	case verdict == "":
		return e.Summary
	case e.Summary == "":
		return verdict + "."
	default:
		return verdict + ". " + e.Summary
	}
}

// Say is a sentence of the entry as it is said to somebody: the summary with the
// verdict before it, any other sentence as it is. The verdict answers the
// question, and only the summary is sure to go on from there.
func (e *Entry) WithVerdict(sentence string) string {
	if sentence == e.Summary {
		return e.ShortAnswer()
	}
	return sentence
}

// Source names where a text is from: its title, its id, the handbook and its edition.
func (h *Handbook) Citation(e *Entry) string {
	s := e.Title + " (" + e.ID + "), " + h.Title
	if h.Version != "" {
		s += ", edition " + h.Version
	}
	return s
}

// Markdown is an entry as Markdown that stands on its own: title, question,
// answer, text and source.
func (h *Handbook) Markdown(e *Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", e.Title)
	if e.Question != "" {
		fmt.Fprintf(&b, "\n%s\n", e.Question)
	}
	if lead := e.ShortAnswer(); lead != "" {
		fmt.Fprintf(&b, "\n**%s**\n", lead)
	}
	if body := strings.TrimSpace(e.Markdown); body != "" {
		fmt.Fprintf(&b, "\n%s\n", body)
	}
	fmt.Fprintf(&b, "\nSource: %s\n", h.Citation(e))
	return b.String()
}
