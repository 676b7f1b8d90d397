package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/config"
	"trustbook/ui/dialog"
	"trustbook/ui/keymap"
)

// keyMap is every key of the program.
type keyMap struct {
	browse  browseKeys
	reader  readerKeys
	find    findKeys
	dialog  dialog.KeyMap
	program programKeys
}

// browseKeys work while the search line has the focus.
type browseKeys struct {
	Up, Down, PageUp, PageDown, First, Last  key.Binding
	Open, Use, Clear, Stop, NextTab, PrevTab key.Binding
	MarkRead                                 key.Binding
}

// readerKeys work while an entry is open.
type readerKeys struct {
	Up, Down, HalfUp, HalfDown, PageUp, PageDown, Top, Bottom key.Binding
	Find, NextMark, PrevMark, Contents                        key.Binding
	NextLink, PrevLink, Follow, GoBack, GoForward             key.Binding
	Previous, Next, MarkRead, Diff, Copy, CopyMenu            key.Binding
	Plain, Reload, Help, Back, Abbreviations                  key.Binding

	Acknowledge key.Binding
}

// findKeys work while a query to find in the entry is typed.
type findKeys struct {
	Done, Cancel key.Binding
}

// programKeys work everywhere.
type programKeys struct {
	Copy, Save, Recent, Reload, Theme, Mouse, Help, HelpEmpty, Suspend, Quit key.Binding
}

func defaultKeys() keyMap {
	return keyMap{browse: defaultBrowse(), reader: defaultReader(), find: defaultFind(), dialog: dialog.DefaultKeys(), program: defaultProgram()}
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

func defaultReader() readerKeys {
	return readerKeys{
		Down:          keymap.Bind("j k", "scroll", "j", "down"),
		Up:            keymap.Bind("", "", "k", "up"),
		HalfDown:      keymap.Bind("d u", "scroll half a page", "d", "ctrl+d"),
		HalfUp:        keymap.Bind("", "", "u", "ctrl+u"),
		PageDown:      keymap.Bind("space b", "scroll a page", "space", "pgdown", "f"),
		PageUp:        keymap.Bind("", "", "b", "pgup"),
		Top:           keymap.Bind("g G", "go to top, bottom", "g", "home"),
		Bottom:        keymap.Bind("", "", "G", "end"),
		Find:          keymap.Bind("/", "find in this entry", "/"),
		NextMark:      keymap.Bind("n N", "next, previous match", "n"),
		PrevMark:      keymap.Bind("", "", "N"),
		Contents:      keymap.Bind("c", "show contents", "c"),
		Abbreviations: keymap.Bind("s", "explain abbreviations", "s"),
		NextLink:      keymap.Bind("tab", "next link", "tab"),
		PrevLink:      keymap.Bind("shift+tab", "previous link", "shift+tab"),
		Follow:        keymap.Bind("enter", "open the link", "enter"),
		Previous:      keymap.Bind("[ ]", "previous, next entry", "["),
		Next:          keymap.Bind("", "", "]"),
		GoBack:        keymap.Bind("left right", "go back, forward", "left", "backspace", "alt+left"),
		GoForward:     keymap.Bind("", "", "right", "alt+right"),
		MarkRead:      keymap.Bind("m", "mark read or unread", "m"),
		Diff:          keymap.Bind("D", "show what changed", "D"),
		Copy:          keymap.Bind("y", "copy answer and source", "y"),
		CopyMenu:      keymap.Bind("Y", "choose what to copy", "Y"),
		Plain:         keymap.Bind("v", "show as plain text", "v"),
		Reload:        keymap.Bind("r", "reload from disk", "r"),
		Help:          keymap.Bind("?", "show this help", "?"),
		Back:          keymap.Bind("esc", "back to the list", "esc", "q"),
		Acknowledge:   keymap.Bind("a", "acknowledge, if asked", "a"),
	}
}

func defaultFind() findKeys {
	return findKeys{
		Done:   keymap.Bind("enter", "keep the matches", "enter"),
		Cancel: keymap.Bind("esc", "back to reading", "esc"),
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

func (k *readerKeys) actions() []keymap.Action {
	return []keymap.Action{
		{Name: "down", Binding: &k.Down}, {Name: "up", Binding: &k.Up},
		{Name: "half-down", Binding: &k.HalfDown}, {Name: "half-up", Binding: &k.HalfUp},
		{Name: "page-down", Binding: &k.PageDown}, {Name: "page-up", Binding: &k.PageUp},
		{Name: "top", Binding: &k.Top}, {Name: "bottom", Binding: &k.Bottom},
		{Name: "find", Binding: &k.Find}, {Name: "next-mark", Binding: &k.NextMark}, {Name: "prev-mark", Binding: &k.PrevMark},
		{Name: "contents", Binding: &k.Contents}, {Name: "short-forms", Binding: &k.Abbreviations},
		{Name: "next-link", Binding: &k.NextLink}, {Name: "prev-link", Binding: &k.PrevLink}, {Name: "follow", Binding: &k.Follow},
		{Name: "previous", Binding: &k.Previous}, {Name: "next", Binding: &k.Next},
		{Name: "go-back", Binding: &k.GoBack}, {Name: "go-forward", Binding: &k.GoForward},
		{Name: "mark-read", Binding: &k.MarkRead}, {Name: "diff", Binding: &k.Diff},
		{Name: "copy", Binding: &k.Copy}, {Name: "copy-menu", Binding: &k.CopyMenu}, {Name: "bare", Binding: &k.Plain},
		{Name: "reload", Binding: &k.Reload}, {Name: "help", Binding: &k.Help}, {Name: "back", Binding: &k.Back},
		{Name: "acknowledge", Binding: &k.Acknowledge},
	}
}

func (k *findKeys) actions() []keymap.Action {
	return []keymap.Action{{Name: "done", Binding: &k.Done}, {Name: "cancel", Binding: &k.Cancel}}
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
		{Name: "reader", Title: "Reading", Actions: k.reader.actions()},
		{Name: "find", Title: "Finding in an entry", Actions: k.find.actions()},
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
