package linear

import "trustbook/handbook"

// categories lists the parts of the handbook.
func (s *session) categories(int) {
	s.list(func() { s.categories(0) })
	for i, c := range s.book.Categories {
		label := c.Title + ", " + plural(len(s.in(c)), "text")
		s.offer(choice{label: label, pick: func() { s.category(i + 1) }})
		s.reply.hang(below(i+1), c.Description)
	}
}

// category lists the texts of the n-th part.
func (s *session) category(n int) {
	if n > len(s.book.Categories) {
		s.reply.say("There is no category %d; t lists them.", n)
		return
	}
	s.list(func() { s.category(n) })
	s.part(s.book.Categories[n-1])
}

// everything lists all texts, part by part.
func (s *session) everything(int) {
	s.list(func() { s.everything(0) })
	for _, c := range s.book.Categories {
		s.reply.blank()
		s.part(c)
	}
}

// part offers the texts of a category under its title.
func (s *session) part(c handbook.Category) {
	s.reply.say("%s:", c.Title)
	for _, e := range s.in(c) {
		s.offer(s.text(e))
	}
}

// in are the texts of a category in reading order, those for the person first.
func (s *session) in(c handbook.Category) []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range s.book.All() {
		if e.Category == c.ID {
			out = append(out, e)
		}
	}
	return s.options.Roles.Texts(out)
}

// parts are how many categories there are for the texts.
func (s *session) parts() int {
	with := map[string]bool{}
	for _, e := range s.book.Entries {
		with[e.Category] = true
	}
	return len(with)
}
