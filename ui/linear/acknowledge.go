package linear

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/receipts"
)

// canAcknowledge reports whether receipts can be stored.
func (c *conversation) canAcknowledge() bool {
	return c.options.Ledger != nil && c.options.Ledger.Path() != ""
}

// setReceipts replaces the receipts in use.
func (c *conversation) setReceipts(chain receipts.Chain) {
	c.chain, c.acks = chain, chain.Index(c.book.Titles()...)
	c.progress.ResetCounts()
}

// readReceipts reads the receipts again, because another window may have added one.
// If they cannot be read, the ones read last stay in use.
func (c *conversation) readReceipts() {
	if !c.canAcknowledge() {
		return
	}
	chain, notes, err := c.options.Ledger.Read()
	if err == nil || !c.receiptsKnown {
		c.receiptsKnown = true
		c.setReceipts(chain)
	}
	if err != nil {
		notes = append(notes, err.Error())
	}
	if chain.Err != nil {
		notes = append(notes, receipts.FileName+", "+chain.Err.Error())
	}
	c.warn(notes)
}

// warn reports problems with the receipts, except those it reported last time.
func (c *conversation) warn(problems []string) {
	for _, p := range problems {
		if !slices.Contains(c.warnings, p) {
			c.reply.say("Caution: %s", p)
		}
	}
	c.warnings = problems
}

// sayAckStatus says whether an entry is acknowledged or is to be acknowledged.
func (c *conversation) sayAckStatus(e *handbook.Entry) {
	if !e.RequiresAck() {
		return
	}
	c.readReceipts()
	switch r, valid := c.progress.Receipt(e); {
	case !c.canAcknowledge():
		c.reply.say("This entry asks to be acknowledged, but nothing can be stored here.")
	case valid:
		c.reply.say("Acknowledged %s", r.Summary())
	case r != nil:
		c.reply.say("Please acknowledge this entry again: type a. %s", c.progress.ReackReason(e, r))
	default:
		c.reply.say("Please acknowledge this entry: type a.")
	}
}

// acknowledge starts to acknowledge the open entry.
func (c *conversation) acknowledge(int) {
	e := c.openEntry()
	switch {
	case e == nil:
	case !e.RequiresAck():
		c.reply.say("This entry does not ask to be acknowledged.")
	case !c.canAcknowledge():
		c.reply.say("Not acknowledged: nothing can be stored here.")
	default:
		c.readReceipts()
		if r, valid := c.progress.Receipt(e); valid {
			c.reply.say("Already acknowledged %s.", r.Summary())
			return
		}
		c.askName(receipts.New(c.book, e, c.options.Roles...))
	}
}

// askName prints what a receipt states and asks for a name, which the next line
// answers.
func (c *conversation) askName(r receipts.Receipt) {
	c.reply.say("%s", r.Statement)
	subject := r.Title
	if r.Version != "" {
		subject += ", version " + r.Version
	}
	c.reply.say("%s. Your name, the time and a hash of the text are stored in %s; the name is not verified.", subject, c.options.Ledger.Path())
	known := sanitize.CleanLine(cmp.Or(c.chain.LastName(), c.options.User))
	if known == "" {
		c.reply.say("Your name? An empty line cancels.")
	} else {
		c.reply.say("Your name? y for %s; an empty line cancels.", known)
	}
	c.onReply = func(line string) {
		if r.Who = c.parseName(line, known); r.Who != "" {
			c.saveReceipt(r)
			return
		}
		c.reply.say("Not acknowledged.")
		if c.isCommand(line) {
			c.answer(line)
		}
	}
}

// parseName returns the name in a line, or "" if there is none. A receipt cannot be
// taken back, so anything that could be a command is not a name.
func (c *conversation) parseName(line, known string) string {
	switch strings.ToLower(line) {
	case "y", "yes":
		return known
	case "no":
		return ""
	}
	if c.isCommand(line) || !strings.ContainsFunc(line, unicode.IsLetter) {
		return ""
	}
	return line
}

// isCommand reports whether a line is a command or a number.
func (c *conversation) isCommand(line string) bool {
	if line == "" {
		return false
	}
	_, choice := c.choiceFor(line)
	_, number := parseNumber(line)
	_, _, command := parseCommand(line)
	return choice || number || command
}

// saveReceipt stores a receipt, and says so once it is on disk. The whole entry was
// printed, so acknowledging it counts as having read it.
func (c *conversation) saveReceipt(r receipts.Receipt) {
	shown := 100
	r.Shown, r.ByHand = &shown, c.progress.MarkedByHand(c.book.Entry(r.Entry))
	stored, notes, err := c.options.Ledger.Append(r)
	if err != nil {
		c.reply.say("Not acknowledged: %s", strings.Join(append([]string{err.Error()}, notes...), "; "))
		return
	}
	c.chain.Receipts = append(c.chain.Receipts, &stored)
	c.setReceipts(c.chain)
	c.reply.say("Acknowledged: %s, %s.", stored.Title, stored.Summary())
	if save := c.progress.MarkAcknowledged(&stored); save != nil {
		_ = save() // saveProgress reports what cannot be stored
		c.reply.say("It now counts as read; d undoes that.")
	}
	for _, n := range notes {
		c.reply.say("Caution: %s", n)
	}
}
