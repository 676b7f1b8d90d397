package find

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
)

// KeyMap is the keys for finding. Done and Cancel work while the query is typed, the
// others while an entry is read.
type KeyMap struct {
	Find, NextMatch, PrevMatch key.Binding
	Done, Cancel               key.Binding
}

// DefaultKeys returns the keys unless the configuration changes them.
func DefaultKeys() KeyMap {
	return KeyMap{
		Find:      keymap.Bind("/", "find in this entry", "/"),
		NextMatch: keymap.Bind("n N", "next, previous match", "n"),
		PrevMatch: keymap.Bind("", "", "N"),
		Done:      keymap.Bind("enter", "keep the matches", "enter"),
		Cancel:    keymap.Bind("esc", "back to reading", "esc"),
	}
}

// ReadingActions are the keys that work while an entry is read.
func (k *KeyMap) ReadingActions() []keymap.Action {
	return []keymap.Action{{Name: "find", Binding: &k.Find}, {Name: "next-mark", Binding: &k.NextMatch}, {Name: "prev-mark", Binding: &k.PrevMatch}}
}

// TypingActions are the keys that work while the query is typed.
func (k *KeyMap) TypingActions() []keymap.Action {
	return []keymap.Action{{Name: "done", Binding: &k.Done}, {Name: "cancel", Binding: &k.Cancel}}
}
