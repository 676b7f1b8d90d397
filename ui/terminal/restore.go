package terminal

import (
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// resetModes resets the modes that Bubble Tea may have set, except the alternate screen. Resetting a mode that is not
// set has no effect.
var resetModes = ansi.ResetModeSynchronizedOutput + ansi.ResetModeUnicodeCore + ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1) +
	ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr +
	ansi.ResetModeFocusEvent + ansi.ResetModeBracketedPaste + ansi.SetModeTextCursorEnable + ansi.ResetStyle

// restoreAfterPanic returns a function to defer. After a panic, this function restores the terminal and lets the panic
// continue, even if Bubble Tea caused that panic while recovering from another.
func (w Window) restoreAfterPanic() func() {
	files := []*os.File{w.in, w.terminal.Out}
	states := make([]*term.State, len(files))
	for i, f := range files {
		states[i], _ = term.GetState(f.Fd()) // nil if the file is not a terminal
	}
	return func() {
		r := recover()
		if r == nil {
			return
		}
		_, _ = w.terminal.Out.WriteString(ansi.ResetModeAltScreenSaveCursor + resetModes)
		for i, f := range files {
			if states[i] != nil {
				_ = term.Restore(f.Fd(), states[i])
			}
		}
		panic(r)
	}
}

// kittyReplace sets the flags of the keyboard protocol without pushing an entry onto the terminal's stack.
const kittyReplace = 1

// RestoreModes returns a command that sets all terminal modes needed by a view and draws everything. Use it for a
// terminal that has lost them because it was attached to a running session or another program wrote to it.
func RestoreModes(v tea.View) tea.Cmd {
	modes := ansi.SetModeAltScreenSaveCursor + ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2 +
		ansi.KittyKeyboard(ansi.KittyDisambiguateEscapeCodes, kittyReplace)
	if v.MouseMode == tea.MouseModeCellMotion {
		modes += ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	}
	return tea.Sequence(tea.Raw(modes), tea.ClearScreen)
}
