package linear

import (
	"io"
	"strconv"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/phrases"
	"trustbook/ui/session"
	"trustbook/ui/terminal"
)

// conversation is the state of a session in line-by-line mode: everything that the next line can refer to.
type conversation struct {
	*session.Session

	out     io.Writer
	options Options
	copies  terminal.CopyNotes

	busy    sync.Mutex // held except while a reply is being written or the next line is awaited
	reply   reply
	choices []choice // the choice for each number in the last list
	related []choice // the choices r1, r2 and so on: the entries related to the open one
	done    bool     // the user has quit

	open      *handbook.Entry // the entry shown last; nil after the program has shown a list
	position  *handbook.Entry // entry from which n and p step
	onPath    *handbook.Entry // entry after which u continues on the path
	path      *handbook.Path  // the reading path listed last; nil before the first
	hintShown bool            // the user has been shown how to follow a path
	repeat    func()          // shows the last list again; nil before the first list

	// onReply takes the next line as a reply to a question from the program, and reports whether it was one. isCommand
	// tells it whether the line could also be a command. It is nil if the program has asked nothing.
	onReply func(line string, isCommand bool) bool

	query string        // query of the last search; "" if the last list did not come from a search
	found search.Result // result of the last search
	shown int           // number of answers shown so far
	total int           // number of answers found

	rest []listRow // rows of the last list that have not been shown yet
}

type choice struct {
	label string
	entry *handbook.Entry // entry that the choice opens; nil if it opens something else
	pick  func()
}

func newConversation(h *handbook.Handbook, ix *search.Index, out io.Writer, o Options) *conversation {
	c := &conversation{Session: session.New(o.Session), out: out, options: o, copies: terminal.CopyNotes{Multiplexer: o.Multiplexer}, reply: reply{theme: plainTheme(), width: o.width()}}
	c.Index = ix
	c.SetHandbook(h)
	return c
}

// noRelated reports that there is no related entry with number n.
func (c *conversation) noRelated(n int) {
	if c.open == nil {
		c.reply.say(phrases.LinearNoneOpen)
		return
	}
	c.reply.say(phrases.LinearNoRelated, relatedPrefix, n)
}

// startList starts a new list, which the command b will show again by calling repeat. It clears the earlier choices and
// closes the open entry.
func (c *conversation) startList(repeat func()) {
	c.repeat, c.choices = repeat, nil
	c.closeEntry()
	c.query, c.found, c.shown, c.total, c.rest = "", search.Result{}, 0, 0, nil
}

// closeEntry closes the open entry, so that commands do not apply to an entry that the user has left.
func (c *conversation) closeEntry() {
	c.open, c.related = nil, nil
	c.Progress.FinishPaths()
}

func (c *conversation) repeatList(int) {
	if c.repeat == nil {
		c.reply.say(phrases.LinearNothingBefore)
		return
	}
	c.repeat()
}

// choiceFor returns the choice with a number. A plain number refers to the last list, even if the user has read entries
// since, and r1 refers to the entries related to the open one.
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

// parseNumber parses a number in the form in which replies print it: "1" is valid, "01" is not.
func parseNumber(text string) (n int, ok bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n > 0 && strconv.Itoa(n) == text
}

// parseRelated parses the number of a related entry, such as r1.
func parseRelated(text string) (n int, ok bool) {
	digits, ok := strings.CutPrefix(strings.ToLower(text), relatedPrefix)
	if !ok {
		return 0, false
	}
	return parseNumber(digits)
}

// printChoice prints a choice with the next number.
func (c *conversation) printChoice(ch choice) {
	c.choices = append(c.choices, ch)
	c.reply.printHanging(choiceMarker(len(c.choices)), ch.label)
}

// relatedPrefix is the prefix of the number of a related entry.
const relatedPrefix = "r"

func choiceMarker(n int) string { return strconv.Itoa(n) + ". " }

// choiceIndent returns the indentation of text below the label of choice n.
func choiceIndent(n int) string { return strings.Repeat(" ", len(choiceMarker(n))) }
