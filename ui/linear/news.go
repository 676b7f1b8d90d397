package linear

import (
	"slices"

	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// meet tells what is new or has changed since the last start, and keeps what the
// handbook is like now.
func (s *session) meet() {
	last, known := s.shelf.Met()
	now := shelf.Meeting(s.book, s.options.now())
	if known {
		s.fresh = last.News(s.book, now)
		now = now.After(last, s.fresh)
	}
	s.shelf.Apply(shelf.Meet(now))
	if s.fresh.String() != "" {
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
		if fresh, changed := s.shelf.News(e.ID); fresh || changed {
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
		c, word := s.text(e), "changed"
		if fresh, _ := s.shelf.News(e.ID); fresh {
			word = "new"
		}
		c.label += ", " + word
		s.offer(c)
	}
}
