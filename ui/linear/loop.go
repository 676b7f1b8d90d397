package linear

import (
	"errors"
	"io"

	"trustbook/handbook/sanitize"
	"trustbook/ui/phrases"
)

// answerLines replies to lines until the input ends or the user quits.
func (c *conversation) answerLines(in lineReader) error {
	c.busy.Lock()
	defer c.busy.Unlock()
	if c.options.Interactive {
		c.greet()
	}
	if c.options.Entry != nil {
		c.showEntry(c.options.Entry)
	}
	defer c.finish()
	for {
		c.saveProgress()
		line, truncated, err := c.readLine(in)
		switch {
		case c.done:
			return err
		case errors.Is(err, io.EOF):
			return c.endPrompt()
		case err != nil:
			return err
		}
		if truncated {
			c.reply.say(phrases.LinearTooLong, maxLineBytes)
		}
		c.answerLine(sanitize.CleanLine(line))
	}
}

// readLine writes the reply and, unless the conversation is over, reads the next line. Both can block forever, during
// which a signal can still end the conversation.
func (c *conversation) readLine(in lineReader) (line string, truncated bool, err error) {
	text, last := c.takeReply(), c.done
	c.busy.Unlock()
	defer c.busy.Lock()
	if text != "" {
		_, err = io.WriteString(c.out, text)
	}
	if err != nil || last {
		return "", false, err
	}
	return in.next()
}

// finish stores the last changes of the conversation.
func (c *conversation) finish() {
	c.Progress.FinishPaths()
	_ = c.Store.Flush() // earlier replies have reported problems with saving
}

func (c *conversation) greet() {
	c.reply.say(phrases.LinearHandbook, c.Handbook.Title, phrases.CountEntries(len(c.Handbook.Entries)), phrases.CountCategories(c.categoryCount()))
	c.reportDuties()
	c.reply.say(phrases.LinearTypeAQuestion)
	c.checkNews()
}

const prompt = "> "

// takeReply returns the reply followed by the prompt. Both are written at once, so that a screen reader reads them
// without a break.
func (c *conversation) takeReply() string {
	text := c.reply.flush()
	if c.options.Interactive && !c.done {
		text += prompt
	}
	return text
}

func (c *conversation) endPrompt() error {
	if !c.options.Interactive {
		return nil
	}
	_, err := io.WriteString(c.out, "\n")
	return err
}

// answerLine handles a line: a reply to the program's own question, the number of a choice, a command, or a search.
func (c *conversation) answerLine(line string) {
	if handle := c.onReply; handle != nil {
		c.onReply = nil
		if handle(line, c.isCommand(line)) {
			return
		}
	}
	if line == "" {
		return
	}
	if choice, ok := c.choiceFor(line); ok {
		choice.pick()
		return
	}
	if cmd, n, ok := parseCommand(line); ok {
		cmd.run(c, n)
		return
	}
	switch n, isNumber := parseNumber(line); {
	case isNumber && n < choiceLimit && len(c.choices) == 0:
		c.reply.say(phrases.LinearNothingNumbered)
		return
	case isNumber && n < choiceLimit:
		c.reply.say(phrases.LinearNumberTooHigh, n, len(c.choices))
		return
	case isNumber && len(c.choices) > 0:
		c.reply.say(phrases.LinearNumberSearched, line)
	}
	if n, ok := parseRelated(line); ok {
		c.noRelated(n)
		return
	}
	c.search(line)
}

// A number below choiceLimit may be a mistyped choice. A higher number is searched for, because it may be the number of
// a standard.
const choiceLimit = 1000

func (c *conversation) isCommand(line string) bool {
	if line == "" {
		return false
	}
	_, choice := c.choiceFor(line)
	_, number := parseNumber(line)
	_, _, command := parseCommand(line)
	return choice || number || command
}
