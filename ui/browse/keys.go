package browse

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/layout"
)

// KeyMap is the keys that work while the search line has the focus.
type KeyMap struct {
	Up, Down, PageUp, PageDown, First, Last            key.Binding
	Open, Use, MarkRead, NextTab, PrevTab, Clear, Stop key.Binding
}

// DefaultKeys returns the keys as they are without a configuration.
func DefaultKeys() KeyMap {
	return KeyMap{
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

// Actions names the keys, in the order of the help.
func (k *KeyMap) Actions() []keymap.Action {
	return []keymap.Action{
		{Name: "up", Binding: &k.Up}, {Name: "down", Binding: &k.Down},
		{Name: "page-up", Binding: &k.PageUp}, {Name: "page-down", Binding: &k.PageDown},
		{Name: "first", Binding: &k.First}, {Name: "last", Binding: &k.Last},
		{Name: "open", Binding: &k.Open}, {Name: "use", Binding: &k.Use}, {Name: "mark-read", Binding: &k.MarkRead},
		{Name: "next-tab", Binding: &k.NextTab}, {Name: "prev-tab", Binding: &k.PrevTab},
		{Name: "clear", Binding: &k.Clear}, {Name: "stop", Binding: &k.Stop},
	}
}

// hintState is what decides which keys are worth knowing.
type hintState struct {
	mode      layout.Mode
	opening   bool // the handbook is being loaded for the first time
	noQuery   bool
	noResults bool
	noItems   bool
	onPath    bool
}

// hints are the keys worth knowing.
func (k *KeyMap) hints(p *keymap.Program, s hintState) []key.Binding {
	help := keymap.Hint(p.Help, "help")
	if s.noQuery {
		help = keymap.Hint(p.HelpEmpty, "help")
	}
	choose, read, use := k.Up, keymap.Hint(k.Open, "read"), keymap.Hint(k.Use, "use")
	clearing, category := keymap.Hint(k.Clear, "clear"), keymap.Hint(k.NextTab, "category")
	mark, copying := keymap.Hint(k.MarkRead, "mark read"), keymap.Hint(p.Copy, "copy answer")
	switch {
	case s.opening:
		return []key.Binding{keymap.Hint(k.Stop, "stop"), p.Quit}
	case s.noItems && s.noResults:
		return []key.Binding{clearing, help}
	case s.noItems:
		return []key.Binding{category, clearing, help}
	case s.noResults && s.mode == layout.Narrow:
		return []key.Binding{use, clearing, help}
	case s.noResults:
		return []key.Binding{choose, use, clearing, category, help}
	case s.mode == layout.Narrow:
		return []key.Binding{read, copying, help}
	case s.onPath && s.mode == layout.Medium:
		return []key.Binding{read, mark, category, copying, help}
	case s.onPath:
		return []key.Binding{choose, read, mark, category, copying, help}
	case s.mode == layout.Medium:
		return []key.Binding{read, category, copying, help}
	}
	return []key.Binding{choose, read, category, copying, help}
}
