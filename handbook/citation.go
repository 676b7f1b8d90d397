package handbook

import "strings"

// ShortAnswer returns the verdict and the summary, such as "Yes. All access is logged."
func (e *Entry) ShortAnswer() string {
	switch verdict := e.LabelOf(e.Answer); {
	case verdict == "":
		return e.Summary
	case e.Summary == "":
		return verdict + "."
	default:
		return verdict + ". " + e.Summary
	}
}

// Lead returns the summary as it stands above the whole body: "" if the body begins with it, because many
// tools want a description of a page as well.
func (e *Entry) Lead() string {
	if e.Answer == NoVerdict && len(e.Sections) > 0 && BeginsWith(e.Sections[0].Text, e.Summary) {
		return ""
	}
	return e.Summary
}

// LeadAnswer returns what [Entry.ShortAnswer] does, as it stands above the whole body.
func (e *Entry) LeadAnswer() string {
	if e.Lead() == "" && e.Answer == NoVerdict {
		return ""
	}
	return e.ShortAnswer()
}

// BeginsWith reports whether a text begins with whole sentences, but for white space and a full stop.
func BeginsWith(text, sentences string) bool {
	sentences = strings.TrimSuffix(strings.TrimSpace(sentences), ".")
	rest, ok := strings.CutPrefix(text, sentences)
	return ok && sentences != "" && (rest == "" || rest[0] == '\n' || rest[0] == '.')
}

// WithVerdict puts the verdict before a sentence of the entry if that is the summary. Other
// sentences stay as they are: they need not agree with the verdict.
func (e *Entry) WithVerdict(sentence string) string {
	if sentence == e.Summary {
		return e.ShortAnswer()
	}
	return sentence
}

// Citation names the source of an entry: its title and id, the handbook and its edition.
func (h *Handbook) Citation(e *Entry) string {
	s := e.NumberedTitle() + " (" + e.ID + "), " + h.Title
	if h.Version != "" {
		s += ", edition " + h.Version
	}
	return s
}
