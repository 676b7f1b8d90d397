package browse

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/browse/list"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// Keys returns the keys to show in the bottom row.
func (m *Model) Keys() []key.Binding {
	return m.keys.hints(m.program, hintState{
		mode: m.size.Mode, opening: m.loading.Opening, noQuery: m.query == "",
		noResults: m.NoResults(), noItems: m.List.Len() == 0, onPath: m.path() != nil, isRead: m.chosenIsRead(),
		open: m.openKey(), folder: m.List.Current().Folder,
	})
}

func (m *Model) chosenIsRead() bool {
	e := m.List.Current().Entry
	return e != nil && m.session.Progress.Status(e) == readstate.StatusRead
}

// hintState contains what determines the keys in the bottom row.
type hintState struct {
	mode      layout.Mode
	opening   bool // the first handbook is being loaded
	noQuery   bool
	noResults bool
	noItems   bool
	onPath    bool
	isRead    bool         // the selected entry is read
	open      key.Binding  // key that opens the selected entry, or searches for the selected word
	folder    *list.Folder // the selected group; nil for none
}

func (k *KeyMap) hints(p *keymap.ProgramKeys, s hintState) []key.Binding {
	help := keymap.Hint(p.Help, phrases.HintHelp)
	if s.noQuery {
		help = keymap.Hint(p.HelpEmpty, phrases.HintHelp)
	}
	choose, read := k.Up, s.open
	clearing, category := keymap.Hint(k.Clear, phrases.HintClear), keymap.Hint(k.NextTab, phrases.HintCategory)
	mark, copying := keymap.Hint(k.MarkRead, phrases.HintMarkRead), keymap.Hint(p.Copy, phrases.HintCopyAnswer)
	sentence := keymap.Hint(p.CopySentence, phrases.HintSentence)
	quit := keymap.FirstKey(p.Quit)
	quit.SetEnabled(s.noQuery)
	mark.SetEnabled(!s.isRead)
	switch {
	case s.opening:
		return []key.Binding{keymap.Hint(k.Stop, phrases.HintStop), p.Quit}
	case s.noItems && s.noResults:
		return []key.Binding{clearing, help}
	case s.noItems:
		return []key.Binding{category, clearing, quit, help}
	case s.folder != nil:
		fold := keymap.Hint(k.Open, phrases.HintOpenGroup)
		if s.folder.Open {
			fold = keymap.Hint(k.Open, phrases.HintCloseGroup)
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
	case !s.noQuery && s.mode == layout.Medium: // the bottom row leaves out hints in the middle
		return []key.Binding{read, copying, sentence, category, help}
	case !s.noQuery:
		return []key.Binding{choose, read, copying, sentence, category, help}
	case s.mode == layout.Medium:
		return []key.Binding{read, category, copying, sentence, quit, help}
	}
	return []key.Binding{choose, read, category, copying, sentence, quit, help}
}
