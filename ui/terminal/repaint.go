package terminal

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// kittyReplace sets the flags of the keyboard protocol without pushing an entry onto the terminal's stack.
const kittyReplace = 1

// Repaint returns a command that sets all modes of a view again and draws everything. It is for a terminal that has
// lost them because it was attached to a running session, or because another program has written to it.
func Repaint(v tea.View) tea.Cmd {
	modes := ansi.SetModeAltScreenSaveCursor + ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2 +
		ansi.KittyKeyboard(ansi.KittyDisambiguateEscapeCodes, kittyReplace)
	if v.MouseMode == tea.MouseModeCellMotion {
		modes += ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	}
	return tea.Sequence(tea.Raw(modes), tea.ClearScreen)
}
