package linear

import (
	"cmp"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/receipts"
	"trustbook/ui/shelf"
)

// acked is the receipt for a text that counts, or else the last; nil for none.
func (s *session) acked(e *handbook.Entry) (r *receipts.Receipt, counts bool) {
	return s.chain.Index(handbook.CleanLine(s.book.Title)).Of(e, e.Hash())
}

// readReceipts reads what was acknowledged, when a text is open that asks for it.
func (s *session) readReceipts() {
	if s.options.Ledger == nil || s.counted {
		return
	}
	s.counted = true
	chain, notes, err := s.options.Ledger.Read()
	s.chain = chain
	if err != nil {
		notes = append(notes, err.Error())
	}
	if chain.Broken != nil {
		notes = append(notes, receipts.FileName+", "+chain.Broken.Error())
	}
	for _, n := range notes {
		s.reply.say("Caution: %s", n)
	}
}

// asks says of the open text whether it was acknowledged, or that it asks for that.
func (s *session) asks(e *handbook.Entry) {
	if !s.book.NeedsAck(e) {
		return
	}
	s.readReceipts()
	switch r, counts := s.acked(e); {
	case s.options.Ledger == nil:
		s.reply.say("Asks to be acknowledged, and nothing can be kept here.")
	case counts:
		s.reply.say("Acknowledged %s", r.Given())
	case r != nil:
		s.reply.say("Asks to be acknowledged again; a does it. It has changed since it was, %s.", r.Given())
	default:
		s.reply.say("Asks to be acknowledged; a does it.")
	}
}

// acknowledge states what the open text asks for, and asks who states it.
func (s *session) acknowledge(int) {
	switch e := s.open; {
	case e == nil:
		s.reply.say("No text is open. Its number reads a text.")
	case !s.book.NeedsAck(e):
		s.reply.say("This text does not ask to be acknowledged.")
	case s.options.Ledger == nil || s.options.Ledger.Path() == "":
		s.reply.say("Nothing can be kept here, so nothing is acknowledged.")
	default:
		s.state(receipts.Of(s.book, e, s.options.Roles...), e)
	}
}

// state asks for the name that a receipt is to bear. The line after is the answer.
func (s *session) state(r receipts.Receipt, e *handbook.Entry) {
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
		s.reply.say("Your name? An empty line takes %s; a dot gives up.", known)
	}
	s.asked = func(line string) {
		if r.Who = cmp.Or(strings.TrimSpace(line), known); r.Who == "" || r.Who == "." {
			s.reply.say("Not acknowledged.")
			return
		}
		s.give(r, e)
	}
}

// give keeps a receipt, and says so once it is on the disk. All of the text was
// written out before.
func (s *session) give(r receipts.Receipt, e *handbook.Entry) {
	shown := 100
	r.Shown = &shown
	if s.standing(e) == shelf.IsRead {
		hand := s.shelf.Record(e.ID).ByHand
		r.ByHand = &hand
	}
	kept, notes, err := s.options.Ledger.Append(r)
	if err != nil {
		s.reply.say("Not acknowledged: %s", strings.Join(append([]string{err.Error()}, notes...), "; "))
		return
	}
	s.chain.Receipts = append(s.chain.Receipts, &kept)
	s.reply.say("Acknowledged: %s, %s.", kept.Title, kept.Given())
	for _, n := range notes {
		s.reply.say("Caution: %s", n)
	}
}
