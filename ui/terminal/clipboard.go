package terminal

import (
	"errors"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/phrases"
)

// MaxCopy is the maximum size of a copy sent to the terminal's clipboard, in bytes. After encoding,
// most terminals accept that much in one sequence.
const MaxCopy = 72 << 10

// Multiplexer is the program between this one and the terminal, if any.
type Multiplexer int

// Multiplexers that do not pass on a clipboard sequence by themselves.
const (
	NoMultiplexer Multiplexer = iota
	Tmux
	GNUScreen
	GNUScreenInTmux
)

// Multiplexer returns the multiplexer that the environment names. If one multiplexer runs inside the
// other, it returns GNU Screen unless the terminal's name is that of tmux: Screen would print a sequence
// for tmux, but tmux ignores a sequence for Screen.
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

// CopyNotes are the notes about the copies of one session. Only the first copy has one: it says what is uncertain about
// all of them.
type CopyNotes struct {
	Multiplexer Multiplexer
	said        bool
}

// Next returns the note about the next copy, to be added to the report about it.
func (n *CopyNotes) Next() string {
	if n.said {
		return ""
	}
	n.said = true
	return " (" + n.Multiplexer.copyNote() + ")"
}

// copyNote says what is uncertain about a copy, and which option makes it arrive.
func (m Multiplexer) copyNote() string {
	switch m {
	case Tmux, GNUScreenInTmux:
		return phrases.CopyNeedsTmux
	case GNUScreen:
		return "through Screen; " + phrases.CopySent
	}
	return phrases.CopySent
}

// screenLimit is the maximum length, in bytes, of a string that GNU Screen 4.9 passes on in one
// piece. It prints a longer string on the screen.
const screenLimit = 767

// SendToClipboard sends text to the terminal's clipboard. No terminal confirms a copy. Tmux handles the
// sequence itself or passes it on, depending on its configuration, so it gets both forms; GNU Screen only
// passes it on.
func SendToClipboard(text string, m Multiplexer) tea.Cmd {
	return tea.Raw(m.copySequence(text))
}

func (m Multiplexer) copySequence(text string) string {
	sequence := ansi.SetSystemClipboard(text)
	switch m {
	case Tmux:
		return sequence + ansi.TmuxPassthrough(sequence)
	case GNUScreen, GNUScreenInTmux:
		return ansi.ScreenPassthrough(sequence, screenLimit)
	}
	return sequence
}

// Copy sends text to the clipboard of the terminal that w writes to. A nil error means only
// that the text was sent, because terminals do not confirm copies.
func Copy(w io.Writer, text string, m Multiplexer) error {
	if len(text) > MaxCopy {
		return errors.New(phrases.CopyTooLong(MaxCopy))
	}
	if _, err := io.WriteString(w, m.copySequence(text)); err != nil {
		return errors.New(phrases.CopyNotSent)
	}
	return nil
}
