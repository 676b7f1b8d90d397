package handbook

import (
	"slices"
	"sort"
	"strings"
)

// Source is what the author wrote, where it was rewritten to be shown: HTML and what other tools
// add to Markdown became CommonMark. It is empty where nothing was. Of the body it holds only
// the lines that differ, because most do not.
type Source struct {
	Summary string
	Values  string // variables of the manifest that the body names, and their values

	line, lines int     // the first line of the body in the file, and how many there are
	differ      []int32 // lines of the file that are not a line of Markdown, in order
	text        string  // these lines
}

// Rewritten reports whether the body is shown otherwise than it was written.
func (e *Entry) Rewritten() bool { return e.Source.lines > 0 }

// SetWritten sets the body as it was written, from a 1-based line of the file on. Markdown, Line
// and LineMap have to be set before.
func (e *Entry) SetWritten(text string, line int) {
	var differ []string
	s := &e.Source
	s.line, s.lines, s.differ = line, 1+strings.Count(text, "\n"), nil
	shown := e.shownLines()
	at := line
	for written := range strings.SplitSeq(text, "\n") {
		if was, ok := shown.of(at); !ok || was != written {
			s.differ = append(s.differ, int32(at))
			differ = append(differ, written)
		}
		at++
	}
	s.differ, s.text = slices.Clip(s.differ), strings.Clone(strings.Join(differ, "\n")) // not a part of the page
}

// Written returns the body as it was written, and the 1-based line of the file on which it
// begins.
func (e *Entry) Written() (markdown string, line int) {
	s := &e.Source
	if !e.Rewritten() {
		return e.Markdown, e.Line
	}
	shown, differ := e.shownLines(), strings.Split(s.text, "\n")
	out := make([]string, s.lines)
	next := 0
	for i := range out {
		if next < len(s.differ) && int(s.differ[next]) == s.line+i {
			out[i] = differ[next]
			next++
			continue
		}
		out[i], _ = shown.of(s.line + i)
	}
	return strings.Join(out, "\n"), s.line
}

// shownLines are the lines of Markdown, with the lines of the file that they come from.
type shownLines struct {
	lines []string
	entry *Entry
}

func (e *Entry) shownLines() shownLines { return shownLines{strings.Split(e.Markdown, "\n"), e} }

// of returns the first line that comes from a line of the file.
func (s shownLines) of(fileLine int) (text string, ok bool) {
	i := sort.Search(len(s.lines), func(i int) bool { return s.entry.FileLine(i) >= fileLine })
	if i == len(s.lines) || s.entry.FileLine(i) != fileLine {
		return "", false
	}
	return s.lines[i], true
}
