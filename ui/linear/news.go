package linear

import (
	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// meet tells what is new or has changed since the last start, and keeps what the
// handbook is like now.
func (s *session) meet() {
	last, known := s.shelf.Met()
	now := shelf.Meeting(s.book, s.options.now())
	s.shelf.Apply(shelf.Meet(now))
	if !known {
		return
	}
	if s.fresh = last.News(s.book, now); s.fresh.String() != "" {
		s.reply.blank()
		s.tell(page)
	}
}

// news tells it again, all of it.
func (s *session) news(int) {
	switch {
	case s.fresh.Since == "":
		s.close()
		s.reply.say("Nothing is known of an earlier start.")
	case s.fresh.String() == "":
		s.close()
		s.reply.say("Nothing is new since %s.", s.fresh.Since)
	default:
		s.tell(len(s.book.Entries))
	}
}

// tell lists what is new and what has changed, so many texts of each.
func (s *session) tell(most int) {
	n := s.fresh
	s.list(func() { s.tell(most) })
	s.reply.say("%s since %s:", n, n.Since)
	s.some(n.Fresh, "new", most)
	s.some(n.Changed, "changed", most)
	if len(n.Fresh) > most || len(n.Changed) > most {
		s.reply.say("! lists all of them.")
	}
}

func (s *session) some(texts []*handbook.Entry, word string, most int) {
	for _, e := range texts[:min(len(texts), most)] {
		c := s.text(e)
		c.label += ", " + word
		s.offer(c)
	}
}
