package draw

import (
	"charm.land/bubbles/v2/textinput"

	"trustbook/ui/theme"
)

// MaxInput is the maximum number of characters in an input field.
const MaxInput = 200

// NewInput returns an empty input field. The terminal draws the cursor. The key to paste is
// off, because the library would start a clipboard program.
func NewInput() textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = MaxInput
	in.SetVirtualCursor(false)
	in.KeyMap.Paste.SetEnabled(false)
	return in
}

// InputStyles returns the styles of an input field.
func InputStyles(th theme.Theme) textinput.Styles {
	state := textinput.StyleState{Text: th.Title, Placeholder: th.Quiet}
	return textinput.Styles{Focused: state, Blurred: textinput.StyleState{Text: th.Quiet, Placeholder: th.Quiet}}
}
