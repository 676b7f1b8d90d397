package keymap

import "charm.land/bubbles/v2/key"

// Program is the keys that work everywhere.
type Program struct {
	Copy, Save, Recent, Reload, Theme, Mouse, Help, HelpEmpty, Suspend, Quit key.Binding
}

// DefaultProgram returns the keys as they are without a configuration.
func DefaultProgram() Program {
	return Program{
		Copy:      Bind("^Y", "copy answer and source", "ctrl+y"),
		Save:      Bind("^S", "save or unsave", "ctrl+s"),
		Recent:    Bind("^R", "open a recent entry", "ctrl+r"),
		Reload:    Bind("f5", "reload from disk", "f5"),
		Theme:     Bind("^T", "next theme", "ctrl+t"),
		Mouse:     Bind("f2", "turn mouse on or off", "f2", "alt+m"),
		Help:      Bind("^G", "show this help", "ctrl+g"),
		HelpEmpty: Bind("?", "help if search is empty", "?"),
		Suspend:   Bind("^Z", "suspend", "ctrl+z"),
		Quit:      Bind("^C", "quit", "ctrl+c"),
	}
}

// Actions names the keys, in the order of the help.
func (k *Program) Actions() []Action {
	return []Action{
		{"copy", &k.Copy}, {"save", &k.Save}, {"recent", &k.Recent}, {"reload", &k.Reload}, {"theme", &k.Theme},
		{"mouse", &k.Mouse}, {"help", &k.Help}, {"help-empty", &k.HelpEmpty}, {"suspend", &k.Suspend}, {"quit", &k.Quit},
	}
}
