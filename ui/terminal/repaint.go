package terminal

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// kittyReplace sets the flags of the keyboard protocol without a new entry on the terminal's stack.
const kittyReplace = 1

// Repaint sets all modes of a view again and draws everything, for a terminal that has lost them: a
// terminal that was attached to a running session, or to which another program has written.
func Repaint(v tea.View) tea.Cmd {
	modes := ansi.SetModeAltScreenSaveCursor + ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2 +
		ansi.KittyKeyboard(ansi.KittyDisambiguateEscapeCodes, kittyReplace)
	if v.MouseMode == tea.MouseModeCellMotion {
		modes += ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	}
	return tea.Sequence(tea.Raw(modes), tea.ClearScreen)
}
