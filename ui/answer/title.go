package answer

import (
	"fmt"
	"strings"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
)

// minName is the least width of a file name that tells something.
const minName = 5

// title counts the questions, and names the file and the sheet where there is room.
func (m *model) title() string {
	l := draw.NewLine(m.width).PadTo(1)
	counts := m.counts(m.width - 2)
	name := m.Name
	if len(m.shown) > 0 && m.Review.Questions[m.current()].Sheet != "" {
		name += " " + m.Theme.Glyph.Path + " " + m.Review.Questions[m.current()].Sheet
	}
	at := max(1, m.width-layout.Width(counts)-1)
	if room := at - 1 - gap; room >= minName {
		l.Put(m.Theme.Title, draw.Cut(name, room, m.Theme.Glyph.Ellipsis))
	}
	return l.PadTo(at).Put(m.Theme.Quiet, counts).String()
}

// counts says how many questions there are, and of each kind. In a narrow window the kinds have the
// marks that they have in the list, and then only the kinds are counted.
func (m *model) counts(width int) string {
	left := m.Review.Left()
	all := phrases.Count(len(m.Review.Questions), "question")
	long, short := []string{all}, []string{all}
	for _, p := range []struct {
		n          int
		what, mark string
	}{
		{m.Review.Accepted(), "accepted", m.Theme.Glyph.Read},
		{left[questionnaire.Ready], "ready", "ready"},
		{left[questionnaire.Look], "to look at", "?"},
		{left[questionnaire.NoEntry], "open", "open"},
	} {
		if p.n > 0 {
			long, short = append(long, fmt.Sprintf("%d %s", p.n, p.what)), append(short, fmt.Sprintf("%d %s", p.n, p.mark))
		}
	}
	for _, text := range []string{strings.Join(long, "   "), strings.Join(short, "  ")} {
		if layout.Width(text) <= width {
			return text
		}
	}
	return strings.Join(short[1:], "  ")
}
