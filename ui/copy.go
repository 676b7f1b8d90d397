package ui

import (
	"fmt"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
)

// copyAnswer sends an answer with its source to the terminal's clipboard. The
// terminal does not say whether it took it, so neither does the status.
func (m *Model) copyAnswer(e *handbook.Entry) tea.Cmd {
	if e == nil {
		return m.status.say("nothing to copy", "", true)
	}
	text := m.book.Quote(e)
	detail := fmt.Sprintf(", which does not confirm copies: the answer and its source, %d characters", utf8.RuneCountInString(text))
	return tea.Batch(tea.SetClipboard(text), m.status.say("sent to the terminal", detail, true))
}
