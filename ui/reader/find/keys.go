package find

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/phrases"
)

// KeyMap holds the keys for finding. Done and Cancel work while a query is being typed, the other keys while an entry
// is being read.
type KeyMap struct {
	Find, NextMatch, PrevMatch key.Binding
	Done, Cancel               key.Binding
}

// ReadingActions lists the actions available while an entry is read.
func (k *KeyMap) ReadingActions() []keymap.Action {
	return []keymap.Action{
		keymap.NewAction("find", &k.Find, "/", phrases.KeyFindInEntry, "/"),
		keymap.NewAction("next-mark", &k.NextMatch, "n N", phrases.KeyNextPreviousMatch, "n"),
		keymap.NewAction("prev-mark", &k.PrevMatch, "", phrases.KeyHelp{}, "N"),
	}
}

// TypingActions lists the actions available while the query is typed.
func (k *KeyMap) TypingActions() []keymap.Action {
	return []keymap.Action{
		keymap.NewAction("done", &k.Done, "enter", phrases.KeyKeepMatches, "enter"),
		keymap.NewAction("cancel", &k.Cancel, "esc", phrases.KeyBackToReading, "esc"),
	}
}
