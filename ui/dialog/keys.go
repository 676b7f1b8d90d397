package dialog

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/phrases"
)

// KeyMap holds the keys that work while a dialog is open.
type KeyMap struct {
	Up, Down, PageUp, PageDown, Accept, Close, CloseMoving key.Binding
}

// DefaultKeys returns the default key bindings.
func DefaultKeys() (k KeyMap) {
	keymap.ResetToDefaults(k.Actions())
	return k
}

// Actions lists the actions in the order of the help.
func (k *KeyMap) Actions() []keymap.Action {
	return []keymap.Action{
		keymap.NewAction("up", &k.Up, "arrows", phrases.KeyScrollOrChoose, "up", "ctrl+p"),
		keymap.NewAction("down", &k.Down, "", phrases.KeyHelp{}, "down", "ctrl+n"),
		keymap.NewAction("page-up", &k.PageUp, "pgup pgdn", phrases.KeyScrollPage, "pgup"),
		keymap.NewAction("page-down", &k.PageDown, "", phrases.KeyHelp{}, "pgdown"),
		keymap.NewAction("take", &k.Accept, "enter", phrases.KeyOpenOrAccept, "enter"),
		keymap.NewAction("close", &k.Close, "esc", phrases.KeyClose, "esc", "ctrl+g"),
		keymap.NewAction("close-moving", &k.CloseMoving, "q", phrases.KeyCloseOnceScrolled, "q"),
	}
}
