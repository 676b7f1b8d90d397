package markdown

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// wrapLine breaks a line into rows of at most width columns. It breaks at spaces and between wide characters, and
// within a word only if the word is longer than a row.
func wrapLine(l cells, width int) []cells {
	width = max(width, 1)
	l = replaceTooWide(l.trimRight(), width)
	var rows []cells
	for n := cellsThatFit(l, width); n < len(l); n = cellsThatFit(l, width) {
		row, rest := splitRow(l, n)
		rows = append(rows, row.trimRight())
		l = rest
	}
	return append(rows, l)
}

// replaceTooWide replaces wide characters if rows are only one column wide.
func replaceTooWide(l cells, width int) cells {
	for i, c := range l {
		if c.width <= width {
			continue
		}
		if l[i].width = ansi.StringWidth(c.text); l[i].width > width {
			l[i] = cell{text: "?", width: 1, attrs: c.attrs}
		}
	}
	return l
}

// splitRow splits a line after its first row, which holds at most n cells, and returns the row and the rest.
func splitRow(l cells, n int) (row, rest cells) {
	if at := lastBreak(l, n); at > 0 {
		return l[:at], dropSpaces(l[at:])
	}
	if at := longWordBreak(l[:n]); at > 0 {
		return l[:at], l[at:]
	}
	return l[:n], dropSpaces(l[n:])
}

// cellsThatFit returns the number of cells that fit into width columns, but at least 1.
func cellsThatFit(l cells, width int) int {
	w := 0
	for i, c := range l {
		w += c.width
		if w > width {
			return max(i, 1)
		}
	}
	return len(l)
}

// lastBreak returns where a row of at most n cells can end without breaking a word, or 0 if it cannot. A row never ends
// in the indentation of a line.
func lastBreak(l cells, n int) int {
	for at := n; at > 0; at-- {
		wide := (l[at].isWide() || l[at-1].isWide()) && !isUnbreakable(l[at-1], l[at])
		if (l[at].canBreak() || wide) && len(l[:at].trim()) > 0 {
			return at
		}
		if at < n && l[at].canBreak() {
			return 0
		}
	}
	return 0
}

// isWide reports whether a cell holds a wide character. Other cells are two columns wide because most terminals give a
// Thai or Devanagari mark its own column.
func (c cell) isWide() bool { return c.width > 1 && ansi.StringWidth(c.text) > 1 }

// Characters that must not begin or end a row in Chinese or Japanese. They are the classes CL, EX, NS and CJ (begin)
// and OP (end) of the Unicode line breaking algorithm (UAX #14).
const (
	notAtRowStart = "、。，．・：；？！」』）】〉》〕］｝’”ー々ゝゞヽヾ…‥〜゛゜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%％℃"
	notAtRowEnd   = "「『（【〈《〔［｛‘“([{￥＄"
)

// isUnbreakable reports whether a row must not end between two cells. One of the cells is wide.
func isUnbreakable(before, after cell) bool {
	return before.text != "" && strings.Contains(notAtRowEnd, before.text) || after.text != "" && strings.Contains(notAtRowStart, after.text)
}

// longWordBreak returns where to break a word that is longer than a row: after the last punctuation mark in the second
// half of the row, or 0 if there is none.
func longWordBreak(l cells) int {
	for at := len(l); at > len(l)/2; at-- {
		switch l[at-1].text {
		case "-", "/", ".", "_", "?", "&", "=", ",", ":", "\\":
			return at
		}
	}
	return 0
}

func dropSpaces(l cells) cells {
	for len(l) > 0 && l[0].canBreak() {
		l = l[1:]
	}
	return l
}

// breakVerbatim breaks a line into rows of at most width columns, at a space if there is one in the second half of the
// row. All rows but the first start with mark, unless mark is too wide.
func breakVerbatim(l cells, width int, mark cells) []cells {
	if l.width() <= width {
		return []cells{l}
	}
	if mark.width() >= width-1 {
		mark = nil
	}
	var out []cells
	row, at, start := cells{}, 0, 0
	for _, c := range l {
		if at+c.width > width {
			cut := len(row)
			for i := len(row) - 1; i > start+(len(row)-start)/2; i-- {
				if row[i].isBlank() {
					cut = i + 1
					break
				}
			}
			out = append(out, row[:cut:cut])
			row, start = slices.Concat(mark, row[cut:]), len(mark)
			at = row.width()
		}
		row = append(row, c)
		at += c.width
	}
	return append(out, row)
}
