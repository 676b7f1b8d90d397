package linear

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/progress"
	"trustbook/ui/worddiff"
)

// Nobody can tell how long a reply is listened to, so here a text is read when the
// reader says so, which is kept as read by hand.

// paths lists the reading paths, with how far the reader is on each.
func (s *session) paths(int) {
	if len(s.book.Paths) == 0 {
		s.reply.say("This handbook has no reading paths; t lists its categories.")
		return
	}
	s.list(func() { s.paths(0) })
	s.readAsked(s.ways()...)
	for i, p := range s.ways() {
		s.offer(choice{label: p.Title + ", " + rest(s.person.Tally(p)) + s.meant(p), pick: func() { s.path(i + 1) }})
		s.reply.hang(below(i+1), p.Description)
	}
}

// ways are the reading paths, those for the reader first.
func (s *session) ways() []*handbook.Path { return s.options.Roles.Paths(s.book.Paths) }

// readAsked reads the receipts when some paths hold a text that asks for one.
func (s *session) readAsked(paths ...*handbook.Path) {
	for _, p := range paths {
		if slices.ContainsFunc(p.Entries, (*handbook.Entry).NeedsAck) {
			s.readReceipts()
			return
		}
	}
}

// rest is how far a path is read, and what else is to be said of it.
func rest(t progress.Tally) string {
	out := fmt.Sprintf("%d of %d read", t.Read, t.Texts)
	if t.Edited > 0 {
		out += fmt.Sprintf(", %d changed", t.Edited)
	}
	if t.Owed > 0 {
		out += fmt.Sprintf(", %d to acknowledge", t.Owed)
	}
	return out
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
	if due, _ := s.person.Due(p); due != "" {
		out += ", " + due
	}
	return out
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
		if s.person.Owed(e) {
			c.label += ", to acknowledge"
		}
		s.offer(c)
	}
}

// stands is how the reader stands to a text, in words.
func (s *session) stands(e *handbook.Entry) string {
	switch s.person.Standing(e) {
	case progress.IsRead:
		return "read"
	case progress.Edited:
		return "changed since you read it"
	case progress.Again:
		return "to read again, version " + e.Life.Version
	}
	return "to read"
}

// unread reads the next text of the path that was listed last, or the first: one to
// read or to acknowledge, or else one that has changed.
func (s *session) unread(int) {
	if s.on == nil && len(s.book.Paths) > 0 {
		s.on = s.ways()[0]
	}
	if s.on == nil {
		s.paths(0)
		return
	}
	s.readAsked(s.on)
	next := s.person.Next(s.on, s.place)
	if next == nil {
		s.close()
		s.reply.say("All of %s is read.", s.on.Title)
		return
	}
	s.read(next)
	if !s.told && s.person.Standing(next) != progress.IsRead {
		s.told = true
		s.reply.say("d marks it as read, u goes on.")
	}
}

// mark marks the open text as read, or takes that back.
func (s *session) mark(int) {
	e := s.open
	if e == nil {
		s.reply.say("No text is open. Its number reads a text; d marks it as read.")
		return
	}
	switch s.person.Standing(e) {
	case progress.Made:
		s.reply.say("There is nothing to mark: this is made of the other texts.")
	case progress.IsRead:
		s.unmark(e)
	default:
		_ = s.person.Mark(e)() // the reply says what could not be kept
		how := "by hand"
		if !s.shelf.Record(e.ID).ByHand {
			how = "as before"
		}
		s.reply.say("Marked as read %s: %s. d again takes that back.", how, e.Title)
	}
}

// unmark makes the open text one to read, or puts back how it was read before it
// was marked.
func (s *session) unmark(e *handbook.Entry) {
	word := "Not read"
	if s.person.Unmark(e) {
		word = "As it was before"
	}
	s.reply.say("%s: %s is no longer marked as read.", word, e.Title)
}

// keep brings what was read to the disk, and says what the shelf has to say: with each
// reply, since nobody knows how a conversation ends.
func (s *session) keep() {
	_ = s.shelf.Flush() // its notes say it
	s.person.Recount()  // another window may have read
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
	case s.person.Fingerprint(e):
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
	for _, w := range worddiff.Words(old, progress.Wording(e), spoken) {
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
	switch s.person.Standing(e) {
	case progress.Edited:
		s.reply.say("Changed: since %s on %s; v tells how.", was.How(), was.Day)
	case progress.Again:
		s.reply.say("Read again: version %s asks for it; %s on %s in version %s.", e.Life.Version, was.How(), was.Day, was.Version)
	}
}
