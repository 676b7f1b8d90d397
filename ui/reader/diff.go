package reader

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
	"trustbook/ui/worddiff"
)

// diff is a comparison of the entry with an earlier wording.
type diff struct {
	earlier string
	changes []markdown.Span
	back    draw.TextPos // links in the current entry
}

// document lays out the removed and added words. header describes the comparison.
func (d *diff) document(header, now string, th *theme.Theme, width int) draw.Document {
	doc := draw.NewDocument(th, width)
	word, rest, _ := strings.Cut(header, " ")
	doc.AddCallout(word, rest+"[-removed-] {+added+}")
	doc.AddBlank()
	p := diffPainter{doc: &doc, theme: th, width: width, first: -1}
	for _, w := range worddiff.Diff(d.earlier, now, diffBrackets) {
		p.put(w)
	}
	p.endRow()
	doc.Unmarked, d.changes = max(0, p.first), p.changes
	return doc
}

// diffBrackets distinguish changes without colours.
var diffBrackets = worddiff.Brackets{Removed: [2]string{"[-", "-]"}, Added: [2]string{"{+", "+}"}}

// diffPainter lays compared words out in rows.
type diffPainter struct {
	doc   *draw.Document
	theme *theme.Theme
	width int

	styled, plain strings.Builder
	first         int // row of the first change; -1 before it
	changes       []markdown.Span
	changing      bool // the last word of the row belongs to the last change
}

func (p *diffPainter) put(w worddiff.Word) {
	if w.Text == worddiff.LineEnd {
		p.endRow()
		return
	}
	for i, piece := range draw.Wrap(w.Text, p.width) { // a word may be wider than the screen
		if used := ansi.StringWidth(p.plain.String()); used > 0 && (i > 0 || used+1+ansi.StringWidth(piece) > p.width) {
			p.endRow()
		}
		if w.Change != worddiff.Same && p.first < 0 {
			p.first = len(p.doc.Rows)
		}
		if p.plain.Len() > 0 {
			p.plain.WriteByte(' ')
			p.styled.WriteByte(' ')
		}
		p.recordChange(w.Change, len(piece))
		p.plain.WriteString(piece)
		p.styled.WriteString(p.style(w.Change).Render(piece))
	}
}

// recordChange records the position of a changed word that is about to be added. Adjacent
// words are one change.
func (p *diffPainter) recordChange(c worddiff.Change, length int) {
	if c == worddiff.Same {
		p.changing = false
		return
	}
	from := p.doc.OffsetOf(len(p.doc.Rows)) + layout.Gutter + p.plain.Len()
	if !p.changing {
		p.changes = append(p.changes, markdown.Span{Start: from})
	}
	p.changing = true
	p.changes[len(p.changes)-1].End = from + length
}

func (p *diffPainter) style(c worddiff.Change) lipgloss.Style {
	switch c {
	case worddiff.Removed:
		return p.theme.No
	case worddiff.Added:
		return p.theme.Yes
	}
	return p.theme.Text
}

// endRow ends a row. Two consecutive blank rows become one.
func (p *diffPainter) endRow() {
	rows := p.doc.Plain
	if p.plain.Len() > 0 || rows[len(rows)-1] != "" {
		indent := ""
		if p.plain.Len() > 0 {
			indent = "  "
		}
		p.doc.AddRow(indent+p.styled.String(), indent+p.plain.String())
	}
	p.changing = false
	p.plain.Reset()
	p.styled.Reset()
}
