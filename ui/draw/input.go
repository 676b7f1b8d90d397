package draw

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	"charm.land/lipgloss/v2"

	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// MaxInputChars is the maximum number of characters in an input field.
const MaxInputChars = 200

// NewInput returns an empty input field that uses the terminal's cursor. The paste key is disabled, because Bubbles
// would start a clipboard program when it is pressed.
func NewInput() textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = MaxInputChars
	in.SetVirtualCursor(false)
	in.KeyMap.Paste.SetEnabled(false)
	return in
}

// SetInputWidth sets the width of an input field in cells, and shows as much of its text as fits.
func SetInputWidth(in *textinput.Model, width int) {
	in.SetWidth(width)
	in.SetCursor(in.Position()) // otherwise the new width would take effect only when the cursor moves
}

// maxQueryChars is the maximum number of characters in a search line, which may hold a pasted question with its
// context.
const maxQueryChars = 2000

// NewLongInput is like [NewInput], but the field accepts long questions.
func NewLongInput() textinput.Model {
	in := NewInput()
	in.CharLimit = maxQueryChars
	return in
}

// InputCursor returns the column of the cursor in an input field. Bubbles counts characters, but a character can take
// two cells or none.
func InputCursor(in *textinput.Model) (column int, shown bool) {
	begin, ok := firstShown(in)
	if !ok {
		return 0, false
	}
	value, end := []rune(in.Value()), in.Position()
	return layout.Width(string(value[min(begin, len(value)):min(end, len(value))])), true
}

// InputScrolled reports whether an input field hides the beginning of its text.
func InputScrolled(in *textinput.Model) bool {
	begin, ok := firstShown(in)
	return ok && begin > 0
}

// firstShown returns the index of the first visible character of an input field. ok is false if the field's cursor is
// hidden.
func firstShown(in *textinput.Model) (begin int, ok bool) {
	c := in.Cursor()
	if c == nil {
		return 0, false
	}
	return max(0, in.Position()-c.X), true
}

// InputStyles returns the styles of an input field.
func InputStyles(th *theme.Theme) textinput.Styles {
	state := textinput.StyleState{Text: th.Title, Placeholder: th.Quiet}
	return textinput.Styles{Focused: state, Blurred: textinput.StyleState{Text: th.Quiet, Placeholder: th.Quiet}}
}

// NewHints returns the component that renders key hints in the bottom row.
func NewHints(th *theme.Theme) help.Model {
	h := help.New()
	h.ShortSeparator = strings.Repeat(" ", layout.PreviewGap)
	h.Styles.ShortKey, h.Styles.ShortDesc = th.Hotkey, th.Quiet
	h.Styles.ShortSeparator, h.Styles.Ellipsis = th.Text, th.Quiet
	return h
}

// FitHints draws hints for as many of the keys as fit into width. It always keeps the last key, omits those before it
// from right to left, and keeps at least atLeast keys. The width is not set on the component, because at some widths it
// draws far beyond it: see findings/bubbles-help-outgrows-its-width.sh.
func FitHints(h help.Model, keys []key.Binding, width, atLeast int) string {
	h.SetWidth(0)
	for {
		row := h.ShortHelpView(keys)
		if len(keys) <= atLeast || layout.Width(row) <= width {
			return row
		}
		at := max(0, len(keys)-2)
		keys = slices.Delete(slices.Clone(keys), at, at+1)
	}
}

// RowStyles contains the styles of a selectable row in a list or a menu.
type RowStyles struct {
	Fill, Title, Quiet, Match lipgloss.Style
	Bar                       string // text in the first column
	Selected                  bool
}

// RowStylesOf returns the styles of a row, selected or not.
func RowStylesOf(th *theme.Theme, selected bool) RowStyles {
	if !selected || th.PlainSelection {
		return RowStyles{Title: th.Text, Quiet: th.Quiet, Match: th.Match, Bar: " "}
	}
	return RowStyles{
		Fill: th.Selection, Title: th.SelectionTitle, Quiet: th.SelectionQuiet, Match: th.SelectionMatch,
		Bar: th.Bar.Render(th.Glyph.Bar), Selected: true,
	}
}
