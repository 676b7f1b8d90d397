package workbook

import (
	"strconv"
	"strings"
)

// String returns the position in the notation of spreadsheets, such as C41.
func (p Pos) String() string { return ColumnName(p.Column) + strconv.Itoa(p.Row) }

// ColumnName returns the letters of a column: A, …, Z, AA, …
func ColumnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// ParseColumn returns the number of the column with the given letters, or 0 if there is none.
func ParseColumn(letters string) int {
	n := 0
	for _, c := range []byte(letters) {
		if c |= 0x20; c < 'a' || c > 'z' || n > maxColumn {
			return 0
		}
		n = n*26 + int(c-'a') + 1
	}
	if n > maxColumn {
		return 0
	}
	return n
}

// parsePos parses a position such as C41 or $C$41.
func parsePos(s string) (p Pos, ok bool) {
	s = strings.ReplaceAll(s, "$", "")
	i := strings.IndexAny(s, "0123456789")
	if i <= 0 {
		return p, false
	}
	row, err := strconv.Atoi(s[i:])
	p = Pos{row, ParseColumn(s[:i])}
	return p, err == nil && row > 0 && row <= maxRow && p.Column > 0
}

// parseRange parses a position, a range such as C4:D9, or whole columns or rows.
func parseRange(s string) (r Range, ok bool) {
	first, last, isRange := strings.Cut(strings.ReplaceAll(s, "$", ""), ":")
	if !isRange {
		last = first
	}
	var okFirst, okLast bool
	if r.First, okFirst = parsePos(first); okFirst {
		r.Last, okLast = parsePos(last)
	} else if a, b := ParseColumn(first), ParseColumn(last); isRange && a > 0 && b > 0 {
		r, okFirst, okLast = Range{Pos{1, a}, Pos{maxRow, b}}, true, true
	} else if r, okFirst = parseRows(first, last); okFirst {
		okLast = true
	}
	return r, okFirst && okLast && r.First.Row <= r.Last.Row && r.First.Column <= r.Last.Column
}

// parseRows parses a range of whole rows, such as 4:9.
func parseRows(first, last string) (Range, bool) {
	a, errA := strconv.Atoi(first)
	b, errB := strconv.Atoi(last)
	return Range{Pos{a, 1}, Pos{b, maxColumn}}, errA == nil && errB == nil && a > 0 && b <= maxRow
}

// parseRanges parses ranges separated by spaces. It ignores malformed ones.
func parseRanges(s string) []Range {
	var out []Range
	for part := range strings.FieldsSeq(s) {
		if r, ok := parseRange(part); ok {
			out = append(out, r)
		}
	}
	return out
}
