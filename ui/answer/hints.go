package answer

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
)

// hintKeys returns the keys for the bottom row, the most important first and last: those between
// are left out where they do not fit.
func (m *model) hintKeys() []key.Binding {
	k := m.keys
	switch m.mode {
	case reviewing:
		return []key.Binding{k.accept, k.write, k.quit, k.edit, k.open, k.entry, k.verdicts[0], k.find, k.help}
	case listingKeys:
		return []key.Binding{keymap.Hint(k.back, "back")}
	}
	return []key.Binding{keymap.Hint(k.accept, map[mode]string{editing: "keep the text", finding: "to the list"}[m.mode]), keymap.Hint(k.back, "cancel")}
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

const keyWidth = 7

// keyRows lists all keys, in as many rows as the body of a window of 15 rows has.
func (m *model) keyRows() []string {
	k := m.keys
	keys := []key.Binding{
		keymap.Hint(k.accept, "accept, and go to the next"), keymap.Hint(k.write, "write a copy"),
		keymap.Hint(k.quit, "quit ("+keymap.FirstKey(k.program.Quit).Help().Key+": at once)"), keymap.Hint(k.edit, "edit the text"),
		keymap.Hint(k.open, "leave open, or take back"), keymap.Hint(k.entry, "take another entry"),
		keymap.Hint(k.verdicts[0], "yes, no, partly, n/a"), keymap.Hint(k.find, "find a question"),
		keymap.Hint(k.back, "show all questions"), keymap.Hint(k.scroll.Down, "down, up"),
		keymap.Hint(k.scroll.PageDown, "page down, up"), keymap.Hint(k.scroll.Top, "first, last"),
	}
	rows := make([]string, len(keys))
	for i, b := range keys {
		l := draw.NewLine(m.width).PadTo(1).Put(m.Theme.Hotkey, b.Help().Key)
		rows[i] = l.PadTo(1+keyWidth+gap).Put(m.Theme.Text, b.Help().Desc).String()
	}
	return rows
}
