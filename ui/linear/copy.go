package linear

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
	"trustbook/ui/phrases"
)

func (c *conversation) copyOpen(int) {
	if c.open == nil {
		c.reply.say(phrases.LinearNoneToCopy)
		return
	}
	c.copyEntry(c.open)
}

// copyNumber copies the entry that has a number in the last list.
func (c *conversation) copyNumber(n int) {
	switch {
	case n > len(c.choices):
		c.reply.say(phrases.LinearNotInList, n)
	case c.choices[n-1].entry == nil:
		c.reply.say(phrases.LinearNotAnEntry, n, c.choices[n-1].label)
	default:
		c.copyEntry(c.choices[n-1].entry)
	}
}

func (c *conversation) copyRelated(n int) {
	if n > len(c.related) {
		c.noRelated(n)
		return
	}
	c.copyEntry(c.related[n-1].entry)
}

// copyEntry copies an entry with its source. If there is no clipboard, it prints both instead.
func (c *conversation) copyEntry(e *handbook.Entry) {
	text := c.foundBy(e).Text(c.Handbook, e, c.Now())
	if c.options.Copy == nil {
		c.printQuote(text)
		return
	}
	if err := c.options.Copy(text); err != nil {
		c.reply.say(phrases.LinearNotCopied, err)
		return
	}
	c.reply.say(phrases.LinearCopied, phrases.CautionSuffix(phrases.Doubt(e, c.found)), c.copies.Next(), e.Title, phrases.CountCharacters(text))
}

// foundBy returns how the last search found an entry, for use in a quotation.
func (c *conversation) foundBy(e *handbook.Entry) quote.Found {
	return quote.Found{Doubt: phrases.Doubt(e, c.found)}
}

func (c *conversation) printQuote(text string) {
	c.reply.say("%s", phrases.NoClipboard)
	c.reply.blank()
	for line := range strings.Lines(text) { // not wrapped, because line breaks would be copied as well
		c.reply.addLine(body.TextLine{Text: strings.TrimRight(line, "\n"), Verbatim: true})
	}
}
