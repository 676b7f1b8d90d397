package body

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"trustbook/handbook/dialect"
)

// mappedSource is Markdown that records, for each of its lines, the 1-based line of the file from which it comes. Edits
// keep this record up to date, so that problems are reported where the author can find them.
type mappedSource struct {
	text  string
	lines []int
}

func newSource(text string, line int) mappedSource {
	s := mappedSource{text: text, lines: make([]int, 1+strings.Count(text, "\n"))}
	for i := range s.lines {
		s.lines[i] = line + i
	}
	return s
}

func (s mappedSource) line(i int) int { return s.lines[min(i, len(s.lines)-1)] }

func (s mappedSource) fromOffset(at int) mappedSource {
	return mappedSource{text: s.text[at:], lines: s.lines[strings.Count(s.text[:at], "\n"):]}
}

// afterHeading returns the source after a heading that ends on the given line of the file, without the heading's
// underline and blank lines. A heading in HTML ends where the next block begins, at line next.
func (s mappedSource) afterHeading(line, next int) mappedSource {
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

// lineText returns line i, counted from 0, without surrounding white space.
func (s mappedSource) lineText(i int) string {
	line, _, _ := strings.Cut(s.fromLine(i).text, "\n")
	return strings.TrimSpace(line)
}

// fromLine returns the source from line i on, counted from 0.
func (s mappedSource) fromLine(i int) mappedSource {
	at := 0
	for range i {
		n := strings.IndexByte(s.text[at:], '\n')
		if n < 0 {
			return mappedSource{lines: s.lines[len(s.lines)-1:]}
		}
		at += n + 1
	}
	return mappedSource{text: s.text[at:], lines: s.lines[min(i, len(s.lines)-1):]}
}

type sourceEdit = dialect.Edit

// apply makes the edits. If two edits overlap, apply makes only the one that begins first. An insertion comes before a
// replacement at the same offset.
func (s mappedSource) apply(edits []sourceEdit) mappedSource {
	if len(edits) == 0 {
		return s
	}
	slices.SortStableFunc(edits, func(x, y sourceEdit) int {
		if c := cmp.Compare(x.Start, y.Start); c != 0 || x.Start == x.Stop && y.Start == y.Stop {
			return c
		}
		return cmp.Or(compareInsertions(x, y), cmp.Compare(y.Stop, x.Stop))
	})
	size, lines := len(s.text), len(s.lines)
	for _, e := range edits { // no spare capacity, because the result lives as long as the entry
		size += len(e.Text) - (e.Stop - e.Start)
		lines += strings.Count(e.Text, "\n")
	}
	w := editWriter{source: s, lines: append(make([]int, 0, lines), s.lines[0])}
	w.out.Grow(max(0, size))
	for _, e := range edits {
		if e.Start >= w.at {
			w.replace(e)
		}
	}
	w.copyTo(len(s.text))
	return mappedSource{text: w.out.String(), lines: w.lines}
}

func compareInsertions(x, y sourceEdit) int {
	switch {
	case x.Start == x.Stop && y.Start < y.Stop:
		return -1
	case y.Start == y.Stop && x.Start < x.Stop:
		return 1
	}
	return 0
}

// editWriter writes edited Markdown, and records which line of the file each line comes from.
type editWriter struct {
	source mappedSource
	out    strings.Builder
	lines  []int
	begin  int // start of the current line in out
	at     int // number of source bytes written so far
	line   int // current line of the source
}

func (w *editWriter) copyTo(to int) {
	for {
		next := strings.IndexByte(w.source.text[w.at:to], '\n')
		if next < 0 {
			w.out.WriteString(w.source.text[w.at:to])
			w.at = to
			return
		}
		w.out.WriteString(w.source.text[w.at : w.at+next+1])
		w.at += next + 1
		w.line++
		w.newLine()
	}
}

func (w *editWriter) newLine() {
	w.begin = w.out.Len()
	w.lines = append(w.lines, w.source.lines[w.line])
}

func (w *editWriter) replace(e sourceEdit) {
	w.copyTo(e.Start)
	text := e.Text
	if e.Contained && strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\n", "\n"+continuedMarkers(w.out.String()[w.begin:]))
	}
	for {
		next := strings.IndexByte(text, '\n')
		if next < 0 {
			break
		}
		w.out.WriteString(text[:next+1])
		text = text[next+1:]
		w.newLine()
	}
	w.out.WriteString(text)
	w.line += strings.Count(w.source.text[w.at:e.Stop], "\n")
	w.at = e.Stop
	if w.begin == w.out.Len() { // the line begins after the edit
		w.lines[len(w.lines)-1] = w.source.lines[w.line]
	}
}

// continuedMarkers returns the container markers for the lines after a line with the given markers. Quote markers are
// repeated, and list markers become spaces.
func continuedMarkers(markers string) string {
	return strings.Map(func(r rune) rune {
		if r == '>' {
			return r
		}
		return ' '
	}, markers)
}
