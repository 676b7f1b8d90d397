package readstate

import (
	"strings"
	"time"

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
	return strings.TrimSpace(strings.Join([]string{e.Question, e.ShortAnswer(), body.ComparableText(e)}, "\n\n")) + "\n"
}

// BodyText returns what an entry's page shows below the question, as plain text.
func BodyText(e *handbook.Entry) string {
	return e.ShortAnswer() + "\n\n" + body.ComparableText(e) + "\n"
}

// Reading speed: about 250 words a minute, of five letters each.
const (
	wordsPerMinute = 250
	lettersPerWord = 5

	// TimePerLetter is the time to read one letter.
	TimePerLetter = time.Minute / (wordsPerMinute * lettersPerWord)
)

// ReadingMinutes returns the time to read a number of letters, rounded up to minutes.
func ReadingMinutes(letters int) int {
	const perMinute = wordsPerMinute * (lettersPerWord + 1) // including a blank after each word
	return (letters + perMinute - 1) / perMinute
}
