package handbook

import (
	"slices"
	"sort"
	"strings"
)

// OriginalBody is the body as the author wrote it, if it was rewritten for display: HTML and other tools' extensions of
// Markdown become CommonMark. Source is empty if nothing was rewritten. Most lines stay the same, so it stores only
// lines that differ.
type OriginalBody struct {
	Question, Summary string

	Values string // variables of the manifest that occur in the body, with their values

	// The fields below are set by SetAuthorText.
	Line, Lines int     // first line of the body in the file, and number of lines
	Differ      []int32 // lines of the file that do not occur in Markdown, in order
	Text        string  // text of these lines
}

// WasRewritten reports whether the body was rewritten for display.
func (e *Entry) WasRewritten() bool { return e.Source.Lines > 0 }

// SetAuthorText records the body as the author wrote it. line is the 1-based line of the file on which the body begins.
// Markdown, Line and LineMap must already be set.
func (e *Entry) SetAuthorText(text string, line int) {
	var differ []string
	s := &e.Source
	s.Line, s.Lines, s.Differ = line, 1+strings.Count(text, "\n"), nil
	shown := e.shownLines()
	at := line
	for written := range strings.SplitSeq(text, "\n") {
		if was, ok := shown.lineFrom(at); !ok || was != written {
			s.Differ = append(s.Differ, int32(at))
			differ = append(differ, written)
		}
		at++
	}
	s.Differ, s.Text = slices.Clip(s.Differ), strings.Clone(strings.Join(differ, "\n")) // copies, so that the memory of the whole page can be freed
}

// AuthorText returns the body as the author wrote it, and the 1-based line of the file on which the body begins.
func (e *Entry) AuthorText() (markdown string, line int) {
	s := &e.Source
	if !e.WasRewritten() {
		return e.Markdown, e.Line
	}
	shown, differ := e.shownLines(), strings.Split(s.Text, "\n")
	out := make([]string, s.Lines)
	next := 0
	for i := range out {
		if next < len(s.Differ) && int(s.Differ[next]) == s.Line+i {
			out[i] = differ[next]
			next++
			continue
		}
		out[i], _ = shown.lineFrom(s.Line + i)
	}
	return strings.Join(out, "\n"), s.Line
}

// lineLookup finds lines of an entry's Markdown by their line number in the file.
type lineLookup struct {
	lines []string
	entry *Entry
}

func (e *Entry) shownLines() lineLookup { return lineLookup{strings.Split(e.Markdown, "\n"), e} }

// lineFrom returns the first line that comes from the given line of the file.
func (s lineLookup) lineFrom(fileLine int) (text string, ok bool) {
	i := sort.Search(len(s.lines), func(i int) bool { return s.entry.FileLine(i) >= fileLine })
	if i == len(s.lines) || s.entry.FileLine(i) != fileLine {
		return "", false
	}
	return s.lines[i], true
}
