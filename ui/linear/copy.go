package linear

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
	"trustbook/ui/phrases"
)

// copyWhole copies an entry with its source.
func (c *conversation) copyWhole(e *handbook.Entry) {
	c.copyText(e, c.searchMatch(e).Text(c.Handbook, e, c.Now()))
}

// copySentence copies only the answering sentence of an entry, with its source.
func (c *conversation) copySentence(e *handbook.Entry) {
	found := c.searchMatch(e)
	found.Passage, found.Section = c.found.Passage(e)
	found.Before, found.After = c.found.Supplement(e)
	text, _ := found.Sentence(c.Handbook, e, c.Now())
	c.copyText(e, text)
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
	c.reply.say(phrases.LinearCopied, phrases.WithSource(phrases.DoubtAbout(e, c.found)), c.copies.Next(), e.Title, phrases.CountCharacters(text))
}

// searchMatch returns how the last search found an entry, for use in a quotation.
func (c *conversation) searchMatch(e *handbook.Entry) quote.SearchMatch {
	return quote.SearchMatch{Doubt: phrases.DoubtAbout(e, c.found), Withheld: c.found.WithholdsVerdict(e)}
}

func (c *conversation) printQuote(text string) {
	c.reply.say("%s", phrases.NoClipboard)
	c.reply.blank()
	for line := range strings.Lines(text) { // not wrapped, because the line breaks would be copied too
		c.reply.addLine(body.TextLine{Text: strings.TrimRight(line, "\n"), Verbatim: true})
	}
}
