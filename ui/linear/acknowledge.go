package linear

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"trustbook/handbook"
	"trustbook/ui/receipts"
)

// keeps says whether what is acknowledged can be kept.
func (s *session) keeps() bool { return s.options.Ledger != nil && s.options.Ledger.Path() != "" }

// count makes the receipts that were read those of the handbook.
func (s *session) count(c receipts.Chain) {
	s.chain, s.acks = c, c.Index(s.book.Titles()...)
	s.person.Recount()
}

// readReceipts reads what was acknowledged, whenever it is asked for: another window
// may have kept a receipt. Where it cannot be read, what was read last stands.
func (s *session) readReceipts() {
	if !s.keeps() {
		return
	}
	chain, notes, err := s.options.Ledger.Read()
	if err == nil || !s.counted {
		s.counted = true
		s.count(chain)
	}
	if err != nil {
		notes = append(notes, err.Error())
	}
	if chain.Broken != nil {
		notes = append(notes, receipts.FileName+", "+chain.Broken.Error())
	}
	s.caution(notes)
}

// caution says what is wrong with the receipts, unless it was said the last time.
func (s *session) caution(troubles []string) {
	for _, trouble := range troubles {
		if !slices.Contains(s.troubles, trouble) {
			s.reply.say("Caution: %s", trouble)
		}
	}
	s.troubles = troubles
}

// asks says of the open text whether it was acknowledged, or that it asks for that.
func (s *session) asks(e *handbook.Entry) {
	if !e.NeedsAck() {
		return
	}
	s.readReceipts()
	switch r, counts := s.person.Receipt(e); {
	case !s.keeps():
		s.reply.say("Asks to be acknowledged, and nothing can be kept here.")
	case counts:
		s.reply.say("Acknowledged %s", r.Given())
	case r != nil:
		s.reply.say("Asks to be acknowledged again; a does it. %s", s.person.WhyAgain(e, r))
	default:
		s.reply.say("Asks to be acknowledged; a does it.")
	}
}

// acknowledge states what the open text asks for, and asks who states it.
func (s *session) acknowledge(int) {
	switch e := s.open; {
	case e == nil:
		s.reply.say("No text is open. Its number reads a text.")
	case !e.NeedsAck():
		s.reply.say("This text does not ask to be acknowledged.")
	case !s.keeps():
		s.reply.say("Nothing can be kept here, so nothing is acknowledged.")
	default:
		s.readReceipts()
		if r, counts := s.person.Receipt(e); counts {
			s.reply.say("Acknowledged already, %s.", r.Given())
			return
		}
		s.state(receipts.Of(s.book, e, s.options.Roles...))
	}
}

// state asks for the name that a receipt is to bear. The line after is the answer.
func (s *session) state(r receipts.Receipt) {
	s.reply.say("%s", r.Statement)
	about := r.Title
	if r.Version != "" {
		about += ", version " + r.Version
	}
	s.reply.say("%s. Name, time of this computer and hash of the text are kept in %s. Nobody checks the name.", about, s.options.Ledger.Path())
	known := handbook.CleanLine(cmp.Or(s.chain.Who(), s.options.User))
	if known == "" {
		s.reply.say("Your name? An empty line gives up.")
	} else {
		s.reply.say("Your name? y takes %s; an empty line gives up.", known)
	}
	s.asked = func(line string) {
		if r.Who = s.named(line, known); r.Who != "" {
			s.give(r)
			return
		}
		s.reply.say("Not acknowledged.")
		if s.means(line) {
			s.answer(line)
		}
	}
}

// named is the name that a line gives, "" when it gives none: a receipt is for good,
// so what could be meant otherwise is no name.
func (s *session) named(line, known string) string {
	switch strings.ToLower(line) {
	case "y", "yes":
		return known
	case "no":
		return ""
	}
	if s.means(line) || !strings.ContainsFunc(line, unicode.IsLetter) {
		return ""
	}
	return line
}

// means says whether a line is a command or a number, and no words.
func (s *session) means(line string) bool {
	if line == "" {
		return false
	}
	_, chosen := s.chosen(line)
	_, numeral := number(line)
	_, _, command := commandOf(line)
	return chosen || numeral || command
}

// give keeps a receipt, and says so once it is on the disk. All of the text was
// written out before, so whoever acknowledges it has said that it is read.
func (s *session) give(r receipts.Receipt) {
	shown := 100
	r.Shown, r.ByHand = &shown, s.person.ByHand(s.book.Entry(r.Entry))
	kept, notes, err := s.options.Ledger.Append(r)
	if err != nil {
		s.reply.say("Not acknowledged: %s", strings.Join(append([]string{err.Error()}, notes...), "; "))
		return
	}
	s.chain.Receipts = append(s.chain.Receipts, &kept)
	s.count(s.chain)
	s.reply.say("Acknowledged: %s, %s.", kept.Title, kept.Given())
	if keep := s.person.Acknowledged(&kept); keep != nil {
		_ = keep() // the reply says what could not be kept
		s.reply.say("So it counts as read; d takes that back.")
	}
	for _, n := range notes {
		s.reply.say("Caution: %s", n)
	}
}
