package page

import (
	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
)

// Change describes how an entry differs from what the user has read of it.
type Change struct {
	Read   readstate.Record
	Status readstate.Status
	Key    string // key that shows the differences; "" for none
}

// AddChanged adds a note above an entry that has changed since it was read.
func AddChanged(d *draw.Document, s *session.Session, e *handbook.Entry, c Change) {
	word, text := s.ChangeText(e, c.Read, c.Status, c.Key)
	if word == "" {
		return
	}
	d.AddCallout(word, text)
	d.AddBlank()
}
