package browse

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/phrases"
)

// KeyMap holds the keys that work while the search line has the focus.
type KeyMap struct {
	Up, Down, PageUp, PageDown, First, Last            key.Binding
	Open, Use, MarkRead, NextTab, PrevTab, Clear, Stop key.Binding
}

// DefaultKeys returns the default key bindings.
func DefaultKeys() (k KeyMap) {
	keymap.ResetToDefaults(k.Actions())
	return k
}

// Actions lists the actions in the order of the help.
func (k *KeyMap) Actions() []keymap.Action {
	return []keymap.Action{
		keymap.NewAction("up", &k.Up, "arrows", phrases.KeyChoose, "up", "ctrl+p"),
		keymap.NewAction("down", &k.Down, "", phrases.KeyHelp{}, "down", "ctrl+n"),
		keymap.NewAction("page-up", &k.PageUp, "pgup pgdn", phrases.KeyScrollAnswer, "pgup"),
		keymap.NewAction("page-down", &k.PageDown, "", phrases.KeyHelp{}, "pgdown"),
		keymap.NewAction("first", &k.First, "^home ^end", phrases.KeyGoToFirstLast, "ctrl+home"),
		keymap.NewAction("last", &k.Last, "", phrases.KeyHelp{}, "ctrl+end"),
		keymap.NewAction("open", &k.Open, "enter", phrases.KeyReadFullSize, "enter"),
		keymap.NewAction("use", &k.Use, "enter", phrases.KeyUseSuggestedWord, "enter"),
		keymap.NewAction("mark-read", &k.MarkRead, "^O", phrases.KeyMarkReadOrUnread, "ctrl+o"),
		keymap.NewAction("next-tab", &k.NextTab, "tab", phrases.KeyNextCategory, "tab"),
		keymap.NewAction("prev-tab", &k.PrevTab, "shift+tab", phrases.KeyPreviousCategory, "shift+tab"),
		keymap.NewAction("clear", &k.Clear, "esc", phrases.KeyClear, "esc"),
		keymap.NewAction("stop", &k.Stop, "esc", phrases.KeyStopLoadingEntries, "esc"),
	}
}
