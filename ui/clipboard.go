package ui

import (
	"fmt"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Multiplexer is the program between this one and the terminal, if any.
type Multiplexer int

// The multiplexers that keep a clipboard sequence to themselves.
const (
	NoMultiplexer Multiplexer = iota
	Tmux
	Screen
)

// multiplexer is the one that the environment speaks of.
func (t Terminal) multiplexer() Multiplexer {
	switch {
	case t.Env("TMUX") != "":
		return Tmux
	case t.Env("STY") != "":
		return Screen
	}
	return NoMultiplexer
}

// screenLimit is the longest sequence that GNU Screen passes on, in bytes.
const screenLimit = 768

// toClipboard sends text to the terminal's clipboard. Tmux takes the sequence
// itself or passes it on, as it is set up, so it gets both; screen passes it on.
func (m *Model) toClipboard(text string) tea.Cmd {
	switch m.multiplexer {
	case Tmux:
		return tea.Batch(tea.SetClipboard(text), tea.Raw(ansi.TmuxPassthrough(ansi.SetSystemClipboard(text))))
	case Screen:
		return tea.Raw(ansi.ScreenPassthrough(ansi.SetSystemClipboard(text), screenLimit))
	}
	return tea.SetClipboard(text)
}

// copyNatively puts text on the system's own clipboard, which says whether it
// took it.
func (m *Model) copyNatively(text, what string) tea.Cmd {
	return func() tea.Msg {
		err := writeClipboard(text)
		return copiedMsg{fmt.Sprintf(" %s, %d characters", what, utf8.RuneCountInString(text)), err}
	}
}

// copied says what became of a copy.
func (m *Model) copied(msg copiedMsg) tea.Cmd {
	if msg.err != nil {
		return m.status.say("not copied", ": "+msg.err.Error(), true)
	}
	return m.status.say("copied", msg.what, false)
}
