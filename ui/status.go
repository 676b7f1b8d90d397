package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// statusTime is how long the last row says what has happened, unless a key ends it.
const statusTime = 4 * time.Second

// status is what has just happened. The zero value is nothing.
type status struct {
	word    string // "copied"
	detail  string
	caution bool // it may not have worked
	number  int  // counts what was ever said, so that an old timer ends nothing new
}

// say replaces what is said and returns the timer that ends it.
func (s *status) say(word, detail string, caution bool) tea.Cmd {
	*s = status{word: word, detail: detail, caution: caution, number: s.number + 1}
	number := s.number
	return tea.Tick(statusTime, func(time.Time) tea.Msg { return statusExpiredMsg{number} })
}

func (s *status) clear() { *s = status{number: s.number} }

func (s *status) expire(msg statusExpiredMsg) {
	if msg.number == s.number {
		s.clear()
	}
}

func (s status) shown() bool { return s.word != "" }

// statusRows is how many rows it takes at most to say what has happened.
const statusRows = 4

// render is what has happened, in as many rows as that needs: nowhere else could
// the end of an error be read.
func (s status) render(th theme.Theme, width int) []string {
	style := th.Accent
	if s.caution {
		style = th.Caution
	}
	rows := draw.Wrap(s.word+s.detail, width-layout.TextColumn-layout.RightEdge)
	if len(rows) > statusRows {
		rows = append(rows[:statusRows-1], draw.Cut(strings.Join(rows[statusRows-1:], " "), width-layout.TextColumn-layout.RightEdge, th.Glyph.Ellipsis))
	}
	for i, row := range rows {
		word := 0
		if i == 0 {
			word = min(len(s.word), len(row))
		}
		rows[i] = draw.NewLine(width).PadTo(layout.TextColumn).Put(style, row[:word]).Put(th.Text, row[word:]).String()
	}
	return rows
}
