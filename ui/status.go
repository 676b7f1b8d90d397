package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

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

func (s status) render(th theme.Theme, width int) string {
	style := th.Accent
	if s.caution {
		style = th.Caution
	}
	l := newLine(width - rightEdge).gap(textColumn)
	l.put(style, cut(s.word, l.limit-l.at, th.Glyph.Ellipsis))
	return l.put(th.Text, cut(s.detail, l.limit-l.at, th.Glyph.Ellipsis)).String()
}
