package keymap

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/phrases"
)

// ProgramKeys holds the keys that work everywhere.
type ProgramKeys struct {
	Copy, CopySentence, Save, Recent, Reload, Theme, Mouse, Repaint, Help, HelpEmpty, Suspend, Quit key.Binding
}

// DefaultProgram returns the default key bindings.
func DefaultProgram() (k ProgramKeys) {
	ResetToDefaults(k.Actions())
	return k
}

// Actions lists the actions in the order of the help.
func (k *ProgramKeys) Actions() []Action {
	return []Action{
		NewAction("copy", &k.Copy, "^Y", phrases.KeyCopyWithSource, "ctrl+y"),
		NewAction("copy-sentence", &k.CopySentence, "^X", phrases.KeyCopyOneSentence, "ctrl+x"),
		NewAction("quit", &k.Quit, "^C ^Q", phrases.KeyQuit, "ctrl+c", "ctrl+q"),
		NewAction("help", &k.Help, "^G", phrases.KeyShowHelp, "ctrl+g", "f1"),
		NewAction("help-empty", &k.HelpEmpty, "?", phrases.KeyHelpInEmptySearch, "?"),
		NewAction("save", &k.Save, "^S", phrases.KeySaveOrUnsave, "ctrl+s"),
		NewAction("recent", &k.Recent, "^R", phrases.KeyOpenRecent, "ctrl+r"),
		NewAction("reload", &k.Reload, "alt+r f5", phrases.KeyReloadFromDisk, "alt+r", "f5"),
		NewAction("theme", &k.Theme, "^T", phrases.KeyNextTheme, "ctrl+t"),
		NewAction("mouse", &k.Mouse, "alt+m f2", phrases.KeyTurnMouseOnOff, "alt+m", "f2"),
		NewAction("repaint", &k.Repaint, "^L", phrases.KeyRedrawEverything, "ctrl+l"),
		NewAction("suspend", &k.Suspend, "^Z", phrases.KeySuspend, "ctrl+z"),
	}
}
