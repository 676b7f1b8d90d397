package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/config"
	"trustbook/ui/dialog"
	"trustbook/ui/keymap"
	"trustbook/ui/reader"
)

// keyMap is every key of the program.
type keyMap struct {
	browse  browseKeys
	reader  reader.KeyMap
	dialog  dialog.KeyMap
	program programKeys
}

// browseKeys work while the search line has the focus.
type browseKeys struct {
	Up, Down, PageUp, PageDown, First, Last  key.Binding
	Open, Use, Clear, Stop, NextTab, PrevTab key.Binding
	MarkRead                                 key.Binding
}

// programKeys work everywhere.
type programKeys struct {
	Copy, Save, Recent, Reload, Theme, Mouse, Help, HelpEmpty, Suspend, Quit key.Binding
}

func defaultKeys() keyMap {
	return keyMap{browse: defaultBrowse(), reader: reader.DefaultKeys(), dialog: dialog.DefaultKeys(), program: defaultProgram()}
}

func defaultBrowse() browseKeys {
	return browseKeys{
		Up:       keymap.Bind("arrows", "choose", "up", "ctrl+p"),
		Down:     keymap.Bind("", "", "down", "ctrl+n"),
		PageUp:   keymap.Bind("pgup pgdn", "scroll the answer", "pgup"),
		PageDown: keymap.Bind("", "", "pgdown"),
		First:    keymap.Bind("^home ^end", "go to first, last", "ctrl+home"),
		Last:     keymap.Bind("", "", "ctrl+end"),
		Open:     keymap.Bind("enter", "read full-size", "enter"),
		Use:      keymap.Bind("enter", "use the suggested word", "enter"),
		NextTab:  keymap.Bind("tab", "next category", "tab"),
		PrevTab:  keymap.Bind("shift+tab", "previous category", "shift+tab"),
		MarkRead: keymap.Bind("^O", "mark read or unread", "ctrl+o"),
		Clear:    keymap.Bind("esc", "clear, one step back", "esc"),
		Stop:     keymap.Bind("esc", "stop loading entries", "esc"),
	}
}

func defaultProgram() programKeys {
	return programKeys{
		Copy:      keymap.Bind("^Y", "copy answer and source", "ctrl+y"),
		Save:      keymap.Bind("^S", "save or unsave", "ctrl+s"),
		Recent:    keymap.Bind("^R", "open a recent entry", "ctrl+r"),
		Reload:    keymap.Bind("f5", "reload from disk", "f5"),
		Theme:     keymap.Bind("^T", "next theme", "ctrl+t"),
		Mouse:     keymap.Bind("f2", "turn mouse on or off", "f2", "alt+m"),
		Help:      keymap.Bind("^G", "show this help", "ctrl+g"),
		HelpEmpty: keymap.Bind("?", "help if search is empty", "?"),
		Suspend:   keymap.Bind("^Z", "suspend", "ctrl+z"),
		Quit:      keymap.Bind("^C", "quit", "ctrl+c"),
	}
}

func (k *browseKeys) actions() []keymap.Action {
	return []keymap.Action{
		{Name: "up", Binding: &k.Up}, {Name: "down", Binding: &k.Down},
		{Name: "page-up", Binding: &k.PageUp}, {Name: "page-down", Binding: &k.PageDown},
		{Name: "first", Binding: &k.First}, {Name: "last", Binding: &k.Last},
		{Name: "open", Binding: &k.Open}, {Name: "use", Binding: &k.Use}, {Name: "mark-read", Binding: &k.MarkRead},
		{Name: "next-tab", Binding: &k.NextTab}, {Name: "prev-tab", Binding: &k.PrevTab},
		{Name: "clear", Binding: &k.Clear}, {Name: "stop", Binding: &k.Stop},
	}
}

func (k *programKeys) actions() []keymap.Action {
	return []keymap.Action{
		{Name: "copy", Binding: &k.Copy}, {Name: "save", Binding: &k.Save}, {Name: "recent", Binding: &k.Recent},
		{Name: "reload", Binding: &k.Reload}, {Name: "theme", Binding: &k.Theme}, {Name: "mouse", Binding: &k.Mouse},
		{Name: "help", Binding: &k.Help}, {Name: "help-empty", Binding: &k.HelpEmpty},
		{Name: "suspend", Binding: &k.Suspend}, {Name: "quit", Binding: &k.Quit},
	}
}

// contexts returns all keys, in the order in which the help shows them. Their names
// in the configuration never change.
func (k *keyMap) contexts() []keymap.Context {
	return []keymap.Context{
		{Name: "browse", Title: "Search and list", Actions: k.browse.actions()},
		{Name: "reader", Title: "Reading", Actions: k.reader.Actions()},
		{Name: "find", Title: "Finding in an entry", Actions: k.reader.Finding.TypingActions()},
		{Name: "program", Title: "Program", Actions: k.program.actions()},
		{Name: "overlay", Title: "In a dialog", Actions: k.dialog.Actions()},
	}
}

// Actions returns all actions of the program, for the configuration to give other
// keys.
func Actions() config.Actions {
	k := defaultKeys()
	out := config.Actions{}
	for _, c := range k.contexts() {
		for _, a := range c.Actions {
			out[c.Name] = append(out[c.Name], config.Action{Name: a.Name, Keys: a.Binding.Keys(), Help: a.Binding.Help().Desc})
		}
	}
	return out
}

// asksToReload reports whether a key asks to read the entries again, even where the
// help does not list it because they are built in.
func (k *keyMap) asksToReload(msg tea.KeyPressMsg) bool {
	reload := k.program.Reload
	reload.SetEnabled(true)
	return key.Matches(msg, reload)
}

// enableFileKeys enables the keys that only make sense for entries read from files.
// Built-in ones are there at once and never change.
func (k *keyMap) enableFileKeys(enabled bool) {
	k.browse.Stop.SetEnabled(enabled)
	k.program.Reload.SetEnabled(enabled)
	k.reader.Reload.SetEnabled(enabled)
}
