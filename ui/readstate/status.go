package readstate

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// Status tells whether the reader has read an entry.
type Status int

// The states of an entry.
const (
	Unread    Status = iota // not read to its end
	Read                    // read as it is now
	Changed                 // read, and changed since
	Outdated                // read, and a new MAJOR version has to be read again
	Generated               // made by the program, so there is nothing to read
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

// FullText returns all that an entry says as plain text, as it is stored and compared.
func FullText(e *handbook.Entry) string {
	return strings.TrimSpace(strings.Join([]string{e.Question, e.ShortAnswer(), body.PlainText(e)}, "\n\n")) + "\n"
}

// BodyText returns what an entry's page shows below the question, as plain text.
func BodyText(e *handbook.Entry) string { return e.ShortAnswer() + "\n\n" + body.PlainText(e) + "\n" }
