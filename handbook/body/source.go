package body

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// source is Markdown that knows, for each of its lines, the 1-based line of the file it
// comes from. Rewriting keeps track of the lines, so that a problem is reported where its
// author finds it.
type source struct {
	text  string
	lines []int
}

// newSource returns a text that begins on a line of its file.
func newSource(text string, line int) source {
	s := source{text: text, lines: make([]int, 1+strings.Count(text, "\n"))}
	for i := range s.lines {
		s.lines[i] = line + i
	}
	return s
}

// line returns the line of the file for the 0-based line i of the text.
func (s source) line(i int) int { return s.lines[min(i, len(s.lines)-1)] }

// from returns the source from a byte on.
func (s source) from(at int) source {
	return source{text: s.text[at:], lines: s.lines[strings.Count(s.text[:at], "\n"):]}
}

// after returns the source after the line of the file on which a heading ends, without the
// underline of that heading and blank lines. A heading that is HTML ends where the next block
// begins, on the line next.
func (s source) after(line, next int) source {
	i := sort.SearchInts(s.lines, line)
	if strings.HasPrefix(s.lineText(i), "<") {
		return s.fromLine(sort.SearchInts(s.lines, next))
	}
	i++
	if under := s.lineText(i); under != "" && strings.Trim(under, "=") == "" {
		i++
	}
	for i < len(s.lines)-1 && s.lineText(i) == "" {
		i++
	}
	return s.fromLine(i)
}

// lineText returns the 0-based line i without blanks around it.
func (s source) lineText(i int) string {
	line, _, _ := strings.Cut(s.fromLine(i).text, "\n")
	return strings.TrimSpace(line)
}

// fromLine returns the source from its 0-based line i on.
func (s source) fromLine(i int) source {
	at := 0
	for range i {
		n := strings.IndexByte(s.text[at:], '\n')
		if n < 0 {
			return source{lines: s.lines[len(s.lines)-1:]}
		}
		at += n + 1
	}
	return source{text: s.text[at:], lines: s.lines[min(i, len(s.lines)-1):]}
}

// edit replaces the bytes from start up to stop by text.
type edit struct {
	start, stop int
	text        string
}

// apply makes the edits. Of two that overlap, the one that begins first wins.
func (s source) apply(edits []edit) source {
	slices.SortStableFunc(edits, func(x, y edit) int {
		return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.stop, x.stop))
	})
	out := source{lines: s.lines[:1:1]}
	var b strings.Builder
	at, line := 0, 0
	copyTo := func(to int) {
		for i := range s.text[at:to] {
			if s.text[at+i] == '\n' {
				line++
				out.lines = append(out.lines, s.lines[line])
			}
		}
		b.WriteString(s.text[at:to])
		at = to
	}
	for _, e := range edits {
		if e.start < at {
			continue
		}
		copyTo(e.start)
		b.WriteString(e.text)
		for range strings.Count(e.text, "\n") {
			out.lines = append(out.lines, s.lines[line])
		}
		line += strings.Count(s.text[at:e.stop], "\n")
		at = e.stop
		if strings.HasSuffix(e.text, "\n") {
			out.lines[len(out.lines)-1] = s.lines[line]
		}
	}
	copyTo(len(s.text))
	out.text = b.String()
	return out
}
