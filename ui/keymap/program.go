package keymap

import "charm.land/bubbles/v2/key"

// Program holds the keys that work everywhere.
type Program struct {
	Copy, CopySentence, Save, Recent, Reload, Theme, Mouse, Repaint, Help, HelpEmpty, Suspend, Quit key.Binding
}

// DefaultProgram returns the default key bindings.
func DefaultProgram() (k Program) {
	Reset(k.Actions())
	return k
}

// Actions lists the actions in the order of the help.
func (k *Program) Actions() []Action {
	return []Action{
		New("copy", &k.Copy, "^Y", "copy with its source", "ctrl+y").Also("answer clipboard share"),
		New("copy-sentence", &k.CopySentence, "^X", "copy one sentence", "ctrl+x").Also("clipboard share summary"),
		New("quit", &k.Quit, "^C ^Q", "quit", "ctrl+c", "ctrl+q").Also("exit leave close end stop"),
		New("help", &k.Help, "^G", "show this help", "ctrl+g").Also("keys shortcuts"),
		New("help-empty", &k.HelpEmpty, "?", "help in empty search", "?"),
		New("save", &k.Save, "^S", "save or unsave", "ctrl+s").Also("bookmark favourite star"),
		New("recent", &k.Recent, "^R", "open a recent entry", "ctrl+r").Also("history"),
		New("reload", &k.Reload, "alt+r f5", "reload from disk", "alt+r", "f5").Also("refresh update"),
		New("theme", &k.Theme, "^T", "next theme", "ctrl+t").Also("colour color dark light contrast"),
		New("mouse", &k.Mouse, "alt+m f2", "turn mouse on or off", "alt+m", "f2").Also("click select"),
		New("repaint", &k.Repaint, "^L", "redraw everything", "ctrl+l").Also("redraw refresh clear"),
		New("suspend", &k.Suspend, "^Z", "suspend", "ctrl+z").Also("background shell"),
	}
}
