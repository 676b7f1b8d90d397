package handbook

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
