package handbook

import "strings"

// Citation describes the source of an entry: its title and id, and the title and edition of the handbook. The document
// number stands for an id that differs from it only in case. If the cited edition is not the one that was requested, the
// citation says so.
func (h *Handbook) Citation(e *Entry) string {
	s := e.NumberedTitle()
	if !strings.EqualFold(e.Number, e.ID) {
		s += " (" + e.ID + ")"
	}
	s += ", " + h.TitleFor(e)
	if h.Version != "" {
		s += ", " + e.localLabels().edition + " " + h.Version
	}
	if h.EditionNote != "" {
		s += " (" + h.EditionNote + ")"
	}
	return s
}

// TitleFor returns the title of the handbook in the language of an entry, or the original title if it was not
// translated into that language.
func (h *Handbook) TitleFor(e *Entry) string {
	if SameLanguage(e.Metadata.Lang, h.Language()) {
		return h.Title
	}
	for _, w := range h.Words {
		if w.Title != "" && SameLanguage(w.Lang, e.Metadata.Lang) {
			return w.Title
		}
	}
	if h.base != nil {
		return h.base.Title
	}
	return h.Title
}

// CitationLabels returns the words for "source" and "edition" in the language of the entry.
func (e *Entry) CitationLabels() (source, edition string) {
	return e.localLabels().source, e.localLabels().edition
}

// SourceLabels returns the words for "source" in all languages.
func SourceLabels() []string {
	out := []string{englishWords.source}
	for _, w := range wordsByLanguage {
		out = append(out, w.source)
	}
	return out
}

// SourceLine returns the line that cites the source of an entry, in the language of the entry.
func (h *Handbook) SourceLine(e *Entry) string { return e.localLabels().source + ": " + h.Citation(e) }

// NumberedTitle returns the title preceded by the document number, unless the title already contains the number.
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
