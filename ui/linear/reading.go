package linear

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/shelf"
	"trustbook/ui/worddiff"
)

// Nobody can tell how long a reply is listened to, so here a text is read when the
// reader says so, which is kept as read by hand.

// standing is how the reader stands to a text.
func (s *session) standing(e *handbook.Entry) shelf.Standing {
	return s.shelf.Record(e.ID).Standing(e, shelf.Fingerprint)
}

// paths lists the reading paths, with how far the reader is on each.
func (s *session) paths(int) {
	if len(s.book.Paths) == 0 {
		s.reply.say("This handbook has no reading paths; t lists its categories.")
		return
	}
	s.list(func() { s.paths(0) })
	s.readAsked(s.ways()...)
	for i, p := range s.ways() {
		label := fmt.Sprintf("%s, %d of %d read", p.Title, len(p.Entries)-len(s.dueOn(p)), len(p.Entries))
		s.offer(choice{label: label + s.left(p) + s.meant(p), pick: func() { s.path(i + 1) }})
		s.reply.hang(below(i+1), p.Description)
	}
}

// ways are the reading paths, those for the reader first.
func (s *session) ways() []*handbook.Path { return s.options.Roles.Paths(s.book.Paths) }

// readAsked reads the receipts when some paths hold a text that asks for one.
func (s *session) readAsked(paths ...*handbook.Path) {
	for _, p := range paths {
		if slices.ContainsFunc(p.Entries, s.book.NeedsAck) {
			s.readReceipts()
			return
		}
	}
}

// left says behind a comma how many texts of a path are to be acknowledged.
func (s *session) left(p *handbook.Path) string {
	n := 0
	for _, e := range p.Entries {
		if s.toAcknowledge(e) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d to acknowledge", n)
}

// meant says whom a path is for and by when it is to be read, behind a comma.
func (s *session) meant(p *handbook.Path) string {
	var out string
	switch p.For(s.options.Roles) {
	case handbook.ForYou:
		out = ", for you"
	case handbook.ForOthers:
		out = ", for " + strings.Join(p.Roles, ", ")
	}
	if due, _ := s.deadlines().Of(p); due != "" {
		out += ", " + due
	}
	return out
}

func (s *session) deadlines() shelf.Deadlines {
	done := func(p *handbook.Path) bool {
		return len(s.dueOn(p)) == 0 && !slices.ContainsFunc(p.Entries, s.toAcknowledge)
	}
	return shelf.Deadlines{Shelf: s.shelf, Roles: s.options.Roles, Now: s.options.now, Done: done}
}

// path lists the texts of the n-th reading path, which u goes on with.
func (s *session) path(n int) {
	if n > len(s.book.Paths) {
		s.reply.say("There is no path %d; w lists them.", n)
		return
	}
	s.list(func() { s.path(n) })
	s.on = s.ways()[n-1]
	s.readAsked(s.on)
	s.reply.say("%s:", s.on.Title)
	for _, e := range s.on.Entries {
		c := s.text(e)
		c.label += ", " + s.stands(e)
		if s.toAcknowledge(e) {
			c.label += ", to acknowledge"
		}
		s.offer(c)
	}
}

// stands is how the reader stands to a text, in words.
func (s *session) stands(e *handbook.Entry) string {
	switch s.standing(e) {
	case shelf.IsRead:
		return "read"
	case shelf.Edited:
		return "changed since you read it"
	case shelf.Again:
		return "to read again, version " + e.Life.Version
	}
	return "to read"
}

// dueOn are the texts of a path that are to be read.
func (s *session) dueOn(p *handbook.Path) []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range p.Entries {
		if s.standing(e).Due() {
			out = append(out, e)
		}
	}
	return out
}

// unread reads the next text to read: of the path that was listed last, or the first.
func (s *session) unread(int) {
	if s.on == nil && len(s.book.Paths) > 0 {
		s.on = s.ways()[0]
	}
	if s.on == nil {
		s.paths(0)
		return
	}
	due := s.dueOn(s.on)
	if len(due) == 0 {
		s.close()
		s.readAsked(s.on)
		s.reply.say("All of %s is read%s.", s.on.Title, s.left(s.on))
		return
	}
	s.read(after(s.place, s.on, due))
	if !s.told {
		s.told = true
		s.reply.say("d marks it as read, u goes on.")
	}
}

// after is the first text to read that comes after one on a path, or else the first.
func after(place *handbook.Entry, p *handbook.Path, due []*handbook.Entry) *handbook.Entry {
	passed := false
	at := 0
	for _, e := range p.Entries {
		if at < len(due) && due[at] == e {
			if passed {
				return e
			}
			at++
		}
		passed = passed || e == place
	}
	return due[0]
}

