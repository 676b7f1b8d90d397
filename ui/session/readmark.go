package session

import (
	"slices"

	"trustbook/handbook"
	"trustbook/ui/readstate"
)

// Mark is the outcome of [Session.ToggleRead].
type Mark string

// The outcomes, as they are reported.
const (
	NothingToMark    Mark = "nothing to mark"
	MarkedRead       Mark = "marked as read"
	MarkedReadBefore Mark = "marked as read, as before" // a mark that was undone is set again
	MarkedUnread     Mark = "marked as unread"
	MarkUndone       Mark = "no longer marked as read" // the entry is as it was before the mark
)

// ToggleRead marks e as read by hand, or undoes that. save writes the change to disk.
func (s *Session) ToggleRead(e *handbook.Entry) (done Mark, save func() error) {
	switch s.Progress.Status(e) {
	case readstate.Generated:
		return NothingToMark, nil
	case readstate.Read:
		if s.Progress.UndoMark(e) {
			return MarkUndone, s.Progress.SaveFunc()
		}
		return MarkedUnread, s.Progress.SaveFunc()
	}
	save = s.Progress.MarkReadByHand(e)
	if s.Store.Record(e.ID).ByHand {
		return MarkedRead, save
	}
	return MarkedReadBefore, save
}

// IsUnread reports whether the entry with an id still has to be read.
func (s *Session) IsUnread(id string) bool {
	e := s.Handbook.Entry(id)
	return e != nil && s.Progress.Status(e).NeedsReading()
}

// IsNew reports whether the entry with an id was added or changed since an earlier start and
// not opened since.
func (s *Session) IsNew(id string) bool {
	fresh, changed := s.Store.NewsOf(id)
	return fresh || changed
}

// IsChanged reports whether the entry with an id has changed since it was read, or since
// an earlier start.
func (s *Session) IsChanged(id string) bool {
	if _, changed := s.Store.NewsOf(id); changed {
		return true
	}
	e := s.Handbook.Entry(id)
	return e != nil && slices.Contains([]readstate.Status{readstate.Changed, readstate.Outdated}, s.Progress.Status(e))
}
