package draw

import (
	"charm.land/bubbles/v2/textinput"

	"trustbook/ui/theme"
)

// MaxInput is how many characters a line to type in holds.
const MaxInput = 200

// NewInput returns an empty line to type in. The terminal draws its cursor, and only
// the terminal pastes: the library would start a clipboard program.
func NewInput() textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = MaxInput
	in.SetVirtualCursor(false)
	in.KeyMap.Paste.SetEnabled(false)
	return in
}

// InputStyles are the styles of a line to type in.
func InputStyles(th theme.Theme) textinput.Styles {
	state := textinput.StyleState{Text: th.Title, Placeholder: th.Quiet}
	return textinput.Styles{Focused: state, Blurred: textinput.StyleState{Text: th.Quiet, Placeholder: th.Quiet}}
}
