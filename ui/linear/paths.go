package linear

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/readstate"
)

// listPaths lists the reading paths with the reader's progress on each.
func (c *conversation) listPaths(int) {
	paths := c.paths()
	if len(paths) == 0 {
		c.reply.say("This handbook has no reading paths; t lists its categories.")
		return
	}
	c.startList(func() { c.listPaths(0) })
	c.refreshReceipts(paths...)
	for i, p := range paths {
		c.offer(choice{label: p.Title + ", " + progressText(c.progress.PathProgress(p)) + c.audienceText(p), pick: func() { c.listPath(i + 1) }})
		c.reply.hang(indent(i+1), p.Description)
	}
}

// paths returns the reading paths, those for the reader's roles first.
func (c *conversation) paths() []*handbook.Path { return c.options.Roles.SortPaths(c.book.Paths) }

// refreshReceipts reads the receipts again if an entry of the paths asks for one.
func (c *conversation) refreshReceipts(paths ...*handbook.Path) {
	for _, p := range paths {
		if slices.ContainsFunc(p.Entries, (*handbook.Entry).RequiresAck) {
			c.readReceipts()
			return
		}
	}
}

// progressText says how much of a path is read and what is left to do.
func progressText(t readstate.PathProgress) string {
	out := fmt.Sprintf("%d of %d read", t.Read, t.Entries)
	if t.Changed > 0 {
		out += fmt.Sprintf(", %d changed", t.Changed)
	}
	if t.AcksPending > 0 {
		out += fmt.Sprintf(", %d to acknowledge", t.AcksPending)
	}
	return out
}

// audienceText says whom a path is for and when it is due, after a comma; "" if
// there is nothing to say.
func (c *conversation) audienceText(p *handbook.Path) string {
	var out string
	switch p.RelevanceTo(c.options.Roles) {
	case handbook.ForYou:
		out = ", for you"
	case handbook.ForOthers:
		out = ", for " + strings.Join(p.Roles, ", ")
	}
	if due, _ := c.progress.Due(p); due != "" {
		out += ", " + due
	}
	return out
}

// listPath lists the entries of the n-th reading path, which u then continues.
func (c *conversation) listPath(n int) {
	if n > len(c.book.Paths) {
		c.reply.say("There is no path %d; w lists them.", n)
		return
	}
	c.startList(func() { c.listPath(n) })
	c.path = c.paths()[n-1]
	c.refreshReceipts(c.path)
	c.reply.say("%s:", c.path.Title)
	for _, e := range c.path.Entries {
		ch := c.entryChoice(e)
		ch.label += ", " + c.statusText(e)
		if c.progress.AckPending(e) {
			ch.label += ", to acknowledge"
		}
		c.offer(ch)
	}
}

// statusText says in words whether the reader has read an entry.
func (c *conversation) statusText(e *handbook.Entry) string {
	switch c.progress.Status(e) {
	case readstate.Read:
		return "read"
	case readstate.Changed:
		return "changed since you read it"
	case readstate.Outdated:
		return "to read again, version " + e.Metadata.Version
	}
	return "to read"
}

// continuePath reads the next entry of the path that was listed last, or else of
// the first path: one to read or acknowledge if there is any, otherwise one that
// has changed.
func (c *conversation) continuePath(int) {
	if c.path == nil && len(c.book.Paths) > 0 {
		c.path = c.paths()[0]
	}
	if c.path == nil {
		c.listPaths(0)
		return
	}
	c.refreshReceipts(c.path)
	next := c.progress.Next(c.path, c.position)
	if next == nil {
		c.closeEntry()
		c.reply.say("You have read all of %s.", c.path.Title)
		return
	}
	c.showEntry(next)
	if !c.hintShown && c.progress.Status(next) != readstate.Read {
		c.hintShown = true
		c.reply.say("d marks it as read, u continues.")
	}
}
