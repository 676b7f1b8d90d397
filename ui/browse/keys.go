package browse

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/browse/list"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// KeyMap holds the keys that work while the search line has the focus.
type KeyMap struct {
	Up, Down, PageUp, PageDown, First, Last            key.Binding
	Open, Use, MarkRead, NextTab, PrevTab, Clear, Stop key.Binding
}

// DefaultKeys returns the default key bindings.
func DefaultKeys() (k KeyMap) {
	keymap.Reset(k.Actions())
	return k
}

// Actions lists the actions in the order of the help.
func (k *KeyMap) Actions() []keymap.Action {
	return []keymap.Action{
		keymap.New("up", &k.Up, "arrows", phrases.KeyChoose, "up", "ctrl+p"),
		keymap.New("down", &k.Down, "", phrases.KeyHelp{}, "down", "ctrl+n"),
		keymap.New("page-up", &k.PageUp, "pgup pgdn", phrases.KeyScrollAnswer, "pgup"),
		keymap.New("page-down", &k.PageDown, "", phrases.KeyHelp{}, "pgdown"),
		keymap.New("first", &k.First, "^home ^end", phrases.KeyGoToFirstLast, "ctrl+home"),
		keymap.New("last", &k.Last, "", phrases.KeyHelp{}, "ctrl+end"),
		keymap.New("open", &k.Open, "enter", phrases.KeyReadFullSize, "enter"),
		keymap.New("use", &k.Use, "enter", phrases.KeyUseSuggestedWord, "enter"),
		keymap.New("mark-read", &k.MarkRead, "^O", phrases.KeyMarkReadOrUnread, "ctrl+o"),
		keymap.New("next-tab", &k.NextTab, "tab", phrases.KeyNextCategory, "tab"),
		keymap.New("prev-tab", &k.PrevTab, "shift+tab", phrases.KeyPreviousCategory, "shift+tab"),
		keymap.New("clear", &k.Clear, "esc", phrases.KeyClear, "esc"),
		keymap.New("stop", &k.Stop, "esc", phrases.KeyStopLoadingEntries, "esc"),
	}
}

// hintState determines which keys are shown in the bottom row.
type hintState struct {
	mode      layout.Mode
	opening   bool // the first handbook is being loaded
	noQuery   bool
	noResults bool
	noItems   bool
	onPath    bool
	open      key.Binding  // reads the selected entry, or uses the selected word
	folder    *list.Folder // the selected group; nil for none
}

func (k *KeyMap) hints(p *keymap.Program, s hintState) []key.Binding {
	help := keymap.Hint(p.Help, "help")
	if s.noQuery {
		help = keymap.Hint(p.HelpEmpty, "help")
	}
	choose, read := k.Up, s.open
	clearing, category := keymap.Hint(k.Clear, "clear"), keymap.Hint(k.NextTab, "category")
	mark, copying := keymap.Hint(k.MarkRead, "mark read"), keymap.Hint(p.Copy, "copy answer")
	sentence := keymap.Hint(p.CopySentence, "one sentence")
	quit := keymap.FirstKey(p.Quit)
	quit.SetEnabled(s.noQuery)
	switch {
	case s.opening:
		return []key.Binding{keymap.Hint(k.Stop, "stop"), p.Quit}
	case s.noItems && s.noResults:
		return []key.Binding{clearing, help}
	case s.noItems:
		return []key.Binding{category, clearing, quit, help}
	case s.folder != nil:
		fold := keymap.Hint(k.Open, "open group")
		if s.folder.Open {
			fold = keymap.Hint(k.Open, "close group")
		}
		if s.mode != layout.Wide {
			return []key.Binding{fold, category, help}
		}
		return []key.Binding{choose, fold, category, help}
	case s.noResults && s.mode == layout.Narrow:
		return []key.Binding{read, clearing, help}
	case s.noResults:
		return []key.Binding{choose, read, clearing, category, help}
	case s.mode == layout.Narrow:
		return []key.Binding{read, copying, quit, help}
	case s.onPath && s.mode == layout.Medium:
		return []key.Binding{read, mark, category, copying, sentence, quit, help}
	case s.onPath:
		return []key.Binding{choose, read, mark, category, copying, sentence, quit, help}
	case s.mode == layout.Medium:
		return []key.Binding{read, category, copying, sentence, quit, help}
	}
	return []key.Binding{choose, read, category, copying, sentence, quit, help}
}
