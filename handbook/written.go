package handbook

import (
	"slices"
	"sort"
	"strings"
)

// Source is what the author wrote, if the entry was rewritten for display: HTML and other tools' extensions of
// Markdown become CommonMark. It is empty if nothing was rewritten. Otherwise it holds only the lines that
// differ, because most lines do not.
type Source struct {
	Question, Summary string

	Values string // the manifest's variables that the body uses, with their values

	// SetAuthorText sets these fields.
	Line, Lines int     // first line of the body in the file, and number of lines
	Differ      []int32 // lines of the file that do not occur in Markdown, in order
	Text        string  // text of these lines
}

// WasRewritten reports whether the body was rewritten for display.
func (e *Entry) WasRewritten() bool { return e.Source.Lines > 0 }

// SetAuthorText sets the body as the author wrote it; line is the 1-based line of the file on which
// it begins. Markdown, Line and LineMap must already be set.
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
	s.Differ, s.Text = slices.Clip(s.Differ), strings.Clone(strings.Join(differ, "\n")) // copies, so that the text of the whole page can be freed
}

// AuthorText returns the body as the author wrote it, and the 1-based line of the file on which it begins.
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

// shownLines are the lines of an entry's Markdown, each with its line number in the file.
type shownLines struct {
	lines []string
	entry *Entry
}

func (e *Entry) shownLines() shownLines { return shownLines{strings.Split(e.Markdown, "\n"), e} }

// lineFrom returns the first line with a given line number in the file.
func (s shownLines) lineFrom(fileLine int) (text string, ok bool) {
	i := sort.Search(len(s.lines), func(i int) bool { return s.entry.FileLine(i) >= fileLine })
	if i == len(s.lines) || s.entry.FileLine(i) != fileLine {
		return "", false
	}
	return s.lines[i], true
}
