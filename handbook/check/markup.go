package check

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// gitbookFootnote is the beginning of the fragment by which HTML in GitBook refers to a footnote.
const gitbookFootnote = "#user-content-fn-"

var footnoteStartPattern = pattern.Lazy(`^[ >]{0,8}\[\^([^\]]+)\]:`)

func unusedFootnotes(c *checker, p *checkedPage) {
	if p.Plain != "" || !strings.Contains(p.Markdown, "[^") {
		return
	}
	code := map[int]bool{}
	for _, l := range slices.Concat(p.code, p.indented) {
		code[l.number] = true
	}
	var unused, again []textLine
	seen := map[string]bool{}
	i := -1
	for text := range strings.SplitSeq(p.Markdown, "\n") {
		i++
		m := footnoteStartPattern().FindStringSubmatch(text)
		number := p.FileLine(i)
		if m == nil || code[number] {
			continue
		}
		found, label := textLine{number: number, text: shortenTo(m[1])}, strings.ToLower(m[1])
		switch {
		case !p.markup.footnotes[label] && !strings.Contains(p.Markdown, gitbookFootnote+m[1]+")"):
			unused = append(unused, found)
		case seen[label]:
			again = append(again, found)
		}
		seen[label] = true
	}
	if len(unused) > 0 {
		c.report(p.Path, unused[0].number, "nothing refers to the footnote [^%s], so it is not shown%s: write [^%[1]s] where it belongs, or remove it", unused[0].text, occurrencesNote(len(unused)))
	}
	if len(again) > 0 {
		found := c.report(p.Path, again[0].number, "the footnote [^%s] is defined above, so this one is not shown%s: give one of them another name", again[0].text, occurrencesNote(len(again)))
		found.Subject.Case = handbook.CaseDefinedTwice
	}
}

// singleTildes finds text that is struck out by single tildes. The author probably meant "about" or the home folder.
func singleTildes(c *checker, p *checkedPage) {
	if l := p.markup.tildes; len(l) > 0 {
		c.report(p.Path, l[0].number, "%q is struck out, because it is between two tildes%s: write ~~ on both sides to strike it out, or \\~ for a tilde",
			shortenTo(l[0].text), occurrencesNote(len(l)))
	}
}

func surplusCells(c *checker, p *checkedPage) {
	if l := p.markup.surplus; len(l) > 0 {
		c.report(p.Path, l[0].number, "the row has more cells than the header, so %q is not shown%s: add a column, or write \\| where a bar is meant",
			shortenTo(l[0].text), occurrencesNote(len(l)))
	}
}

func failedTables(c *checker, p *checkedPage) {
	if l := p.markup.bars; len(l) > 0 {
		columns := columnsOf(l[0].text)
		c.report(p.Path, l[0].number, "these lines are not shown as a table%s: below the header, write a separator with %d columns: |%s",
			occurrencesNote(len(l)), columns, strings.Repeat("---|", columns))
	}
}
