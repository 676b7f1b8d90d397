package browse

import (
	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// Keys returns the keys to show in the bottom row.
func (m *Model) Keys() []key.Binding {
	k, p, mode, folder := m.keys, m.program, m.size.Mode, m.List.Current().Folder
	noQuery, onPath := m.query == "", m.activePath() != nil
	help := keymap.WithDescription(p.Help, phrases.HintHelp)
	if noQuery {
		help = keymap.WithDescription(p.HelpEmpty, phrases.HintHelp)
	}
	choose, read := k.Up, m.openKey()
	choose.SetEnabled(mode == layout.ModeWide || mode == layout.ModeMedium && m.NoResults()) // in other layouts there is too little space for the hint
	clearing, category := keymap.WithDescription(k.Clear, phrases.HintClear), keymap.WithDescription(k.NextTab, phrases.HintCategory)
	mark, copying := keymap.WithDescription(k.MarkRead, phrases.HintMarkRead), keymap.WithDescription(p.Copy, phrases.HintCopyAnswer)
	sentence := keymap.WithDescription(p.CopySentence, phrases.HintSentence)
	quit := keymap.WithFirstKey(p.Quit)
	quit.SetEnabled(noQuery)
	if e := m.List.Current().Entry; e != nil {
		mark.SetEnabled(m.session.Progress.Status(e) != readstate.StatusRead)
	}
	switch {
	case m.loading.Opening:
		return []key.Binding{keymap.WithDescription(k.Stop, phrases.HintStop), p.Quit}
	case m.List.Len() == 0 && m.NoResults():
		return []key.Binding{clearing, help}
	case m.List.Len() == 0:
		return []key.Binding{category, clearing, quit, help}
	case folder != nil:
		fold := keymap.WithDescription(k.Open, phrases.HintOpenGroup)
		if folder.Open {
			fold = keymap.WithDescription(k.Open, phrases.HintCloseGroup)
		}
		return []key.Binding{choose, fold, category, help}
	case m.NoResults() && mode == layout.ModeNarrow:
		return []key.Binding{read, clearing, help}
	case m.NoResults():
		return []key.Binding{choose, read, clearing, category, help}
	case mode == layout.ModeNarrow:
		return []key.Binding{read, copying, quit, help}
	case onPath:
		return []key.Binding{choose, read, mark, category, copying, sentence, quit, help}
	case !noQuery: // the bottom row omits hints from the middle
		return []key.Binding{choose, read, copying, sentence, category, help}
	}
	return []key.Binding{choose, read, category, copying, sentence, quit, help}
}
