package linear

import (
	"trustbook/handbook"
	"trustbook/ui/phrases"
)

// listCategories lists the categories of the handbook.
func (c *conversation) listCategories(int) {
	c.startList(func() { c.listCategories(0) })
	for i, cat := range c.Handbook.Categories {
		label := cat.Title + ", " + phrases.Entries(len(c.entriesOf(cat)))
		c.offer(choice{label: label, pick: func() { c.listCategory(i + 1) }})
		c.reply.hang(choiceIndent(i+1), cat.Description)
	}
}

// listCategory lists the entries of the n-th category.
func (c *conversation) listCategory(n int) {
	if n > len(c.Handbook.Categories) {
		c.reply.say("There is no category %d; t lists them.", n)
		return
	}
	c.startList(func() { c.listCategory(n) })
	c.offerCategory(c.Handbook.Categories[n-1])
}

// listAll lists all entries by category.
func (c *conversation) listAll(int) {
	c.startList(func() { c.listAll(0) })
	for _, cat := range c.Handbook.Categories {
		c.reply.blank()
		c.offerCategory(cat)
	}
}

// offerCategory offers the entries of a category below its title.
func (c *conversation) offerCategory(cat handbook.Category) {
	c.reply.say("%s:", cat.Title)
	for _, e := range c.entriesOf(cat) {
		c.offer(c.entryChoice(e))
	}
}

// entriesOf returns the entries of a category in reading order, those for the
// reader's roles first.
func (c *conversation) entriesOf(cat handbook.Category) []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range c.Handbook.AllEntries() {
		if e.Category == cat.ID {
			out = append(out, e)
		}
	}
	return c.Roles.SortEntries(out)
}

// categoryCount returns the number of categories with entries, not counting
// generated ones.
func (c *conversation) categoryCount() int {
	ids := map[string]bool{}
	for _, e := range c.Handbook.Entries {
		ids[e.Category] = true
	}
	return len(ids)
}
