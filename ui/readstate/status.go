package readstate

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// Status is whether the reader has read an entry.
type Status int

// The states of an entry.
const (
	Unread    Status = iota // not read to its end
	Read                    // current wording read
	Changed                 // read, but changed since
	Outdated                // read, but a new MAJOR version must be read again
	Generated               // generated, so there is nothing to read
)

// NeedsReading reports whether an entry has to be read.
func (s Status) NeedsReading() bool { return s == Unread || s == Outdated }

// Status returns the status of an entry. Opening it is not enough to be read.
func (p *Progress) Status(e *handbook.Entry) Status {
	r := p.Store.Record(e.ID)
	switch {
	case e.Derived.Generated:
		return Generated
	case r.Hash == "":
		return Unread
	case e.Metadata.MajorRaisedSince(r.Version):
		return Outdated
	case r.Hash != p.Fingerprint(e): // last, because it takes longest
		return Changed
	}
	return Read
}

// FullText returns the text of an entry as it is stored and compared.
func FullText(e *handbook.Entry) string {
	return strings.TrimSpace(strings.Join([]string{e.Question, e.ShortAnswer(), body.PlainText(e)}, "\n\n")) + "\n"
}

// BodyText returns what an entry's page shows below the question, as plain text.
func BodyText(e *handbook.Entry) string { return e.ShortAnswer() + "\n\n" + body.PlainText(e) + "\n" }
