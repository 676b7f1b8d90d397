package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
)

// find is what is marked in the open text: the words of the search that led to
// it, or what was looked for in it.
type find struct {
	input   textinput.Model
	typing  bool            // the last row takes what is looked for
	query   string          // "" = the words of the search are marked
	word    bool            // it is marked where it is a word, and not a part of one
	spans   []markdown.Span // in the text of the reader's doc, in order
	current int             // index of the one the reader is on, -1 = on none
}

func newFind() find {
	return find{input: draw.NewInput(), current: -1}
}

// startFind takes what is looked for, anew.
func (m *Model) startFind() tea.Cmd {
	f := &m.reader.find
	f.typing = true
	f.input.SetValue("")
	f.input.SetWidth(draw.MaxInput) // it is never scrolled: the row is cut instead
	return f.input.Focus()
}

// findKey handles a key while the last row takes what is looked for.
func (m *Model) findKey(msg tea.KeyPressMsg) tea.Cmd {
	r, k := m.reader, m.keys.find
	switch {
	case key.Matches(msg, k.Cancel):
		m.endFind()
		return nil
	case key.Matches(msg, k.Done):
		r.find.typing = false
		if r.find.query == "" {
			m.endFind()
		}
		return nil
	}
	return m.findTyped(msg)
}

// findTyped hands a key or pasted text to the row, and finds at once.
func (m *Model) findTyped(msg tea.Msg) tea.Cmd {
	f := &m.reader.find
	var cmd tea.Cmd
	f.input, cmd = f.input.Update(msg)
	f.query, f.word = strings.TrimSpace(f.input.Value()), false
	m.mark()
	m.jump(m.nextFrom(m.reader.scroll.Top()))
	return cmd
}

// endFind goes back to the marks of the search.
func (m *Model) endFind() {
	m.reader.find.typing, m.reader.find.query = false, ""
	m.reader.find.input.SetValue("")
	m.mark()
}

// mark finds what is to be marked in the open text.
func (m *Model) mark() {
	r := m.reader
	r.find.current = -1
	text := r.doc.Text()
	switch {
	case r.find.query != "":
	case r.diff:
		r.find.spans = r.changes
		return
	default:
		r.find.spans = m.searched(text)
		return
	}
	r.find.spans = nil
	for _, at := range draw.Pattern(r.find.query).FindAllStringIndex(text, -1) {
		if s := (markdown.Span{Start: at[0], End: at[1]}); !r.find.word || standsAlone(text, s) {
			r.find.spans = append(r.find.spans, s)
		}
	}
}

// searched are the words of the search in the part of the text that is its own.
func (m *Model) searched(text string) []markdown.Span {
	d := &m.reader.doc
	from, to := min(d.OffsetOf(d.Unmarked), len(text)), min(d.OffsetOf(d.BodyEnd()), len(text))
	spans := draw.Spans(m.result.Mark(text[from:to]))
	for i := range spans {
		spans[i].Start += from
		spans[i].End += from
	}
	return spans
}

// nextFrom is the first span that ends on row or below it, or the first of all.
func (m *Model) nextFrom(row int) int {
	from := m.reader.doc.OffsetOf(row)
	for i, s := range m.reader.find.spans {
		if s.End > from {
			return i
		}
	}
	return 0
}

// step goes n marks on, around the ends.
func (m *Model) step(n int) tea.Cmd {
	f := &m.reader.find
	if len(f.spans) == 0 {
		return m.say("nothing is marked", "; / finds in this text", false)
	}
	if f.current < 0 {
		next := m.nextFrom(m.reader.scroll.Top())
		if n < 0 {
			next += len(f.spans) - 1
		}
		m.jump(next % len(f.spans))
		return nil
	}
	m.jump((f.current + n + len(f.spans)) % len(f.spans))
	return nil
}

// jump goes to mark i and brings it into view.
func (m *Model) jump(i int) {
	f := &m.reader.find
	if i >= len(f.spans) {
		f.current = -1
		return
	}
	f.current = i
	m.reader.scroll.Reveal(m.reader.doc.RowAt(f.spans[i].Start))
}

// findLine is the last row while something is looked for.
func (m *Model) findLine() *draw.Line {
	f, th := m.reader.find, m.theme
	l := draw.NewLine(m.layout.Width).PadTo(layout.TextColumn)
	if f.typing || f.query != "" {
		l.Put(th.Accent, "/ ").Put(th.Title, draw.Cut(f.input.Value(), m.layout.Width/2, th.Glyph.Ellipsis))
	}
	if f.query == "" && f.current < 0 {
		return l
	}
	count := "none"
	switch {
	case f.current >= 0:
		count = fmt.Sprintf("%d of %d", f.current+1, len(f.spans))
	case len(f.spans) > 0:
		count = fmt.Sprintf("%d found", len(f.spans))
	}
	if l.Width() > layout.TextColumn {
		l.PadTo(l.Width() + layout.Gap)
	}
	return l.Put(th.Quiet, count)
}

// finding says whether the last row belongs to a find.
func (m *Model) finding() bool {
	f := m.reader.find
	return f.typing || f.query != "" || f.current >= 0
}
