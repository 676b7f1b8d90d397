// Package find searches for words in a document that fills the screen. Matches are highlighted while the query is typed
// in the bottom row, and keys step through them. The reader and the pager share this package.
package find

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// Model holds a query and its matches. Without a query, its keys step through the highlights of the document itself.
type Model struct {
	input     textinput.Model
	typing    bool
	query     string
	wholeWord bool            // match only whole words
	spans     []markdown.Span // matches, in order
	current   int             // index of the current match; -1 for none
}

// VisibleDocument is a document and the visible part of it.
type VisibleDocument struct {
	Doc    *draw.Document
	Scroll *draw.Scroll
	Marks  func(text string) []markdown.Span // returns the document's own highlights; nil if it has none
}

// New returns a model without a query.
func New() Model {
	f := Model{input: draw.NewInput(), current: -1}
	f.input.SetWidth(draw.MaxInputChars) // the input never scrolls, because the row is cut instead
	return f
}

// Typing reports whether the query is being typed.
func (f *Model) Typing() bool { return f.typing }

// Query returns the query, or "" if there is none.
func (f *Model) Query() string { return f.query }

// IsShown reports whether the bottom row shows the query or the current match.
func (f *Model) IsShown() bool { return f.typing || f.query != "" || f.current >= 0 }

// Spans returns the matches, in order.
func (f *Model) Spans() []markdown.Span { return f.spans }

// Current returns the current match.
func (f *Model) Current() (s markdown.Span, ok bool) {
	if f.current < 0 {
		return s, false
	}
	return f.spans[f.current], true
}

// BeginQuery begins a new query.
func (f *Model) BeginQuery() tea.Cmd {
	f.typing = true
	f.input.SetValue("")
	return f.input.Focus()
}

// Update handles a key or pasted text while the query is typed.
func (f *Model) Update(msg tea.Msg, keys KeyMap, v VisibleDocument) tea.Cmd {
	if k, pressed := msg.(tea.KeyPressMsg); pressed {
		switch {
		case key.Matches(k, keys.Cancel):
			f.Close(v)
			return nil
		case key.Matches(k, keys.Done):
			if f.typing = false; f.query == "" {
				f.Close(v)
			}
			return nil
		}
	}
	var cmd tea.Cmd
	f.input, cmd = f.input.Update(msg)
	f.query, f.wholeWord = strings.TrimSpace(f.input.Value()), false
	f.search(v)
	f.selectMatch(f.nextMatch(v), v)
	return cmd
}

// Restore repeats the search for an earlier query without moving to a match.
func (f *Model) Restore(query string, v VisibleDocument) {
	f.query, f.wholeWord = query, false
	f.input.SetValue(query)
	f.search(v)
}

// GoToWord searches for a whole word and moves to its first match. If there is no match, it clears the matches and
// returns false.
func (f *Model) GoToWord(word string, v VisibleDocument) bool {
	f.query, f.wholeWord = word, true
	f.input.SetValue(word)
	if f.search(v); len(f.spans) == 0 {
		f.Close(v)
		return false
	}
	f.selectMatch(0, v)
	return true
}

// Close clears the query, so that the document's own highlights are shown again.
func (f *Model) Close(v VisibleDocument) {
	f.typing, f.query = false, ""
	f.input.SetValue("")
	f.search(v)
}

// Deselect moves the cursor off the current match.
func (f *Model) Deselect() { f.current = -1 }

// Refresh repeats the search in a new layout. The current match stays the same.
func (f *Model) Refresh(v VisibleDocument) {
	current := f.current
	f.search(v)
	f.current = min(current, len(f.spans)-1)
}

func (f *Model) search(v VisibleDocument) {
	f.spans, f.current = nil, -1
	text := v.Doc.Text()
	if f.query == "" {
		if v.Marks != nil {
			f.spans = v.Marks(text)
		}
		return
	}
	for _, at := range draw.Pattern(f.query).FindAllStringIndex(text, -1) {
		if s := (markdown.Span{Start: at[0], End: at[1]}); !f.wholeWord || isWord(text, s) {
			f.spans = append(f.spans, s)
		}
	}
}

// isWord reports whether a span is a whole word, possibly in the plural.
func isWord(text string, s markdown.Span) bool {
	letter := func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text[s.End:], "s"))
	return !letter(before) && !letter(after)
}

// Step moves by n matches, wrapping around at the ends. It returns false if there is no match.
func (f *Model) Step(n int, v VisibleDocument) bool {
	count := len(f.spans)
	switch {
	case count == 0:
		return false
	case f.current >= 0:
		f.selectMatch((f.current+n+count)%count, v)
	case n < 0:
		f.selectMatch((f.nextMatch(v)+count-1)%count, v)
	default:
		f.selectMatch(f.nextMatch(v), v)
	}
	return true
}

// nextMatch returns the index of the first match from the top visible row onward, or else of the first match in the
// document.
func (f *Model) nextMatch(v VisibleDocument) int {
	from := v.Doc.OffsetOf(v.Scroll.Top())
	for i, s := range f.spans {
		if s.End > from {
			return i
		}
	}
	return 0
}

func (f *Model) selectMatch(i int, v VisibleDocument) {
	if i >= len(f.spans) {
		f.current = -1
		return
	}
	f.current = i
	v.Scroll.Reveal(v.Doc.RowAt(f.spans[i].Start))
}

// Render draws the query and the number of matches in the bottom row.
func (f *Model) Render(l *draw.Line, th *theme.Theme) {
	if f.typing || f.query != "" {
		l.Put(th.Accent, "/ ").Put(th.Title, draw.Cut(f.input.Value(), l.Limit()/2, th.Glyph.Ellipsis))
		l.PadTo(l.Width() + layout.PreviewGap)
	}
	l.Put(th.Quiet, f.count())
}

// count returns the number of the current match and the total.
func (f *Model) count() string {
	switch {
	case f.current >= 0:
		return phrases.CountOf(f.current+1, len(f.spans))
	case f.query == "":
		return ""
	}
	return phrases.CountFound(len(f.spans))
}

// Cursor returns the cursor in the query, which is drawn from the given column and row, or nil if no query is being
// typed.
func (f *Model) Cursor(column, row, width int) *tea.Cursor {
	x, ok := draw.InputCursor(&f.input)
	if !f.typing || !ok {
		return nil
	}
	return tea.NewCursor(min(column+len("/ ")+x, max(0, width-1)), row)
}
