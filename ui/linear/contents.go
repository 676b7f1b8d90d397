package linear

import (
	"strings"

	"trustbook/handbook"
	"trustbook/ui/phrases"
)

func (c *conversation) listCategories(int) {
	c.startList(func() { c.listCategories(0) })
	for i, cat := range c.Handbook.Categories {
		label := cat.Title + ", " + phrases.CountEntries(len(c.entriesOf(cat)))
		c.printChoice(choice{label: label, pick: func() { c.listCategory(i + 1) }})
		c.reply.printHanging(choiceIndent(i+1), cat.Description)
	}
}

func (c *conversation) listCategory(n int) {
	if n > len(c.Handbook.Categories) {
		c.reply.say(phrases.LinearNoCategory, n)
		return
	}
	c.startList(func() { c.listCategory(n) })
	c.showPaged(c.categoryRows(c.Handbook.Categories[n-1]))
}

func (c *conversation) listAll(int) {
	c.startList(func() { c.listAll(0) })
	var rows []listRow
	for _, cat := range c.Handbook.Categories {
		rows = append(rows, c.categoryRows(cat)...)
	}
	c.showPaged(rows)
}

// categoryRows returns a row for each entry of a category, below headings with the titles of the category and its
// groups.
func (c *conversation) categoryRows(cat handbook.Category) []listRow {
	rows, headings := []listRow(nil), []string{cat.Title}
	var group *handbook.Group
	for _, e := range c.entriesOf(cat) {
		if e.Group != group {
			group = e.Group
			headings = append(headings, strings.Join(c.Handbook.Breadcrumb(e), " / "))
		}
		rows, headings = append(rows, listRow{headings, c.entryChoice(e)}), nil
	}
	return rows
}

// entriesOf returns the entries of a category in reading order, except that those for the reader's roles come first in
// each group.
func (c *conversation) entriesOf(cat handbook.Category) []*handbook.Entry {
	return c.Roles.SortEntries(c.Handbook.EntriesIn(cat.ID))
}

// categoryCount returns the number of categories that have entries, not counting generated entries.
func (c *conversation) categoryCount() int {
	ids := map[string]bool{}
	for _, e := range c.Handbook.Entries {
		ids[e.Category] = true
	}
	return len(ids)
}

// listRow is a choice in a list, with the headings to print above it.
type listRow struct {
	headings []string
	choice   choice
}

// rowsPerPage is the number of list rows shown at a time, unless the terminal has too few rows.
const rowsPerPage = 20

// showPaged offers the rows of a list, page by page.
func (c *conversation) showPaged(rows []listRow) {
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
		c.printChoice(r.choice)
	}
	if c.rest = rows[shown:]; len(c.rest) > 0 {
		c.reply.blank()
		c.sayMore(len(c.rest))
	}
}

// sayMore reports the number of rows or answers left.
func (c *conversation) sayMore(left int) { c.reply.say(phrases.LinearMore, left) }
