package draw

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"trustbook/search"
	"trustbook/ui/layout"
)

// Snippet is a piece of text with marked spans.
type Snippet struct {
	Text  string
	Marks []search.Span
}

// CutSnippet cuts text to at most width cells around its first mark. The result begins as early as possible and at a
// word boundary. tail replaces what was cut off at either end.
func CutSnippet(text string, marks []search.Span, width int, tail string) Snippet {
	if layout.Width(text) <= width {
		return Snippet{text, marks}
	}
	from := snippetStart(text, marks, width, tail)
	c := Snippet{Text: text[from:], Marks: shiftMarks(marks, -from)}
	if from > 0 {
		lead := tail + " "
		c = Snippet{Text: lead + c.Text, Marks: shiftMarks(c.Marks, len(lead))}
	}
	return c.shorten(width, tail)
}

// snippetStart returns the byte offset at which a snippet begins: 0 if the first mark then fits, or else the start of
// the earliest word that is close enough to the mark.
func snippetStart(text string, marks []search.Span, width int, tail string) int {
	if len(marks) == 0 {
		return 0
	}
	room := width - 2*(layout.Width(tail)+1)
	word, _, _ := strings.Cut(text[marks[0].Start:], " ") // only whole words are shown, so the mark needs all of its word
	end := max(marks[0].End, marks[0].Start+len(word))
	if layout.Width(text[marks[0].Start:end]) > room {
		end = marks[0].End
	}
	if layout.Width(text[:end]) <= room+layout.Width(tail)+1 {
		return 0
	}
	start := 0
	for start < marks[0].Start {
		if layout.Width(text[start:end]) <= room {
			return start
		}
		space := strings.IndexByte(text[start:marks[0].Start], ' ')
		if space < 0 {
			break
		}
		start += space + 1
	}
	return marks[0].Start
}

// shorten cuts the snippet to width cells, at the end of a word.
func (c Snippet) shorten(width int, tail string) Snippet {
	if layout.Width(c.Text) <= width {
		return c
	}
	head := layout.Truncate(c.Text, max(0, width-layout.Width(tail)), "")
	if space := strings.LastIndexByte(head, ' '); space > len(head)/2 {
		head = head[:space+1]
	}
	return Snippet{Text: Cut(head+tail, width, ""), Marks: cutMarks(c.Marks, len(strings.TrimRight(head, " ")))}
}

// Cut shortens the text to width cells, with tail at its end. Marks beyond the cut are dropped.
func (c Snippet) Cut(width int, tail string) Snippet {
	short := Cut(c.Text, width, tail)
	if short == c.Text {
		return c
	}
	return Snippet{Text: short, Marks: cutMarks(c.Marks, len(strings.TrimSuffix(short, tail)))}
}

// minHeadWidth is the minimum width, in cells, of the text that [Snippet.CutBeforeEnding] leaves before the ending.
const minHeadWidth = 12

// CutBeforeEnding is like [Snippet.Cut], but keeps the ending end, which distinguishes the text from others. It cuts
// the text before the ending, provided that enough of it remains.
func (c Snippet) CutBeforeEnding(end string, width int, tail string) Snippet {
	head, found := strings.CutSuffix(c.Text, end)
	room := width - layout.Width(end)
	if end == "" || !found || room < minHeadWidth || layout.Width(c.Text) <= width {
		return c.Cut(width, tail)
	}
	short := Snippet{Text: head, Marks: c.Marks}.Cut(room, tail)
	short.Text += end
	return short
}

// shiftMarks moves marks by n bytes. Marks that would begin before the text are dropped.
func shiftMarks(marks []search.Span, n int) []search.Span {
	var out []search.Span
	for _, m := range marks {
		if m.Start+n >= 0 {
			out = append(out, search.Span{Start: m.Start + n, End: m.End + n})
		}
	}
	return out
}

// cutMarks removes marks, or their parts, beyond byte end.
func cutMarks(marks []search.Span, end int) []search.Span {
	var out []search.Span
	for _, m := range marks {
		if m.End = min(m.End, end); m.Start < m.End {
			out = append(out, m)
		}
	}
	return out
}

// PutSnippet writes a snippet with its marks. Marks outside the text are ignored.
func (l *Line) PutSnippet(c Snippet, base, match lipgloss.Style) {
	at := 0
	for _, m := range c.Marks {
		if m.Start < at || m.End > len(c.Text) || m.Start < len(c.Text) && !utf8.RuneStart(c.Text[m.Start]) {
			continue
		}
		l.Put(base, c.Text[at:m.Start]).Put(match, c.Text[m.Start:m.End])
		at = m.End
	}
	l.Put(base, c.Text[at:])
}
