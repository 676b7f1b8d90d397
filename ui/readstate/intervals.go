package readstate

import (
	"slices"
	"strconv"
	"strings"
)

// maxIntervals limits the number of intervals for an entry.
const maxIntervals = 64

// maxLetters exceeds the number of letters in any entry.
const maxLetters = 1 << 30

// Interval is a half-open range of letter positions.
type Interval [2]int

// Intervals are ranges of letters, in order and with gaps between them.
type Intervals []Interval

// With returns the intervals with a range added. If there would be more than [maxIntervals], the range is dropped and
// must be read again.
func (s Intervals) With(from, to int) Intervals {
	from, to = max(0, from), min(to, maxLetters)
	if from >= to {
		return s
	}
	out := make(Intervals, 0, len(s)+1)
	at := 0
	for _, i := range s {
		switch {
		case i[1] < from:
			at++
		case i[0] <= to:
			from, to = min(from, i[0]), max(to, i[1])
			continue
		}
		out = append(out, i)
	}
	if out = slices.Insert(out, at, Interval{from, to}); len(out) > maxIntervals {
		return s
	}
	return out
}

// Union returns the letters that are in at least one of the two sets.
func (s Intervals) Union(other Intervals) Intervals {
	for _, i := range other {
		s = s.With(i[0], i[1])
	}
	return s
}

// Scaled converts positions in one layout of a text to positions in another, given the number of letters in each. The
// numbers differ because a layout may repeat the labels of a table.
func (s Intervals) Scaled(from, to int) Intervals {
	if from == to || from <= 0 {
		return s
	}
	scale := func(n int) int { return int((2*int64(n)*int64(to) + int64(from)) / (2 * int64(from))) }
	var out Intervals
	for _, i := range s {
		out = out.With(scale(i[0]), scale(i[1]))
	}
	return out
}

// CountIn returns how many letters of a range are in the intervals.
func (s Intervals) CountIn(from, to int) int {
	n := 0
	for _, i := range s {
		n += max(0, min(to, i[1])-max(from, i[0]))
	}
	return n
}

// String formats the intervals for storage, such as 0-120,300-512.
func (s Intervals) String() string {
	parts := make([]string, len(s))
	for n, i := range s {
		parts[n] = strconv.Itoa(i[0]) + "-" + strconv.Itoa(i[1])
	}
	return strings.Join(parts, ",")
}

// parseIntervals parses stored intervals. Malformed intervals are dropped, and the text in them must be read again.
func parseIntervals(text string) Intervals {
	var s Intervals
	for part := range strings.SplitSeq(text, ",") {
		first, second, _ := strings.Cut(part, "-")
		from, err := strconv.Atoi(first)
		to, err2 := strconv.Atoi(second)
		if err == nil && err2 == nil {
			s = s.With(from, to)
		}
	}
	return s
}
