package handbook

import "strings"

// Citation names the source of an entry: its title and id, the handbook and its edition, and whether another edition
// was requested.
func (h *Handbook) Citation(e *Entry) string {
	s := e.NumberedTitle() + " (" + e.ID + "), " + h.Title
	if h.Version != "" {
		s += ", " + e.words().edition + " " + h.Version
	}
	if h.EditionNote != "" {
		s += " (" + h.EditionNote + ")"
	}
	return s
}

// SourceLine returns the line that names the source of an entry, in the language of the entry.
func (h *Handbook) SourceLine(e *Entry) string { return e.words().source + ": " + h.Citation(e) }

// NumberedTitle returns the title, preceded by the document number unless the title contains it.
func (e *Entry) NumberedTitle() string {
	if e.Number == "" || e.TitleHasNumber() {
		return e.Title
	}
	return e.Number + " " + e.Title
}

// TitleHasNumber reports whether the title contains the document number.
func (e *Entry) TitleHasNumber() bool {
	return strings.Contains(strings.ToLower(e.Title), strings.ToLower(e.Number))
}
