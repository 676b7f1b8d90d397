package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// doc is a text as screen rows. Every row begins with the two columns of the
// gutter, where bars stand.
type doc struct {
	markdown.Doc
	quiet int // leading rows in which matches are not marked: the list has shown them
	foot  int // row from which they are not marked either: what is below is not the text; 0 = none
	links []docLink

	starts []int // byte of each row in the text, and of the one after the last
}

func (d *doc) add(styled, plain string) {
	d.Rows = append(d.Rows, styled)
	d.Plain = append(d.Plain, plain)
}

func (d *doc) blank() { d.add("", "") }

// text adds unstyled text, wrapped, in one style.
func (d *doc) text(text string, width int, render func(...string) string) {
	for _, row := range wrap(text, width) {
		d.add("  "+render(row), "  "+row)
	}
}

// nbsp keeps the cells of a chip together while its row is wrapped.
const nbsp = "\u00a0"

// answer adds the block that answers: the verdict as a chip, the summary in
// bold, a bar in the verdict's colour beside all of it.
func (d *doc) answer(e *handbook.Entry, th theme.Theme, width int) {
	text := e.Summary
	chip := e.Answer.Label()
	if chip != "" {
		chip = nbsp + strings.ReplaceAll(chip, " ", nbsp) + nbsp
		text = chip + " " + text
	}
	bar := th.VerdictBar(e.Answer).Render(th.Glyph.Bar) + " "
	for i, row := range wrap(text, width) {
		styled := th.Strong.Render(plainBlanks(row))
		if rest, ok := strings.CutPrefix(row, chip); ok && i == 0 && chip != "" {
			styled = th.Chip(e.Answer).Render(plainBlanks(chip))
			if rest != "" {
				styled += th.Strong.Render(plainBlanks(rest))
			}
		}
		d.add(bar+styled, th.Glyph.Bar+" "+plainBlanks(row))
	}
}

func plainBlanks(s string) string { return strings.ReplaceAll(s, nbsp, " ") }

// body adds the rendered text below the answer, its headings and its links.
func (d *doc) body(m markdown.Doc, resolve func(markdown.Link) docLink) {
	if last := len(d.Plain) - 1; len(m.Rows) > 0 && last >= d.quiet && d.Plain[last] != "" {
		d.blank()
	}
	row, at := len(d.Rows), d.byteOf(len(d.Rows))
	d.Rows = append(d.Rows, m.Rows...)
	d.Plain = append(d.Plain, m.Plain...)
	for _, h := range m.Headings {
		h.Row += row
		d.Headings = append(d.Headings, h)
	}
	for _, l := range m.Links {
		link := resolve(l)
		link.spans = moved(l.Spans, at)
		d.links = append(d.links, link)
	}
}

// byteOf is where a row begins in the text of the doc, or would if it were added.
func (d *doc) byteOf(row int) int {
	if len(d.starts) == 0 {
		d.starts = append(d.starts, 0)
	}
	for n := len(d.starts) - 1; n < len(d.Plain); n++ {
		d.starts = append(d.starts, d.starts[n]+len(d.Plain[n])+1)
	}
	return d.starts[min(row, len(d.Plain))]
}

// rowAt is the row that holds a byte of the text of the doc.
func (d *doc) rowAt(at int) int {
	d.byteOf(len(d.Plain))
	row, exact := slices.BinarySearch(d.starts, at)
	if !exact {
		row--
	}
	return max(0, min(row, len(d.Plain)-1))
}

func moved(spans []markdown.Span, by int) []markdown.Span {
	out := make([]markdown.Span, len(spans))
	for i, s := range spans {
		out[i] = markdown.Span{Start: s.Start + by, End: s.End + by}
	}
	return out
}

// labelled adds a row of the foot: a label and its text, wrapped beside it.
func (d *doc) labelled(name, text string, width int, th theme.Theme) {
	const column = 10
	for i, row := range wrap(text, width-column) {
		if i > 0 {
			name = ""
		}
		row = name + strings.Repeat(" ", max(1, column-ansi.StringWidth(name))) + row
		row = cut(row, width, th.Glyph.Ellipsis)
		d.add("  "+th.Quiet.Render(row), "  "+row)
	}
}

// meta is the quiet line about a text: category, kind, frameworks.
func meta(h *handbook.Handbook, e *handbook.Entry, th theme.Theme, category bool) string {
	var parts []string
	if c, ok := h.Category(e.Category); ok && category && c.Title != e.Title {
		parts = append(parts, c.Title)
	}
	if k := e.Kind.Label(); k != "" {
		parts = append(parts, k)
	}
	parts = append(parts, e.Frameworks...)
	return strings.Join(parts, " "+th.Glyph.Dot+" ")
}

// callout adds a warning: a bar, its first word in bold.
func (d *doc) callout(word, text string, th theme.Theme, width int) {
	bar := th.CautionBar.Render(th.Glyph.Bar) + " "
	for i, row := range wrap(word+" "+text, width) {
		styled := th.Text.Render(row)
		if rest, ok := strings.CutPrefix(row, word); ok && i == 0 {
			styled = th.Caution.Render(word) + th.Text.Render(rest)
		}
		d.add(bar+styled, th.Glyph.Bar+" "+row)
	}
}
