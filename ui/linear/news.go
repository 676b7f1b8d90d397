package linear

import (
	"slices"

	"trustbook/handbook"
)

// meet tells what is new or has changed since the last start, and keeps what the
// handbook is like now.
func (s *session) meet() {
	compare := s.person.Meet()
	if compare == nil {
		return
	}
	m := compare()
	s.person.Met(m)
	if s.fresh = m.News; s.fresh.String() != "" {
		s.reply.blank()
		s.tell(page)
	}
}

// tell lists what is new and what has changed since the last start, so many texts.
func (s *session) tell(most int) {
	n := s.fresh
	s.list(func() { s.tell(most) })
	texts := slices.Concat(n.Fresh, n.Changed)
	if len(texts) == 0 {
		s.reply.say("%s since %s.", n, n.Since)
		return
	}
	s.reply.say("%s since %s:", n, n.Since)
	s.some(texts[:min(len(texts), most)])
	if len(texts) > most {
		s.reply.say("! lists all of them.")
	}
}

// news lists what has come or changed since an earlier start and was not opened since.
func (s *session) news(int) {
	var texts []*handbook.Entry
	for _, e := range s.book.Entries {
		if s.person.NewsOf(e) != "" {
			texts = append(texts, e)
		}
	}
	if len(texts) == 0 {
		s.close()
		s.reply.say("Nothing is new or has changed that you have not opened since.")
		return
	}
	s.list(func() { s.news(0) })
	s.reply.say("New or changed, and not opened since:")
	s.some(texts)
}

func (s *session) some(texts []*handbook.Entry) {
	for _, e := range texts {
		c := s.text(e)
		c.label += ", " + s.person.NewsOf(e)
		s.offer(c)
	}
}
