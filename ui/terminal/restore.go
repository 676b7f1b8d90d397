package terminal

import (
	"os"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// resetModes resets the modes that the library may have set, but not the screen. Where nothing
// is set, it does nothing.
var resetModes = ansi.ResetModeSynchronizedOutput + ansi.ResetModeUnicodeCore + ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1) +
	ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr +
	ansi.ResetModeFocusEvent + ansi.ResetModeBracketedPaste + ansi.SetModeTextCursorEnable + ansi.ResetStyle

// restoreAfterPanic returns a function to defer. If a panic is on its way, even one that the
// library has met while it was recovering from another, it restores the terminal and lets the
// panic go on.
func (w Window) restoreAfterPanic() func() {
	files := []*os.File{w.in, w.terminal.Out}
	states := make([]*term.State, len(files))
	for i, f := range files {
		states[i], _ = term.GetState(f.Fd()) // no state if the file is not a terminal
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
