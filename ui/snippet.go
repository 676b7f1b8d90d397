package ui

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/search"
)

// clip is a piece of text cut to a width, with the spans in it that are marked.
type clip struct {
	text  string
	marks []search.Span
}

// snippet cuts text to width cells around its first mark: it begins at most as
// far left as lets that mark stand whole, and is cut at word ends.
func snippet(text string, marks []search.Span, width int, tail string) clip {
	if ansi.StringWidth(text) <= width {
		return clip{text, marks}
	}
	from := snippetStart(text, marks, width, tail)
	c := clip{text: text[from:], marks: shift(marks, -from)}
	if from > 0 {
		lead := tail + " "
		c = clip{text: lead + c.text, marks: shift(c.marks, len(lead))}
	}
	return c.shorten(width, tail)
}

// snippetStart is the byte at which a snippet begins: 0 when the first mark is
// in view from there, else the earliest word from which it is.
func snippetStart(text string, marks []search.Span, width int, tail string) int {
	if len(marks) == 0 {
		return 0
	}
	end := marks[0].End
	room := width - 2*(ansi.StringWidth(tail)+1)
	if ansi.StringWidth(text[:end]) <= room+ansi.StringWidth(tail)+1 {
		return 0
	}
	start := 0
	for start < marks[0].Start {
		if ansi.StringWidth(text[start:end]) <= room {
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

// shorten cuts the clip to width cells at the end of a word.
func (c clip) shorten(width int, tail string) clip {
	if ansi.StringWidth(c.text) <= width {
		return c
	}
	head := ansi.Truncate(c.text, max(0, width-ansi.StringWidth(tail)), "")
	if space := strings.LastIndexByte(head, ' '); space > len(head)/2 {
		head = head[:space+1]
	}
	return clip{text: cut(head+tail, width, ""), marks: clamp(c.marks, len(head))}
}

// shift moves spans by n bytes and drops what falls before the start.
func shift(marks []search.Span, n int) []search.Span {
	var out []search.Span
	for _, m := range marks {
		if m.Start+n >= 0 {
			out = append(out, search.Span{Start: m.Start + n, End: m.End + n})
		}
	}
	return out
}

// clamp drops what lies behind byte end.
func clamp(marks []search.Span, end int) []search.Span {
	var out []search.Span
	for _, m := range marks {
		if m.End = min(m.End, end); m.Start < m.End {
			out = append(out, m)
		}
	}
	return out
}

// putMarked writes text with its marks; a span that does not fit the text is left out.
func (l *line) putMarked(c clip, base, match lipgloss.Style) {
	at := 0
	for _, m := range c.marks {
		if m.Start < at || m.End > len(c.text) || !utf8.RuneStart(byteAt(c.text, m.Start)) {
			continue
		}
		l.put(base, c.text[at:m.Start]).put(match, c.text[m.Start:m.End])
		at = m.End
	}
	l.put(base, c.text[at:])
}

func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}
