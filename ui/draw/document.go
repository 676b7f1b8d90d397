package draw

import (
	"math"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// Link is a link in a document.
type Link struct {
	Spans  []markdown.Span // positions of its text in the document
	Target string          // target as written in the entry
	Entry  *handbook.Entry // entry that the link leads to; nil if its target is outside the handbook
	Anchor string          // anchor of a section in Entry; "" for the top
}

// Document is text laid out in rows. Every row begins with a gutter of two columns for the bars.
type Document struct {
	markdown.Doc
	Theme    *theme.Theme
	Width    int // width of the text in cells, without the gutter
	Unmarked int // number of rows at the beginning that are not highlighted, because the list already shows their content
	Foot     int // first row of the metadata at the end, which is not highlighted; 0 for none
	Links    []Link

	starts []int // byte offset in the text of each row, and of the end
}

// NewDocument returns an empty document. width is the width of its rows in cells, without the gutter.
func NewDocument(th *theme.Theme, width int) Document { return Document{Theme: th, Width: width} }

// AddRow adds a row, given both styled and as plain text. Both must occupy the same cells.
func (d *Document) AddRow(styled, plain string) {
	d.Rows = append(d.Rows, styled)
	d.Plain = append(d.Plain, plain)
}

// AddBlank adds an empty row.
func (d *Document) AddBlank() { d.AddRow("", "") }

// AddText wraps and adds plain text, styled by render.
func (d *Document) AddText(text string, render func(...string) string) {
	for _, row := range Wrap(text, d.Width) {
		d.AddRow("  "+render(row), "  "+row)
	}
}

// noBreak replaces a space in a badge, so that its words stay on one row.
const noBreak = "\u00a0"

// AddAnswer adds the summary in bold, beside a bar in the colour of the verdict. Unless chip is "", a badge with that
// text precedes the summary.
func (d *Document) AddAnswer(v handbook.Verdict, chip, summary string) {
	text := summary
	if chip != "" {
		chip = noBreak + strings.ReplaceAll(chip, " ", noBreak) + noBreak
		text = chip + " " + text
	}
	bar := d.Theme.VerdictBar(v).Render(d.Theme.Glyph.Bar) + " "
	for i, row := range Wrap(text, d.Width) {
		styled := d.Theme.Strong.Render(restoreSpaces(row))
		if rest, ok := strings.CutPrefix(row, chip); ok && i == 0 && chip != "" {
			styled = d.Theme.BadgeStyle(v).Render(restoreSpaces(chip))
			if rest != "" {
				styled += d.Theme.Strong.Render(restoreSpaces(rest))
			}
		}
		d.AddRow(bar+styled, d.Theme.Glyph.Bar+" "+restoreSpaces(row))
	}
}

func restoreSpaces(s string) string { return strings.ReplaceAll(s, noBreak, " ") }

// AddBody adds rendered Markdown, with its headings and links. resolve returns the entry and the anchor that a link
// points to.
func (d *Document) AddBody(m markdown.Doc, resolve func(markdown.Link) Link) {
	if last := len(d.Plain) - 1; len(m.Rows) > 0 && last >= d.Unmarked && d.Plain[last] != "" {
		d.AddBlank()
	}
	row, at := len(d.Rows), d.OffsetOf(len(d.Rows))
	for _, part := range m.Parts {
		d.Parts = append(d.Parts, part+row)
	}
	d.Rows = append(d.Rows, m.Rows...)
	d.Plain = append(d.Plain, m.Plain...)
	for _, h := range m.Headings {
		h.Row += row
		d.Headings = append(d.Headings, h)
	}
	for _, l := range m.Links {
		link := resolve(l)
		link.Spans = shiftSpans(l.Spans, at)
		d.Links = append(d.Links, link)
	}
}

// OffsetOf returns the byte offset of a row in the text. For the row after the last one, it returns the offset of the
// next row to be added.
func (d *Document) OffsetOf(row int) int {
	if len(d.starts) == 0 {
		d.starts = append(d.starts, 0)
	}
	for n := len(d.starts) - 1; n < len(d.Plain); n++ {
		d.starts = append(d.starts, d.starts[n]+len(d.Plain[n])+1)
	}
	return d.starts[min(row, len(d.Plain))]
}

// RowAt returns the row that contains a byte offset of the text.
func (d *Document) RowAt(offset int) int {
	d.OffsetOf(len(d.Plain))
	row, exact := slices.BinarySearch(d.starts, offset)
	if !exact {
		row--
	}
	return max(0, min(row, len(d.Plain)-1))
}

func shiftSpans(spans []markdown.Span, by int) []markdown.Span {
	return handbook.MapSlice(spans, func(s markdown.Span) markdown.Span { return markdown.Span{Start: s.Start + by, End: s.End + by} })
}

const labelColumn = 10

// AddLabelled adds dimmed text, wrapped beside its label.
func (d *Document) AddLabelled(name, text string) {
	for _, row := range Wrap(d.Theme.TransliteratePhrase(text), d.Width-labelColumn) {
		row = name + strings.Repeat(" ", max(1, labelColumn-layout.Width(name))) + row
		d.AddRow("  "+d.Theme.Quiet.Render(row), "  "+row)
		name = ""
	}
}

// AddCallout adds a warning beside a bar, with word in bold before the text.
func (d *Document) AddCallout(word, text string) { d.AddShortCallout(word, text, math.MaxInt) }

// AddShortCallout is like [Document.AddCallout], but cuts the warning to at most limit rows.
func (d *Document) AddShortCallout(word, text string, limit int) {
	bar := d.Theme.CautionBar.Render(d.Theme.Glyph.Bar) + " "
	for i, row := range WrapAtMost(d.Theme.TransliteratePhrase(word+" "+text), d.Width, limit, d.Theme.Glyph.Ellipsis) {
		styled := d.Theme.Text.Render(row)
		if rest, ok := strings.CutPrefix(row, word); ok && i == 0 {
			styled = d.Theme.Caution.Render(word) + d.Theme.Text.Render(rest)
		}
		d.AddRow(bar+styled, d.Theme.Glyph.Bar+" "+row)
	}
}
