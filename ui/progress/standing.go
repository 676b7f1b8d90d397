package progress

import (
	"strings"

	"trustbook/handbook"
)

// Standing is how a reader stands to a text.
type Standing int

// How a reader can stand to a text.
const (
	ToRead Standing = iota // it was not read to its end
	IsRead
	Edited // it was, and says something else now
	Again  // it was, and a new MAJOR asks everybody to read it once more
	Made   // nobody wrote it, so there is nothing to read
)

// Unread says whether the text is one to read.
func (s Standing) Unread() bool { return s == ToRead || s == Again }

// Standing says how the reader stands to a text. That it was opened is not enough. What
// the text says is asked for only when that decides.
func (r *Reader) Standing(e *handbook.Entry) Standing {
	is := r.Shelf.Record(e.ID)
	switch {
	case e.Derived.Generated:
		return Made
	case is.Hash == "":
		return ToRead
	case e.Metadata.MajorRaisedSince(is.Version):
		return Again
	case is.Hash != r.Fingerprint(e):
		return Edited
	}
	return IsRead
}

// Wording is what a text says, as plain text: what copies of those that are read have,
// and differences are shown of.
func Wording(e *handbook.Entry) string {
	return strings.TrimSpace(strings.Join([]string{e.Question, e.ShortAnswer(), e.Prose()}, "\n\n")) + "\n"
}

// Body is what is read of a text on its page: without the question above it.
func Body(e *handbook.Entry) string { return e.ShortAnswer() + "\n\n" + e.Prose() + "\n" }
