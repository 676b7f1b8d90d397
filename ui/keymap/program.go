package keymap

import "charm.land/bubbles/v2/key"

// Program holds the keys that work everywhere.
type Program struct {
	Copy, Save, Recent, Reload, Theme, Mouse, Help, HelpEmpty, Suspend, Quit key.Binding
}

// DefaultProgram returns the default key bindings.
func DefaultProgram() (k Program) {
	Reset(k.Actions())
	return k
}

// Actions lists the actions in the order of the help.
func (k *Program) Actions() []Action {
	return []Action{
		New("copy", &k.Copy, "^Y", "copy answer and source", "ctrl+y"),
		New("save", &k.Save, "^S", "save or unsave", "ctrl+s"),
		New("recent", &k.Recent, "^R", "open a recent entry", "ctrl+r"),
		New("reload", &k.Reload, "f5", "reload from disk", "f5"),
		New("theme", &k.Theme, "^T", "next theme", "ctrl+t"),
		New("mouse", &k.Mouse, "f2", "turn mouse on or off", "f2", "alt+m"),
		New("help", &k.Help, "^G", "show this help", "ctrl+g"),
		New("help-empty", &k.HelpEmpty, "?", "help if search is empty", "?"),
		New("suspend", &k.Suspend, "^Z", "suspend", "ctrl+z"),
		New("quit", &k.Quit, "^C ^Q", "quit", "ctrl+c", "ctrl+q"),
	}
}
