package markdown

import "slices"

// wrap breaks a line into rows of at most width cells: at spaces, between wide
// characters, and inside a word only when the word is longer than a row.
func wrap(l line, width int) []line {
	width = max(width, 1)
	l = shrink(l.trimRight(), width)
	var rows []line
	for fits := cellsThatFit(l, width); fits < len(l); fits = cellsThatFit(l, width) {
		row, rest := split(l, fits)
		rows = append(rows, row.trimRight())
		l = rest
	}
	return append(rows, l)
}

// shrink replaces what is too wide for any row: a wide character in a column of one.
func shrink(l line, width int) line {
	for i, c := range l {
		if c.width > width {
			l[i] = cell{text: "?", width: 1, attrs: c.attrs}
		}
	}
	return l
}

// split takes the first row off a line of which only the first cells fit.
func split(l line, fits int) (row, rest line) {
	if at := lastBreak(l, fits); at > 0 {
		return l[:at], dropBlanks(l[at:])
	}
	if at := wordBreak(l[:fits]); at > 0 {
		return l[:at], l[at:]
	}
	return l[:fits], dropBlanks(l[fits:])
}

// fitting is how many cells fit in width; at least one.
func cellsThatFit(l line, width int) int {
	w := 0
	for i, c := range l {
		w += c.width
		if w > width {
			return max(i, 1)
		}
	}
	return len(l)
}

// lastBreak is where the row should end so that no word is torn; 0 when it must be.
// An indent at the beginning is not a place to end at.
func lastBreak(l line, fits int) int {
	for at := fits; at > 0; at-- {
		wide := l[at].width > 1 || l[at-1].width > 1
		if (l[at].canBreak() || wide) && len(l[:at].trim()) > 0 {
			return at
		}
		if at < fits && l[at].canBreak() {
			return 0
		}
	}
	return 0
}

// wordBreak is where a word longer than a row is torn: after the last mark that
// joins its parts, if the row is then still half full.
func wordBreak(l line) int {
	for at := len(l); at > len(l)/2; at-- {
		switch l[at-1].text {
		case "-", "/", ".", "_", "?", "&", "=", ",", ":", "\\":
			return at
		}
	}
	return 0
}

func dropBlanks(l line) line {
	for len(l) > 0 && l[0].canBreak() {
		l = l[1:]
	}
	return l
}

// pieces breaks a line into rows of at most width cells, behind a blank in the
// second half of a row where there is one; all rows but the first begin with
// mark, where there is room for it.
func chunks(l line, width int, mark line) []line {
	if l.width() <= width {
		return []line{l}
	}
	if mark.width() >= width-1 {
		mark = nil
	}
	var out []line
	row, at, start := line{}, 0, 0
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
