package linear

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/markdown"
	"trustbook/ui/progress"
	"trustbook/ui/receipts"
	"trustbook/ui/shelf"
)

// session is one conversation, and what its next line may refer to.
type session struct {
	book    *handbook.Handbook
	index   *search.Index
	out     io.Writer
	options Options
	body    *markdown.Renderer

	making sync.Mutex // held but while a reply is written and a line waited for
	reply  reply
	offers []choice // what the numbers stand for: the last list
	beside []choice // what r1, r2 and so on stand for: the texts related to the open one
	quit   bool

	open  *handbook.Entry // the text that was read last; nil once a list was shown
	place *handbook.Entry // where the next text in reading order is counted from
	again func()          // shows the last list again; nil before the first

	shelf    *shelf.Shelf
	person   progress.Reader
	on       *handbook.Path    // the path that was listed last; nil before the first
	told     bool              // how a path is read was said
	chain    receipts.Chain    // what was acknowledged, when it was read last
	acks     receipts.Index    // those for this handbook
	counted  bool              // it was read
	troubles []string          // what was wrong with it the last time
	asked    func(line string) // what to do with the next line, nil = it is a question or a command

	fresh shelf.News // since the last start

	query string // of the last search; "" when the last list is no search
	shown int    // answers shown of it
	total int    // answers there are
}

// choice is what a number stands for.
type choice struct {
	label string
	entry *handbook.Entry // nil when it is no text
	pick  func()
}

func newSession(h *handbook.Handbook, ix *search.Index, out io.Writer, o Options) *session {
	th := plainTheme()
	s := &session{book: h, index: ix, out: out, options: o, reply: reply{theme: th, width: o.width()}}
	s.body = markdown.New(th, o.width()-gutter)
	s.body.PrintAddresses(true)
	if s.shelf = o.Shelf; s.shelf == nil {
		s.shelf = &shelf.Shelf{}
	}
	s.person = progress.Reader{Shelf: s.shelf, Roles: o.Roles, Now: o.now}
	if s.keeps() {
		s.person.Receipts = func() (receipts.Index, bool) { return s.acks, s.counted }
	}
	s.person.Take(h)
	s.person.End()
	return s
}

// run replies to lines until they end or one of them quits.
func (s *session) run(in lines) error {
	s.making.Lock()
	defer s.making.Unlock()
	if s.options.Interactive {
		s.greet()
	}
	if s.options.Entry != nil {
		s.read(s.options.Entry)
	}
	defer s.end()
	for {
		s.keep()
		line, cut, err := s.hear(in)
		switch {
		case errors.Is(err, io.EOF):
			return s.leave()
		case err != nil || s.quit:
			return err
		}
		if cut {
			s.reply.say("That line is too long; its first %d bytes are read.", maxLine)
		}
		s.answer(handbook.CleanLine(line))
	}
}

// hear writes the reply and takes the next line, unless the reply was the last. Either
// may last for ever, and a signal can end the session meanwhile.
func (s *session) hear(in lines) (line string, cut bool, err error) {
	s.making.Unlock()
	defer s.making.Lock()
	if err = s.flush(); err != nil || s.quit {
		return "", false, err
	}
	return in.next()
}

// end leaves the open text, and what it was the last of.
func (s *session) end() {
	s.person.End()
	_ = s.shelf.Flush() // what could not be kept was said
}

func (s *session) greet() {
	s.reply.say("%s: %s in %s.", s.book.Title, plural(len(s.book.Entries), "text"), plural(s.parts(), "part"))
	s.reply.say("Type a question, or ? for help.")
	s.meet()
}

// prompt asks for the next line.
const prompt = "> "

// flush writes the reply in one piece, for a screen reader to take as one.
func (s *session) flush() error {
	text := s.reply.take()
	if s.options.Interactive && !s.quit {
		text += prompt
	}
	if text == "" {
		return nil
	}
	_, err := io.WriteString(s.out, text)
	return err
}

// leave ends the line with the prompt when the input ends there.
func (s *session) leave() error {
	if !s.options.Interactive {
		return nil
	}
	_, err := io.WriteString(s.out, "\n")
	return err
}

// answer replies to one line: the answer to what was asked last, a number that was
// offered, a command, or a question.
func (s *session) answer(line string) {
	if do := s.asked; do != nil {
		s.asked = nil
		do(line)
		return
	}
	if line == "" {
		return
	}
	if c, ok := s.chosen(line); ok {
		c.pick()
		return
	}
	if c, n, ok := commandOf(line); ok {
		c.run(s, n)
		return
	}
	if _, ok := number(line); ok && len(s.offers) > 0 {
		s.reply.say("Nothing here has the number %s, so it is searched for.", line)
	}
	s.search(line)
}

// chosen is what a number stands for: 1 is in the last list, whatever was read
// since, and r1 is beside the open text.
func (s *session) chosen(text string) (choice, bool) {
	offers := s.offers
	n, ok := number(text)
	if !ok {
		offers = s.beside
		n, ok = related(text)
	}
	if !ok || n > len(offers) {
		return choice{}, false
	}
	return offers[n-1], true
}

// number reads a number as it is printed beside a choice: 1 is one, 01 is not.
func number(text string) (n int, ok bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n > 0 && strconv.Itoa(n) == text
}

// related reads the number of a related text: r1 is one.
func related(text string) (n int, ok bool) {
	digits, ok := strings.CutPrefix(strings.ToLower(text), relatedMark)
	if !ok {
		return 0, false
	}
	return number(digits)
}

// offer prints a choice behind the number that it gets.
func (s *session) offer(c choice) {
	s.offers = append(s.offers, c)
	s.reply.hang(marker(len(s.offers)), c.label)
}

// relate prints a text to read with the open one, behind its number.
func (s *session) relate(c choice) {
	s.beside = append(s.beside, c)
	s.reply.hang(relatedMark+marker(len(s.beside)), c.label)
}

// relatedMark begins the number of a text that is related to the open one.
const relatedMark = "r"

// marker stands before the first row of what has a number.
func marker(n int) string { return strconv.Itoa(n) + ". " }

// below is the indent of what is said of a choice under its label.
func below(n int) string { return strings.Repeat(" ", len(marker(n))) }

// text is an entry as a choice.
func (s *session) text(e *handbook.Entry) choice {
	label := e.Title
	if e.For(s.options.Roles) == handbook.ForYou {
		label += ", for you"
	}
	return choice{label: label, entry: e, pick: func() { s.read(e) }}
}

// list begins a list that b comes back to, and forgets what was offered and open.
func (s *session) list(again func()) {
	s.again, s.offers = again, nil
	s.close()
	s.query, s.shown, s.total = "", 0, 0
}

// close leaves no text open, so that no command is about one that nobody thinks of.
func (s *session) close() {
	s.open, s.beside = nil, nil
	s.person.End()
}
