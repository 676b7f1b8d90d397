package linear

import (
	"fmt"
	"strings"
	"unicode"

	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/receipts"
)

// readReceipts reads the receipts again, because another window may have stored some, and reports problems with them.
func (c *conversation) readReceipts() {
	read := c.ReadReceipts()
	if read == nil {
		return
	}
	warnings, _ := c.SetReceipts(read())
	for _, w := range warnings {
		c.reply.say(phrases.LinearCaution, w)
	}
}

// acknowledge starts the acknowledgement of the open entry, or explains why it cannot be acknowledged.
func (c *conversation) acknowledge(e *handbook.Entry) {
	c.readReceipts()
	if word, text := c.WhyNotAcknowledgeable(e); word != "" {
		c.reply.say("%s%s.", phrases.Capitalize(word), text)
		return
	}
	c.askName(c.NewReceipt(e))
}

// askName prints what a receipt will contain and asks for a name. The next line is the reply.
func (c *conversation) askName(r receipts.Receipt, known string) {
	c.reply.say("%s", r.Statement)
	c.reply.say("%s. %s", phrases.JoinParts(r.Title, phrases.VersionLabel(r.Version)), fmt.Sprintf(phrases.ReceiptContents, c.LedgerPath()))
	if known == "" {
		c.reply.say(phrases.LinearYourName)
	} else {
		c.reply.say(phrases.LinearKnownName, known)
	}
	c.onReply = func(line string, isCommand bool) bool {
		// A line that could be a command is not accepted as a name, because receipts cannot be undone.
		if r.Who = parseName(line, known); r.Who != "" && !isCommand {
			c.saveReceipt(r)
			return true
		}
		c.reply.say(phrases.LinearNotAcknowledged)
		return !isCommand
	}
}

// parseName returns the name in a line, or "" if there is none.
func parseName(line, known string) string {
	switch strings.ToLower(line) {
	case "y", "yes":
		return known
	case "no":
		return ""
	}
	if !strings.ContainsFunc(line, unicode.IsLetter) {
		return ""
	}
	return line
}

// replyCoverage is the share of an entry that a reply shows, in percent.
const replyCoverage = 100

// saveReceipt stores a receipt and confirms it once it is on disk.
func (c *conversation) saveReceipt(r receipts.Receipt) {
	stored := c.StoreReceipt(r, replyCoverage)()
	save := c.Acknowledge(stored)
	if stored.Err != nil {
		c.reply.say(phrases.LinearNotAcknowledgedBecause, stored.Problem())
		return
	}
	c.reply.say(phrases.LinearAcknowledged, stored.Receipt.Title, stored.Receipt.Summary())
	if handIn := c.HandInAdvice(); handIn != "" {
		c.reply.say("%s", handIn)
	}
	if save != nil {
		_ = save() // saveProgress reports errors
		c.reply.say(phrases.LinearCountsAsRead)
	}
	for _, n := range stored.Notes {
		c.reply.say(phrases.LinearCaution, n)
	}
	c.done = r.Entry == c.options.UntilAck
}
