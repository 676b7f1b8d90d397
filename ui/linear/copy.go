package linear

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
	"trustbook/ui/phrases"
)

// copying returns a command that copies an entry: the one that choose returns, unless that is nil.
func copying(quoted quotation, choose func(*conversation, int) *handbook.Entry) func(*conversation, int) {
	return func(c *conversation, n int) {
		if e := choose(c, n); e != nil {
			c.copyText(e, quoted(c, e))
		}
	}
}

// quotation returns what is copied of an entry, with its source.
type quotation func(*conversation, *handbook.Entry) string

func wholeEntry(c *conversation, e *handbook.Entry) string {
	return c.foundBy(e).Text(c.Handbook, e, c.Now())
}

func oneSentence(c *conversation, e *handbook.Entry) string {
	found := c.foundBy(e)
	found.Passage, found.Section = c.found.Passage(e)
	text, _ := found.Sentence(c.Handbook, e, c.Now())
	return text
}

func openEntry(c *conversation, _ int) *handbook.Entry {
	if c.open == nil {
		c.reply.say(phrases.LinearNoneToCopy)
	}
	return c.open
}

// listedEntry returns the entry that has a number in the last list.
func listedEntry(c *conversation, n int) *handbook.Entry {
	switch {
	case n > len(c.choices):
		c.reply.say(phrases.LinearNotInList, n)
		return nil
	case c.choices[n-1].entry == nil:
		c.reply.say(phrases.LinearNotAnEntry, n, c.choices[n-1].label)
	}
	return c.choices[n-1].entry
}

func relatedEntry(c *conversation, n int) *handbook.Entry {
	if n > len(c.related) {
		c.noRelated(n)
		return nil
	}
	return c.related[n-1].entry
}

// copyText copies text from an entry. If there is no clipboard, it prints the text instead.
func (c *conversation) copyText(e *handbook.Entry, text string) {
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
