package handbook

import "strings"

// Citation names the source of an entry: its title and id, the handbook and its edition.
func (h *Handbook) Citation(e *Entry) string {
	s := e.NumberedTitle() + " (" + e.ID + "), " + h.Title
	if h.Version != "" {
		s += ", edition " + h.Version
	}
	return s
}

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
