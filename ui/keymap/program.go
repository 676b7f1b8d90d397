package keymap

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/phrases"
)

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
		New("copy", &k.Copy, "^Y", phrases.KeyCopyWithSource, "ctrl+y"),
		New("copy-sentence", &k.CopySentence, "^X", phrases.KeyCopyOneSentence, "ctrl+x"),
		New("quit", &k.Quit, "^C ^Q", phrases.KeyQuit, "ctrl+c", "ctrl+q"),
		New("help", &k.Help, "^G", phrases.KeyShowHelp, "ctrl+g"),
		New("help-empty", &k.HelpEmpty, "?", phrases.KeyHelpInEmptySearch, "?"),
		New("save", &k.Save, "^S", phrases.KeySaveOrUnsave, "ctrl+s"),
		New("recent", &k.Recent, "^R", phrases.KeyOpenRecent, "ctrl+r"),
		New("reload", &k.Reload, "alt+r f5", phrases.KeyReloadFromDisk, "alt+r", "f5"),
		New("theme", &k.Theme, "^T", phrases.KeyNextTheme, "ctrl+t"),
		New("mouse", &k.Mouse, "alt+m f2", phrases.KeyTurnMouseOnOff, "alt+m", "f2"),
		New("repaint", &k.Repaint, "^L", phrases.KeyRedrawEverything, "ctrl+l"),
		New("suspend", &k.Suspend, "^Z", phrases.KeySuspend, "ctrl+z"),
	}
}
