// Package session holds the open handbook and the state of its reader: what they have read and acknowledged, what is
// new to them, and what they still have to do. The screen and the line-by-line mode share it, so that they agree.
//
// Instead of waiting for the disk, a method returns a function. This function can be called from any goroutine, and its
// result is then passed to another method. All other methods must be called from the session's goroutine.
package session

import (
	"time"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/gaps"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
)

// Options describes the reader and where the reader's progress is stored. With the zero value nothing is stored.
type Options struct {
	Store         *readstate.Store // nil to forget everything when the program ends
	Ledger        *receipts.Ledger // nil if nothing can be acknowledged
	User          string           // the reader's name according to the environment
	Gaps          *gaps.Recorder   // nil if unanswered questions are not recorded
	Roles         handbook.Roles   // the reader's roles; empty if unknown
	RolesFromFlag bool             // the roles were given for this run only, not in the configuration
	Now           func() time.Time // nil for [time.Now]
}

// Session is an open handbook and the state of its reader.
type Session struct {
	Handbook *handbook.Handbook
	Index    *search.Index // nil until it has been built
	Store    *readstate.Store
	Progress readstate.Progress
	Gaps     *gaps.Recorder // records unanswered questions; nil if they are not recorded
	Roles    handbook.Roles
	Now      func() time.Time

	rolesFromFlag bool
	user          string
	acks          receiptState
}

// New returns a session without a handbook. [Session.SetHandbook] sets it.
func New(o Options) *Session {
	s := &Session{Handbook: &handbook.Handbook{}, Store: o.Store, Gaps: o.Gaps, Roles: o.Roles, Now: o.Now, rolesFromFlag: o.RolesFromFlag, user: o.User}
	if s.Store == nil {
		s.Store = &readstate.Store{}
	}
	if s.Now == nil {
		s.Now = time.Now
	}
	s.acks.ledger = o.Ledger
	s.Progress = readstate.Progress{Roles: s.Roles, Now: s.Now}
	if s.acks.ledger != nil && s.acks.ledger.Path() != "" {
		s.Progress.Receipts = func() (receipts.ByEntry, bool) { return s.acks.index, s.acks.known }
	}
	return s
}

// SetHandbook sets the open handbook.
func (s *Session) SetHandbook(h *handbook.Handbook) {
	s.Handbook = h
	s.Progress.Store = s.Store
	s.Progress.UseHandbook(h)
	s.indexReceipts()
	s.Progress.FinishPaths()
}

// Recent returns at most limit opened entries, most recent first.
func (s *Session) Recent(limit int) []*handbook.Entry {
	var out []*handbook.Entry
	for _, id := range s.Store.RecentIDs() {
		if e := s.Handbook.Entry(id); e != nil && len(out) < limit {
			out = append(out, e)
		}
	}
	return out
}

// UnknownRoles names the given roles that a handbook does not use, and lists those that it does. It returns "" if it
// uses all of them. If the handbook uses no roles at all, unknown roles are reported only if fromFlag is true, because
// a configuration may be meant for several handbooks. what is the beginning of the message, and rest its end.
func UnknownRoles(h *handbook.Handbook, roles handbook.Roles, fromFlag bool) (what, rest string) {
	unknown := h.UnknownRoles(roles)
	if len(unknown) == 0 {
		return "", ""
	}
	known := h.Roles()
	switch {
	case len(known) == 0 && !fromFlag:
		return "", ""
	case len(known) == 0:
		return phrases.NoRolesHere, phrases.SameForEverybody
	}
	return phrases.UnknownRoles(unknown, known)
}

// UnknownRoles calls the function UnknownRoles with the open handbook and the reader's roles.
func (s *Session) UnknownRoles() (what, rest string) {
	return UnknownRoles(s.Handbook, s.Roles, s.rolesFromFlag)
}