// mark marks the open text as read, or takes that back.
func (s *session) mark(int) {
	e := s.open
	switch {
	case e == nil:
		s.reply.say("No text is open. Its number reads a text; d marks it as read.")
		return
	case s.standing(e) == shelf.Made:
		s.reply.say("There is nothing to mark: this is made of the other texts.")
		return
	case s.standing(e) == shelf.IsRead:
		s.unmark(e)
	default:
		s.finish(e)
		s.reply.say("Marked as read by hand: %s. d again takes that back.", e.Title)
	}
	s.marked(e)
}

// finish marks a text as read, and remembers how it was read before.
func (s *session) finish(e *handbook.Entry) {
	s.was = s.shelf.Record(e.ID)
	s.shelf.Apply(shelf.Finish(e.ID, shelf.Fingerprint(e), e.Life.Version, s.options.now(), true))
}

// marked brings to the disk that a text was marked, or no longer is.
func (s *session) marked(e *handbook.Entry) {
	s.deadlines().End(s.book)
	_ = s.shelf.KeepText(shelf.Fingerprint(e), shelf.Wording(e)) // what is lost without it is a difference
}

// news offers what is new or has changed since the last start, and keeps what the
// handbook is like now.
func (s *session) news() {
	last, known := s.shelf.Met()
	now := shelf.Meeting(s.book, s.options.now())
	s.shelf.Apply(shelf.Meet(now))
	n := last.News(s.book, now)
	if !known || n.String() == "" {
		return
	}
	s.reply.blank()
	s.reply.say("%s since %s:", n, n.Since)
	for _, of := range []struct {
		texts []*handbook.Entry
		word  string
	}{{n.Fresh, "new"}, {n.Changed, "changed"}} {
		for _, e := range of.texts[:min(len(of.texts), page)] {
			c := s.text(e)
			c.label += ", " + of.word
			s.offer(c)
		}
	}
}

// unmark makes the open text one to read, or puts back how it was read before it
// was marked.
func (s *session) unmark(e *handbook.Entry) {
	word := "To read again"
	s.shelf.Apply(shelf.Restore(e.ID, s.was))
	if s.was.Hash != "" {
		word = "As it was before"
	}
	s.was = shelf.Record{}
	s.reply.say("%s: %s is no longer marked as read.", word, e.Title)
}

// keep brings what was read to the disk, and says what the shelf has to say: with each
// reply, since nobody knows how a conversation ends.
func (s *session) keep() {
	_ = s.shelf.Flush() // its notes say it
	if notes := s.shelf.Notes(); len(notes) > 0 {
		s.reply.say("%s.", strings.Join(notes, "; "))
	}
}

// spoken stand around changes: words, which a screen reader says.
var spoken = worddiff.Brackets{Gone: [2]string{"(gone: ", ")"}, Added: [2]string{"(new: ", ")"}}

// compare shows what is different in the open text since it was read.
func (s *session) compare(int) {
	e := s.open
	if e == nil {
		s.reply.say("No text is open. Its number reads a text.")
		return
	}
	switch was := s.shelf.Record(e.ID).Hash; was {
	case "":
		s.reply.say("It was not read before, so there is nothing to compare.")
	case shelf.Fingerprint(e):
		s.reply.say("Nothing is different since you read it.")
	default:
		s.differences(was, e)
	}
}

func (s *session) differences(was string, e *handbook.Entry) {
	old, err := s.shelf.Text(was)
	if err != nil {
		s.reply.say("There is no copy any more of the text as you read it.")
		return
	}
	var line []string
	for _, w := range worddiff.Words(old, shelf.Wording(e), spoken) {
		if w.Text != worddiff.LineEnd {
			line = append(line, w.Text)
			continue
		}
		s.reply.say("%s", strings.Join(line, " "))
		s.reply.blank()
		line = nil
	}
}

// changed says that a text is not what it was when it was read.
func (s *session) changed(e *handbook.Entry) {
	was := s.shelf.Record(e.ID)
	read := "you read it"
	if was.ByHand {
		read = "you marked it as read"
	}
	switch s.standing(e) {
	case shelf.Edited:
		s.reply.say("Changed: since %s on %s; v tells how.", read, was.Day)
	case shelf.Again:
		s.reply.say("Read again: version %s asks for it; %s on %s in version %s.", e.Life.Version, read, was.Day, was.Version)
	}
}
