package session

import (
	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// TakeNews takes over the result of [readstate.Progress.CompareWithLast] and summarizes the
// changes since the previous start; "" if there are none, or if another handbook is open by
// now.
func (s *Session) TakeNews(n readstate.News) (text string) {
	c := n.Changes
	if what := phrases.News(len(c.New), len(c.Changed), c.Gone); what != "" && n.Handbook == s.Handbook {
		text = what + " since " + phrases.ISODate(c.Since, s.Now())
	}
	s.Progress.SaveSnapshot(n)
	return text
}

// Unseen returns the entries that were added or changed since an earlier start and not opened
// since.
func (s *Session) Unseen() []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range s.Handbook.Entries {
		if s.IsNew(e.ID) {
			out = append(out, e)
		}
	}
	return out
}
