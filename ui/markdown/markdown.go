// Package markdown turns Markdown into rows for a terminal: text, width and
// theme in, styled rows out. It is the only door to Glamour.
//
// The work is divided by what each part does well. Goldmark parses the text
// once. Glamour renders the words: headings, emphasis, links, code, each in the
// style that the theme gives it. The page is overlaid out here, because the look
// asks for what Glamour's blocks cannot do: items that hang under their bullet,
// bars in the gutter, tables that become records instead of being cut, code
// that is cut instead of wrapped, and no padding at the end of rows.
//
// Glamour is therefore given one block of words at a time, on one line and
// without a width, and its answer is read back into cells (allow.go). That step
// is also the guard: rows are written from cells only, so nothing but text, SGR
// and safe links can reach the terminal, whatever a text contains.
package markdown

import (
	"strings"

	"trustbook/ui/theme"
)

// Doc is a rendered text.
type Doc struct {
	Rows     []string  // styled: a gutter of two cells, then the body; no padding at the end
	Plain    []string  // the same rows without escapes, cell for cell
	Headings []Heading // in order
	Links    []Link    // in order
}

// Heading is one heading of a Doc.
type Heading struct {
	Row   int // index into the Doc's rows
	Level int // 1 is the highest
	Title string
}

// Link is one link of a Doc.
type Link struct {
	Target string // as the text has it
	Spans  []Span // where its words stand in [Doc.Text], a span for each row
}

// Renderer renders texts in one theme and width. It is not safe for use by
// several goroutines at once.
type Renderer struct {
	theme          theme.Theme
	width          int
	printAddresses bool
	inline         *inlineRenderer
}

// New makes a renderer for bodies of width cells; the gutter is not counted.
func New(t theme.Theme, width int) *Renderer {
	return &Renderer{theme: t, width: max(width, 1), inline: newInlineRenderer(t)}
}

// PrintAddresses makes the renderer print a link's address after its text, for
// where a link cannot be followed: a terminal without links, a file, a pipe.
func (r *Renderer) PrintAddresses(on bool) { r.printAddresses = on }

// Render renders a Markdown text.
func (r *Renderer) Render(source string) Doc {
	p := newPage(r, source)
	return p.doc(p.blocks(p.root, r.width))
}

// Plain lays out a text that is not Markdown: every line as it is, wrapped.
func Plain(source string, t theme.Theme, width int) Doc {
	p := &page{Renderer: &Renderer{theme: t}}
	source = strings.TrimRight(strings.ReplaceAll(source, "\r\n", "\n"), "\n")
	var rows []row
	for s := range strings.SplitSeq(source, "\n") {
		for _, l := range wrap(textLine(expandTabs(s), attrsOf(t.Text)), width) {
			rows = append(rows, row{body: l})
		}
	}
	return p.doc(rows)
}
