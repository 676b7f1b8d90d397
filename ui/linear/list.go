package linear

import "trustbook/ui/phrases"

// listRow is a choice in a list, with the headings above it.
type listRow struct {
	headings []string
	choice   choice
}

// rowsPerPage is the number of rows of a list that are shown at a time, if the terminal is high enough.
const rowsPerPage = 20

// offerRows offers the rows of a list, page by page.
func (c *conversation) offerRows(rows []listRow) {
	shown := 0
	for _, r := range rows[:min(len(rows), rowsPerPage)] {
		if shown > 0 && len(c.reply.rows)+2*len(r.headings)+1 > c.options.pageRows() {
			break
		}
		shown++
		for i, h := range r.headings {
			if i == 0 && len(c.choices) > 0 {
				c.reply.blank()
			}
			c.reply.say("%s:", h)
		}
		c.offer(r.choice)
	}
	if c.rest = rows[shown:]; len(c.rest) > 0 {
		c.reply.blank()
		c.sayMore(len(c.rest))
	}
}

// sayMore reports how many rows or answers are left.
func (c *conversation) sayMore(left int) { c.reply.say(phrases.LinearMore, left) }
