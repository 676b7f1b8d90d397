package linear

import (
	"fmt"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/sanitize"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// plainTheme returns a theme without colours and with only those characters that all screen readers can read aloud.
func plainTheme() *theme.Theme { return theme.New(theme.Options{Name: theme.Mono, ASCII: true}) }

// reply collects the reply to one line. Its rows are at most width cells wide and contain no control characters,
// because [markdown.RenderPlain] removes them.
type reply struct {
	theme *theme.Theme
	width int
	rows  []string
}

// say adds a sentence from the program, in rows of its own.
func (r *reply) say(format string, args ...any) {
	r.printHanging("", r.theme.TransliteratePhrase(fmt.Sprintf(format, args...)))
}

// sayNotice adds a sentence that begins with word, which the screen would emphasise.
func (r *reply) sayNotice(word, text string) { r.say("%s", strings.TrimSpace(word+" "+text)) }

// printHanging adds text after a marker, with a hanging indent. A marker that would take too much of every row gets its
// own row.
func (r *reply) printHanging(marker, text string) {
	if text = sanitize.CleanLine(text); text == "" {
		return
	}
	if len(marker) > r.width/3 {
		r.rows = append(r.rows, strings.TrimRight(marker, " "))
		marker = "  "
	}
	r.addLine(body.TextLine{Lead: marker, Text: text})
}

// addBlocks adds blocks of text, each followed by a blank row.
func (r *reply) addBlocks(blocks [][]body.TextLine) {
	for _, lines := range blocks {
		for _, l := range lines {
			r.addLine(l)
		}
		r.blank()
	}
}

// addLine adds a line of text. It is wrapped unless it is code.
func (r *reply) addLine(l body.TextLine) {
	if l.Verbatim {
		r.rows = append(r.rows, strings.ReplaceAll(l.String(), "\t", "    "))
		return
	}
	lead := l.Lead
	for _, row := range wrapWords(l.Text, r.theme, max(r.width-layout.Width(lead), minTextWidth)) {
		r.rows = append(r.rows, strings.TrimRight(lead+row, " "))
		lead = l.Continued()
	}
}

// minTextWidth is the minimum width of text beside its marker, in cells. If less is left, the marker gets its own row.
const minTextWidth = 8

// blank adds an empty row, unless the reply is empty or already ends with one.
func (r *reply) blank() {
	if n := len(r.rows); n > 0 && r.rows[n-1] != "" {
		r.rows = append(r.rows, "")
	}
}

// flush returns the reply as text, ending with a blank line, and empties it.
func (r *reply) flush() string {
	r.blank()
	text := strings.Join(r.rows, "\n")
	if len(r.rows) > 0 {
		text += "\n"
	}
	r.rows = nil
	return text
}

// trimGutter removes the gutter from rendered rows. It contains only spaces and the bars of quotations.
func trimGutter(rows []string) []string {
	return handbook.MapSlice(rows, func(row string) string { return strings.TrimPrefix(row, "  ") })
}

// wrapWords breaks text into rows of at most width cells. It breaks words that are too wide, but not URLs, because a
// broken URL cannot be opened.
func wrapWords(text string, th *theme.Theme, width int) []string {
	var rows []string
	row, begun := "", false
	for word := range strings.SplitSeq(text, " ") {
		if begun && layout.Width(row)+1+layout.Width(word) <= width {
			row += " " + word
			continue
		}
		if begun {
			rows = append(rows, row)
		}
		row, begun = word, true
		if layout.Width(word) > width && !isAddress(word) {
			pieces := trimGutter(markdown.RenderPlain(word, th, width).Plain)
			rows = append(rows, pieces[:len(pieces)-1]...)
			row = pieces[len(pieces)-1]
		}
	}
	return append(rows, row)
}

// isAddress reports whether a word contains a URL or an email address.
func isAddress(word string) bool {
	return strings.Contains(word, "://") || strings.Contains(word, "@") || strings.HasPrefix(word, "www.")
}
