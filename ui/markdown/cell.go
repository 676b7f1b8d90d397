package markdown

import (
	"strings"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// cellAttrs describes how cells are drawn. Cells that are drawn alike share one value.
type cellAttrs struct {
	style  uv.Style
	link   uv.Link
	number int // number of the link on the page, from 1; 0 for none
}

// noAttrs is shared by cells without attributes and must not be changed.
var noAttrs = &cellAttrs{}

// styleAttrs returns the attributes that a style gives to text.
func styleAttrs(s lipgloss.Style) *cellAttrs {
	for _, c := range joinLines(parseStyled(s.Render("x"))) {
		return c.attrs
	}
	return noAttrs
}

// overlayAttrs returns base with the attributes of top over it. Attributes that top does not set come from base, so
// that a match keeps the weight, fill and link of its cell.
func overlayAttrs(base, top *cellAttrs) *cellAttrs {
	l := *base
	if top.style.Fg != nil {
		l.style.Fg = top.style.Fg
	}
	if top.style.Bg != nil {
		l.style.Bg = top.style.Bg
	}
	if top.style.Underline != uv.UnderlineNone {
		l.style.Underline = top.style.Underline
	}
	l.style.Attrs |= top.style.Attrs
	return &l
}

// cell is one grapheme cluster. It is a single element of its line, regardless of its width.
type cell struct {
	text    string
	width   int
	noBreak bool // a space at which no row may end
	attrs   *cellAttrs
}

func (c cell) isBlank() bool { return c.text == " " || c.noBreak }

// canBreak reports whether a row may end at a cell. The cell is then dropped.
func (c cell) canBreak() bool { return c.isBlank() && !c.noBreak }

type cells []cell

func blankCells(n int) cells { return textLine(strings.Repeat(" ", max(n, 0)), noAttrs) }

// plainSpaces returns the line with no-break spaces replaced by spaces, for copying and searching.
func (l cells) plainSpaces() cells {
	for i := range l {
		if l[i].noBreak {
			l[i].text = " "
		}
	}
	return l
}

// joinLines joins lines with a space in place of each line break.
func joinLines(lines []cells) cells {
	if len(lines) == 1 {
		return lines[0]
	}
	var all cells
	for i, l := range lines {
		if i > 0 {
			all = append(all, blankCells(1)...)
		}
		all = append(all, l...)
	}
	return all
}

func (l cells) width() int {
	w := 0
	for _, c := range l {
		w += c.width
	}
	return w
}

// trim drops spaces at both ends.
func (l cells) trim() cells {
	for len(l) > 0 && l[0].isBlank() {
		l = l[1:]
	}
	return l.trimRight()
}

func (l cells) trimRight() cells {
	for len(l) > 0 && l[len(l)-1].isBlank() {
		l = l[:len(l)-1]
	}
	return l
}

func (l cells) plainText() string {
	var b strings.Builder
	b.Grow(len(l))
	for _, c := range l {
		b.WriteString(c.text)
	}
	return b.String()
}

// styled returns the line with escape sequences. All attributes are reset at the end.
func (l cells) styled() string {
	var b strings.Builder
	b.Grow(2 * len(l))
	pen := noAttrs
	for i, c := range l {
		if c.attrs != pen && (c.width > 0 || i == 0) { // a sequence before a zero-width cell would separate it from its base
			writeTransition(&b, pen, c.attrs)
			pen = c.attrs
		}
		b.WriteString(c.text)
	}
	writeTransition(&b, pen, noAttrs)
	return b.String()
}

// writeTransition writes the escape sequences between two cells.
func writeTransition(b *strings.Builder, from, to *cellAttrs) {
	if from.link != to.link {
		if to.link.URL == "" {
			b.WriteString(ansi.ResetHyperlink())
		} else {
			b.WriteString(ansi.SetHyperlink(to.link.URL, to.link.Params))
		}
	}
	if from.style == to.style {
		return
	}
	if !from.style.IsZero() {
		b.WriteString(ansi.ResetStyle)
	}
	if !to.style.IsZero() {
		b.WriteString(to.style.String())
	}
}
