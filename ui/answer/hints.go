package answer

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// hintKeys returns the keys for the bottom row, the most important first and last: those between
// are left out where they do not fit.
func (m *model) hintKeys() []key.Binding {
	if m.dialog != nil {
		return m.dialog.Keys()
	}
	k := m.keys
	verdict := k.verdicts[0]
	verdict.SetHelp(m.verdictKeys(), phrases.HintVerdict)
	return []key.Binding{
		keymap.Hint(k.accept, phrases.HintAccept), keymap.Hint(k.write, phrases.HintWrite), keymap.Hint(k.quit, phrases.KeyQuit.Does), keymap.Hint(k.edit, phrases.HintEdit), keymap.Hint(k.open, phrases.Open),
		keymap.Hint(k.entry, phrases.HintEntry), verdict, keymap.Hint(k.find, phrases.HintFind), keymap.Hint(keymap.FirstKey(k.program.Help), phrases.HintHelp),
	}
}

func (m *model) verdictKeys() string {
	var names []string
	for _, b := range m.keys.verdicts {
		names = append(names, b.Help().Key)
	}
	return strings.Join(names, " ")
}

// hintRow draws as many of the hints as fit.
func (m *model) hintRow() string {
	m.hints.SetWidth(0) // no limit
	m.hints.ShortSeparator = strings.Repeat(" ", gap)
	keys := m.hintKeys()
	for {
		row := m.hints.ShortHelpView(keys)
		if len(keys) <= 2 || layout.Width(row) <= m.width-2 {
			return row
		}
		keys = slices.Delete(keys, len(keys)-2, len(keys)-1)
	}
}
