package terminal

import (
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/phrases"
)

// MaxCopy is the maximum size of a copy sent to the terminal's clipboard, in bytes. Most
// terminals accept that much in one sequence after encoding.
const MaxCopy = 72 << 10

// Multiplexer is the program between this one and the terminal, if any.
type Multiplexer int

// Multiplexers that do not pass a clipboard sequence on by themselves.
const (
	NoMultiplexer Multiplexer = iota
	Tmux
	GNUScreen
)

// Multiplexer returns the multiplexer that the environment names.
func (t Terminal) Multiplexer() Multiplexer {
	switch {
	case t.Env("TMUX") != "":
		return Tmux
	case t.Env("STY") != "":
		return GNUScreen
	}
	return NoMultiplexer
}

// screenLimit is the longest sequence that GNU Screen passes on, in bytes.
const screenLimit = 768

// SendToClipboard sends text to the terminal's clipboard. No terminal confirms it. Tmux
// handles the sequence itself or passes it on, depending on its configuration, so it gets both
// forms; screen only passes it on.
func SendToClipboard(text string, m Multiplexer) tea.Cmd {
	switch m {
	case Tmux:
		return tea.Batch(tea.SetClipboard(text), tea.Raw(ansi.TmuxPassthrough(ansi.SetSystemClipboard(text))))
	case GNUScreen:
		return tea.Raw(ansi.ScreenPassthrough(ansi.SetSystemClipboard(text), screenLimit))
	}
	return tea.SetClipboard(text)
}

// Copy sends text to the clipboard of the terminal that w writes to. A nil error means only
// that the text was sent, because terminals do not confirm copies.
func Copy(w io.Writer, text string) error {
	if len(text) > MaxCopy {
		return errors.New(phrases.TooLong(MaxCopy))
	}
	if _, err := io.WriteString(w, ansi.SetSystemClipboard(text)); err != nil {
		return errors.New(phrases.CopyNotSent)
	}
	return nil
}
