package linear

import (
	"fmt"
	"slices"

	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// listPaths lists the reading paths with the reader's progress on each.
func (c *conversation) listPaths(int) {
	paths := c.Paths()
	if len(paths) == 0 {
		c.reply.say(phrases.LinearNoPaths)
		return
	}
	c.startList(func() { c.listPaths(0) })
	c.refreshReceipts(paths...)
	for i, p := range paths {
		c.printChoice(choice{label: c.pathLabel(p), pick: func() { c.listPath(i + 1) }})
		c.reply.printHanging(choiceIndent(i+1), p.Description)
	}
}

// pathLabel returns the title of a path, how much of it has been read, who it is for, and when it is due.
func (c *conversation) pathLabel(p *handbook.Path) string {
	pending := ""
	if n := c.Progress.PathProgress(p).AcksPending; n > 0 {
		pending = phrases.AcksLeft(n)
	}
	due, _ := c.Progress.DueDate(p)
	return phrases.JoinParts(p.Title, c.DescribePathProgress(p), pending, c.PathAudience(p), due)
}

// reportDuties reports what the reader has to read and acknowledge, with the command that lists each reading path.
func (c *conversation) reportDuties() {
	if c.Progress.RequiresAck() {
		c.readReceipts()
	}
	for i, p := range c.Paths() {
		if duty := c.DescribePathDuty(p); duty != "" {
			c.reply.say("%s.", phrases.PathDuty(fmt.Sprintf("w %d", i+1), p.Title, duty))
		}
	}
	if duty := c.DescribeOtherDuties(); duty != "" {
		c.reply.say("%s.", duty)
	}
}

// refreshReceipts reads the receipts again if any entry on the paths has to be acknowledged.
func (c *conversation) refreshReceipts(paths ...*handbook.Path) {
	for _, p := range paths {
		if slices.ContainsFunc(p.Entries, (*handbook.Entry).RequiresAck) {
			c.readReceipts()
			return
		}
	}
}

// listPath lists the entries of the n-th reading path. The u command then continues on this path.
func (c *conversation) listPath(n int) {
	if n > len(c.Handbook.Paths) {
		c.reply.say(phrases.LinearNoPath, n)
		return
	}
	c.startList(func() { c.listPath(n) })
	c.path, c.onPath = c.Paths()[n-1], nil
	c.refreshReceipts(c.path)
	c.reply.say("%s:", c.path.Title)
	var rows []listRow
	for _, e := range c.path.Entries {
		ch, pending := c.entryChoice(e), ""
		read := ch.pick
		ch.pick = func() {
			read()
			c.onPath = e
		}
		if c.Progress.AckPending(e) {
			pending = phrases.StatusToAcknowledge
		}
		ch.label = phrases.JoinParts(ch.label, c.statusText(e), pending)
		rows = append(rows, listRow{choice: ch})
	}
	c.showPaged(rows)
}

// statusText returns the read status of an entry in words.
func (c *conversation) statusText(e *handbook.Entry) string {
	switch c.Progress.Status(e) {
	case readstate.StatusRead:
		return phrases.StatusRead
	case readstate.StatusChanged:
		return phrases.LinearChanged
	case readstate.StatusOutdated:
		return phrases.LinearReadAgain + e.Metadata.Version
	}
	return phrases.StatusToRead
}

// continuePath shows the next entry of the path listed last, or of the first path. This is the next entry to read or
// acknowledge or, if there is none, an entry that has changed.
func (c *conversation) continuePath(int) {
	if c.path == nil && len(c.Handbook.Paths) > 0 {
		c.path = c.Paths()[0]
	}
	if c.path == nil {
		c.listPaths(0)
		return
	}
	c.refreshReceipts(c.path)
	next := c.Progress.NextPending(c.path, c.onPath)
	if next == nil {
		c.closeEntry()
		c.reply.say(phrases.LinearPathDone, c.path.Title)
		return
	}
	c.onPath = next
	c.showEntry(next)
	if !c.hintShown && c.Progress.Status(next) != readstate.StatusRead {
		c.hintShown = true
		c.reply.say(phrases.LinearMarkAndContinue)
	}
}
