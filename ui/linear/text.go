package linear

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/markdown"
)

// read shows a text: what it is, the question, the answer, the body, what to
// read with it, and where it is from.
func (s *session) read(e *handbook.Entry) {
	s.close()
	s.open = e
	if !e.Derived.Generated { // which stands beside the texts, so it moves nobody on
		s.place = e
	}
	s.reply.say("%s", e.Title)
	s.reply.say("%s", s.about(e))
	if c := e.Life.Caution(s.options.now()); c.Word != "" {
		s.reply.say("%s: %s", c.Word, c.Sentence)
	}
	s.changed(e)
	s.reply.blank()
	s.opening(e)
	s.reply.blank()
	s.reply.add(s.bodyOf(e)...)
	s.reply.blank()
	s.neighbours(e)
	s.reply.blank()
	for _, f := range e.Life.Facts(s.options.Roles) {
		s.reply.say("%s: %s", f.Name, f.Value)
	}
	s.reply.say("Source: %s", s.book.Source(e))
	s.asks(e)
	s.person.Open(e)
}

// about says what a text is and where in the handbook it stands.
func (s *session) about(e *handbook.Entry) string {
	c, _ := s.book.Category(e.Category)
	parts := []string{c.Title, e.Kind.Label()}
	parts = append(parts, e.Frameworks...)
	if at := slices.Index(s.book.Entries, e) + 1; at > 0 {
		parts = append(parts, fmt.Sprintf("text %d of %d", at, len(s.book.Entries)))
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// opening is the question and the answer, or what the text says in short.
func (s *session) opening(e *handbook.Entry) {
	label := "In short: "
	if e.Question != "" {
		s.reply.say("Question: %s", e.Question)
		label = "Answer: "
	}
	if lead := e.Lead(); lead != "" {
		s.reply.say("%s%s", label, lead)
	}
}

// bodyOf is the body laid out, its links to other texts numbered.
func (s *session) bodyOf(e *handbook.Entry) []string {
	if e.Plain != "" {
		return ungutter(markdown.Plain(e.Markdown, s.reply.theme, s.reply.width).Plain)
	}
	return ungutter(s.body.Render(numberLinks(s.book, e)).Plain)
}

// neighbours offers what to read with a text. The links of its body are among
// these and have the same numbers.
func (s *session) neighbours(e *handbook.Entry) {
	if len(s.book.Neighbours(e)) > 0 {
		s.reply.say("Read with this:")
	}
	for _, to := range s.book.Neighbours(e) {
		s.relate(s.text(to))
	}
}

// turn reads the text that is by so many places further on in reading order.
func (s *session) turn(by int) {
	at := by - 1 // before the first one: the next is the first
	if s.place != nil {
		at = slices.Index(s.book.Entries, s.place) + by
	}
	switch {
	case at < 0:
		s.close()
		s.reply.say("There is no text before this one.")
	case at >= len(s.book.Entries):
		s.close()
		s.reply.say("That was the last text.")
	default:
		s.read(s.book.Entries[at])
	}
}

// shortForms says what the short forms in the open text stand for.
func (s *session) shortForms(int) {
	if s.open == nil {
		s.reply.say("No text is open. Its number reads a text.")
		return
	}
	forms := s.book.AcronymsOf(s.open)
	if len(forms) == 0 {
		s.reply.say("There are no short forms that the handbook explains in this text.")
	}
	for _, a := range forms {
		s.reply.say("%s: %s", a.Short, a.Long)
	}
}
