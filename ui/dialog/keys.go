package dialog

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
)

// KeyMap is the keys that work while a dialog is open.
type KeyMap struct {
	Up, Down, PageUp, PageDown, Accept, Close key.Binding
}

// DefaultKeys returns the keys as they are without a configuration.
func DefaultKeys() KeyMap {
	return KeyMap{
		Up:       keymap.Bind("arrows", "scroll or choose", "up", "ctrl+p"),
		Down:     keymap.Bind("", "", "down", "ctrl+n"),
		PageUp:   keymap.Bind("pgup pgdn", "scroll a page", "pgup"),
		PageDown: keymap.Bind("", "", "pgdown"),
		Accept:   keymap.Bind("enter", "open or accept", "enter"),
		Close:    keymap.Bind("esc", "close", "esc", "ctrl+g"),
	}
}

// Actions names the keys, in the order of the help.
func (k *KeyMap) Actions() []keymap.Action {
	return []keymap.Action{
		{Name: "up", Binding: &k.Up}, {Name: "down", Binding: &k.Down},
		{Name: "page-up", Binding: &k.PageUp}, {Name: "page-down", Binding: &k.PageDown},
		{Name: "take", Binding: &k.Accept}, {Name: "close", Binding: &k.Close},
	}
}
