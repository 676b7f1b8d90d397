package dialog

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
)

// KeyMap holds the keys that work while a dialog is open.
type KeyMap struct {
	Up, Down, PageUp, PageDown, Accept, Close, CloseMoving key.Binding
}

// DefaultKeys returns the default key bindings.
func DefaultKeys() (k KeyMap) {
	keymap.Reset(k.Actions())
	return k
}

// Actions lists the actions in the order of the help.
func (k *KeyMap) Actions() []keymap.Action {
	return []keymap.Action{
		keymap.New("up", &k.Up, "arrows", "scroll or choose", "up", "ctrl+p"),
		keymap.New("down", &k.Down, "", "", "down", "ctrl+n"),
		keymap.New("page-up", &k.PageUp, "pgup pgdn", "scroll a page", "pgup"),
		keymap.New("page-down", &k.PageDown, "", "", "pgdown"),
		keymap.New("take", &k.Accept, "enter", "open or accept", "enter"),
		keymap.New("close", &k.Close, "esc", "close", "esc", "ctrl+g"),
		keymap.New("close-moving", &k.CloseMoving, "q", "close, once scrolled", "q").Also("quit exit leave"),
	}
}
