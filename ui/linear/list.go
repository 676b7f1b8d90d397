package linear

import "trustbook/ui/phrases"

// listRow is a choice in a list, with the headings above it.
type listRow struct {
	headings []string
	choice   choice
}

// rowsPerPage is the number of rows of a list that are shown at once.
const rowsPerPage = 20

// offerRows offers the rows of a list, page by page.
func (c *conversation) offerRows(rows []listRow) {
	for _, r := range rows[:min(len(rows), rowsPerPage)] {
		for i, h := range r.headings {
			if i == 0 && len(c.choices) > 0 {
				c.reply.blank()
			}
			c.reply.say("%s:", h)
		}
		c.offer(r.choice)
	}
	if c.rest = rows[min(len(rows), rowsPerPage):]; len(c.rest) > 0 {
		c.reply.blank()
		c.sayMore(len(c.rest))
	}
}

// sayMore says how many rows or answers are left.
func (c *conversation) sayMore(left int) { c.reply.say(phrases.LinearMore, left) }
