package readstate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// maxParts bounds how torn the parts of one text may be.
const maxParts = 64

// maxLetters is beyond the end of every text.
const maxLetters = 1 << 30

// Letters is how many letters and digits a text has, which is what [Parts] count: they
// are the same at every width, without the bars, rules and bullets of a page.
func CountLetters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// Part is a stretch of a text, in letters: from the first up to the second.
type Interval [2]int

// Parts are stretches of a text in order, with something between every two.
type Intervals []Interval

// With are the parts with one more. What would make too many is left out.
func (p Intervals) With(from, to int) Intervals {
	from, to = max(0, from), min(to, maxLetters)
	if from >= to {
		return p
	}
	out := make(Intervals, 0, len(p)+1)
	at := 0
	for _, part := range p {
		switch {
		case part[1] < from:
			at++
		case part[0] <= to:
			from, to = min(from, part[0]), max(to, part[1])
			continue
		}
		out = append(out, part)
	}
	if out = slices.Insert(out, at, Interval{from, to}); len(out) > maxParts {
		return p
	}
	return out
}

// Union is what is in either.
func (p Intervals) Union(other Intervals) Intervals {
	for _, part := range other {
		p = p.With(part[0], part[1])
	}
	return p
}

// Scaled are the parts of a text of from letters in one of to: the same text laid
// out otherwise, where a table has its labels more or less often.
func (p Intervals) Scaled(from, to int) Intervals {
	if from == to || from <= 0 {
		return p
	}
	scale := func(n int) int { return int((2*int64(n)*int64(to) + int64(from)) / (2 * int64(from))) }
	var out Intervals
	for _, part := range p {
		out = out.With(scale(part[0]), scale(part[1]))
	}
	return out
}

// In is how many letters of a stretch are in the parts.
func (p Intervals) CountIn(from, to int) int {
	n := 0
	for _, part := range p {
		n += max(0, min(to, part[1])-max(from, part[0]))
	}
	return n
}

// String is the parts as the file has them, such as 0-120,300-512.
func (p Intervals) String() string {
	var b []byte
	for i, part := range p {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(part[0]), 10)
		b = append(b, '-')
		b = strconv.AppendInt(b, int64(part[1]), 10)
	}
	return string(b)
}

// readParts reads that, and leaves out what is no part: it is then read once more.
func readParts(s string) Intervals {
	var p Intervals
	for part := range strings.SplitSeq(s, ",") {
		first, second, _ := strings.Cut(part, "-")
		from, err := strconv.Atoi(first)
		if err != nil {
			continue
		}
		if to, err := strconv.Atoi(second); err == nil {
			p = p.With(from, to)
		}
	}
	return p
}
