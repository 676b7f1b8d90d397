package linear

import (
	"slices"

	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// checkNews reports what is new or has changed since the previous start, and stores a snapshot for the next start.
func (c *conversation) checkNews() {
	compare := c.Progress.CompareWithLast()
	if compare == nil {
		return
	}
	n := compare()
	if text := c.TakeNews(n); text != "" {
		c.reply.blank()
		c.listNews(text, n.Changes, answersPerPage)
	}
}

// listNews lists up to limit entries that are new or have changed since the previous start, below the summary in text.
func (c *conversation) listNews(text string, n readstate.Changes, limit int) {
	c.startList(func() { c.listNews(text, n, limit) })
	entries := slices.Concat(n.New, n.Changed)
	if len(entries) == 0 {
		c.reply.say("%s.", text)
		return
	}
	c.reply.say("%s:", text)
	c.showPaged(c.newsRows(entries[:min(len(entries), limit)]))
	if len(entries) > limit {
		c.reply.say(phrases.LinearListsAll)
	}
}

// listUnseen lists the entries that were new or had changed at a recent start and have not been opened yet.
func (c *conversation) listUnseen(int) {
	entries := c.Unseen()
	if len(entries) == 0 {
		c.reply.say(phrases.LinearNoneUnseen)
		return
	}
	c.startList(func() { c.listUnseen(0) })
	c.reply.say(phrases.LinearUnseen)
	c.showPaged(c.newsRows(entries))
}

func (c *conversation) newsRows(entries []*handbook.Entry) []listRow {
	var rows []listRow
	for _, e := range entries {
		ch := c.entryChoice(e)
		ch.label = phrases.JoinParts(ch.label, c.Progress.NewsLabel(e))
		rows = append(rows, listRow{choice: ch})
	}
	return rows
}
