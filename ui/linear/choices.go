package linear

import (
	"strconv"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/phrases"
)

// choiceFor returns the choice with a number: 1 is in the last list, whatever was
// read since, and r1 is related to the open entry.
func (c *conversation) choiceFor(text string) (choice, bool) {
	choices := c.choices
	n, ok := parseNumber(text)
	if !ok {
		choices = c.related
		n, ok = parseRelated(text)
	}
	if !ok || n > len(choices) {
		return choice{}, false
	}
	return choices[n-1], true
}

// parseNumber reads a number as replies print it: 1 is valid, 01 is not.
func parseNumber(text string) (n int, ok bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n > 0 && strconv.Itoa(n) == text
}

// parseRelated reads the number of a related entry, such as r1.
func parseRelated(text string) (n int, ok bool) {
	digits, ok := strings.CutPrefix(strings.ToLower(text), relatedPrefix)
	if !ok {
		return 0, false
	}
	return parseNumber(digits)
}

// offer prints a choice with the next number.
func (c *conversation) offer(ch choice) {
	c.choices = append(c.choices, ch)
	c.reply.hang(choiceMarker(len(c.choices)), ch.label)
}

// offerRelated prints an entry related to the open one with the next r number.
func (c *conversation) offerRelated(ch choice) {
	c.related = append(c.related, ch)
	c.reply.hang(relatedPrefix+choiceMarker(len(c.related)), ch.label)
}

// relatedPrefix begins the number of an entry related to the open one.
const relatedPrefix = "r"

// choiceMarker returns what precedes the label of choice n.
func choiceMarker(n int) string { return strconv.Itoa(n) + ". " }

// choiceIndent returns the indent of text below the label of choice n.
func choiceIndent(n int) string { return strings.Repeat(" ", len(choiceMarker(n))) }

// entryChoice returns the choice that reads e.
func (c *conversation) entryChoice(e *handbook.Entry) choice {
	label := e.Title
	if e.RelevanceTo(c.Roles) == handbook.ForYou {
		label = phrases.Join(label, phrases.ForYou)
	}
	return choice{label: label, entry: e, pick: func() { c.showEntry(e) }}
}
