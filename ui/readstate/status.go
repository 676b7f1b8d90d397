package readstate

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// Standing is how a reader stands to a text.
type Status int

// How a reader can stand to a text.
const (
	Unread Status = iota // it was not read to its end
	Read
	Changed   // it was, and says something else now
	Outdated  // it was, and a new MAJOR asks everybody to read it once more
	Generated // nobody wrote it, so there is nothing to read
)

// Unread says whether the text is one to read.
func (s Status) NeedsReading() bool { return s == Unread || s == Outdated }

// Standing says how the reader stands to a text. That it was opened is not enough. What
// the text says is asked for only when that decides.
func (r *Progress) Status(e *handbook.Entry) Status {
	is := r.Store.Record(e.ID)
	switch {
	case e.Derived.Generated:
		return Generated
	case is.Hash == "":
		return Unread
	case e.Metadata.MajorRaisedSince(is.Version):
		return Outdated
	case is.Hash != r.Fingerprint(e):
		return Changed
	}
	return Read
}

// Wording is what a text says, as plain text: what copies of those that are read have,
// and differences are shown of.
func FullText(e *handbook.Entry) string {
	return strings.TrimSpace(strings.Join([]string{e.Question, e.ShortAnswer(), body.PlainText(e)}, "\n\n")) + "\n"
}

// Body is what is read of a text on its page: without the question above it.
func BodyText(e *handbook.Entry) string { return e.ShortAnswer() + "\n\n" + body.PlainText(e) + "\n" }
