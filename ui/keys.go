package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/answer"
	"trustbook/ui/browse"
	"trustbook/ui/config"
	"trustbook/ui/dialog"
	"trustbook/ui/keymap"
	"trustbook/ui/phrases"
	"trustbook/ui/reader"
)

type keyMap struct {
	browse  browse.KeyMap
	reader  reader.KeyMap
	dialog  dialog.KeyMap
	program keymap.ProgramKeys
}

func defaultKeys() keyMap {
	return keyMap{browse: browse.DefaultKeys(), reader: reader.DefaultKeys(), dialog: dialog.DefaultKeys(), program: keymap.DefaultProgram()}
}

// readerContext and dialogContext are indexes into the result of [keyMap.contexts]: the first context of an open entry,
// and the context of dialogs.
const readerContext, dialogContext = 2, 4

// contexts returns all keys in the order of the help. Names of contexts and actions must never change, because
// configurations refer to them.
func (k *keyMap) contexts() []keymap.Context {
	return []keymap.Context{
		{Name: "browse", Title: phrases.KeysOfList, Actions: k.browse.Actions()},
		{Name: "program", Title: phrases.KeysOfProgram, Actions: k.program.Actions()},
		{Name: "reader", Title: phrases.KeysOfReading, Actions: k.reader.Actions()},
		{Name: "find", Title: phrases.KeysOfFinding, Actions: k.reader.Finding.TypingActions()},
		{Name: "overlay", Title: phrases.KeysOfDialogs, Actions: k.dialog.Actions()},
	}
}

// Actions returns the actions whose keys can be configured.
func Actions() config.Actions {
	k := defaultKeys()
	out := config.Actions{}
	for _, c := range append(k.contexts(), answer.KeyContexts()...) {
		for _, a := range c.Actions {
			out[c.Name] = append(out[c.Name], config.Action{Name: a.Name, Keys: a.Binding.Keys(), Help: a.Binding.Help().Desc})
		}
	}
	return out
}

// asksToReload reports whether a key is bound to reloading the entries, even while the binding is disabled, as it is
// for built-in entries. The program then explains why the key does nothing.
func (k *keyMap) asksToReload(msg tea.KeyPressMsg) bool {
	reload := k.program.Reload
	reload.SetEnabled(true)
	return key.Matches(msg, reload)
}

// enableFileKeys enables or disables the keys that are only useful for entries in files. Built-in entries load at once
// and never change.
func (k *keyMap) enableFileKeys(enabled bool) {
	k.browse.Stop.SetEnabled(enabled)
	k.program.Reload.SetEnabled(enabled)
	k.reader.Reload.SetEnabled(enabled)
}
