package linear

import (
	"fmt"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// plainTheme has no colour, and signs that every screen reader can say.
func plainTheme() theme.Theme { return theme.New(theme.Options{Name: theme.Mono, ASCII: true}) }

// reply is what is said to one line: rows no wider than width, without control
// characters, which [markdown.Plain] takes out.
type reply struct {
	theme theme.Theme
	width int
	rows  []string
}

// say adds a text on rows of its own.
func (r *reply) say(format string, args ...any) { r.hang("", fmt.Sprintf(format, args...)) }

// hang adds a text behind a marker; its further rows begin below its first. A
// marker that would take too much of every row gets one to itself.
func (r *reply) hang(marker, text string) {
	if text = handbook.CleanLine(text); text == "" {
		return
	}
	if len(marker) > r.width/3 {
		r.rows = append(r.rows, strings.TrimRight(marker, " "))
		marker = "  "
	}
	for _, row := range ungutter(markdown.Plain(text, r.theme, r.width-len(marker)).Plain) {
		r.rows = append(r.rows, strings.TrimRight(marker+row, " "))
		marker = strings.Repeat(" ", len(marker))
	}
}

// add adds rows that are laid out already.
func (r *reply) add(rows ...string) { r.rows = append(r.rows, rows...) }

// blank adds an empty row between two that are not.
func (r *reply) blank() {
	if n := len(r.rows); n > 0 && r.rows[n-1] != "" {
		r.rows = append(r.rows, "")
	}
}

// take is the reply as text. It ends with a blank line, and a new one begins.
func (r *reply) take() string {
	r.blank()
	text := strings.Join(r.rows, "\n")
	if len(r.rows) > 0 {
		text += "\n"
	}
	r.rows = nil
	return text
}

// ungutter takes the gutter away, which is empty but for the bars of quotes.
func ungutter(rows []string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = strings.TrimPrefix(row, "  ")
	}
	return out
}

// gutter is how wide a row of a quote is besides its text.
const gutter = 2

// plural is a count with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
