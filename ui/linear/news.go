package linear

import (
	"slices"

	"trustbook/handbook"
)

// checkNews reports what is new or has changed since the previous start, and
// stores the handbook's current state for the next one.
func (c *conversation) checkNews() {
	compare := c.progress.CompareWithLast()
	if compare == nil {
		return
	}
	m := compare()
	c.progress.SaveSnapshot(m)
	if c.whatsNew = m.Changes; c.whatsNew.String() != "" {
		c.reply.blank()
		c.listNews(pageSize)
	}
}

// listNews lists up to limit entries that are new or have changed since the
// previous start.
func (c *conversation) listNews(limit int) {
	n := c.whatsNew
	c.startList(func() { c.listNews(limit) })
	entries := slices.Concat(n.New, n.Changed)
	if len(entries) == 0 {
		c.reply.say("%s since %s.", n, n.Since)
		return
	}
	c.reply.say("%s since %s:", n, n.Since)
	c.offerWithNews(entries[:min(len(entries), limit)])
	if len(entries) > limit {
		c.reply.say("! lists them all.")
	}
}

// listUnseen lists the entries that are new or have changed since an earlier start
// and were not opened since.
func (c *conversation) listUnseen(int) {
	var entries []*handbook.Entry
	for _, e := range c.book.Entries {
		if c.progress.NewsLabel(e) != "" {
			entries = append(entries, e)
		}
	}
	if len(entries) == 0 {
		c.closeEntry()
		c.reply.say("You have opened all new and changed entries.")
		return
	}
	c.startList(func() { c.listUnseen(0) })
	c.reply.say("New or changed, and not opened yet:")
	c.offerWithNews(entries)
}

// offerWithNews offers entries, each with the word for what happened to it.
func (c *conversation) offerWithNews(entries []*handbook.Entry) {
	for _, e := range entries {
		ch := c.entryChoice(e)
		ch.label += ", " + c.progress.NewsLabel(e)
		c.offer(ch)
	}
}
