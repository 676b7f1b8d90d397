package terminal

import (
	"errors"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/phrases"
)

// MaxCopyBytes is the maximum size of a text sent to the terminal's clipboard. Most terminals accept that much in one
// sequence, after encoding.
const MaxCopyBytes = 72 << 10

// Multiplexer is a program between this program and the terminal, or NoMultiplexer.
type Multiplexer int

// Multiplexers that need help to pass on a clipboard sequence.
const (
	NoMultiplexer Multiplexer = iota
	Tmux
	GNUScreen
	GNUScreenInTmux
)

// Multiplexer returns the multiplexer indicated by the environment. If one runs inside the other, it returns GNU
// Screen, unless the terminal's name is that of tmux. Screen would print a sequence meant for tmux, while tmux ignores
// one meant for Screen.
func (t Terminal) Multiplexer() Multiplexer {
	tmux, screen := t.Env("TMUX") != "", t.Env("STY") != ""
	switch {
	case tmux && (!screen || strings.HasPrefix(t.Env("TERM"), "tmux")):
		return Tmux
	case tmux:
		return GNUScreenInTmux
	case screen:
		return GNUScreen
	}
	return NoMultiplexer
}

// CopyNotes returns the note after the message about copied text. Only the first message of a session gets the note,
// because it applies to all of them.
type CopyNotes struct {
	Multiplexer Multiplexer
	said        bool
}

// Next returns the note to add to the next report about copied text, or "".
func (n *CopyNotes) Next() string {
	if n.said {
		return ""
	}
	n.said = true
	return " (" + n.Multiplexer.copyNote() + ")"
}

// copyNote explains why copied text may not reach the clipboard, and which option of the multiplexer changes that.
func (m Multiplexer) copyNote() string {
	switch m {
	case Tmux, GNUScreenInTmux:
		return phrases.CopyNeedsTmux
	case GNUScreen:
		return phrases.CopyThroughScreen
	}
	return phrases.CopySent
}

// maxScreenStringBytes is the maximum length of a string, in bytes, that GNU Screen 4.9 passes on in one piece. Longer
// strings are printed on the screen.
const maxScreenStringBytes = 767

// SendToClipboard returns a command that sends text to the terminal's clipboard. Terminals do not confirm that they
// copied the text. Depending on its configuration, tmux handles the sequence itself or passes it on, so it gets the
// sequence in both forms. GNU Screen only passes the sequence on.
func SendToClipboard(text string, m Multiplexer) tea.Cmd {
	return tea.Raw(m.copySequence(text))
}

func (m Multiplexer) copySequence(text string) string {
	sequence := ansi.SetSystemClipboard(text)
	switch m {
	case Tmux:
		return sequence + ansi.TmuxPassthrough(sequence)
	case GNUScreen, GNUScreenInTmux:
		return ansi.ScreenPassthrough(sequence, maxScreenStringBytes)
	}
	return sequence
}

// Copy sends text to the clipboard of the terminal that w writes to. A nil error means only that the text was sent,
// because terminals do not confirm copies.
func Copy(w io.Writer, text string, m Multiplexer) error {
	if len(text) > MaxCopyBytes {
		return errors.New(phrases.CopyTooLong(MaxCopyBytes))
	}
	if _, err := io.WriteString(w, m.copySequence(text)); err != nil {
		return errors.New(phrases.CopyNotSent)
	}
	return nil
}
