package reader

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// Keys returns the keys to show in the bottom row. If space is short, some of the middle ones are omitted.
func (m *Model) Keys() []key.Binding {
	k, narrow := m.keys, m.size.Mode == layout.ModeNarrow
	links := keymap.WithDescription(k.NextLink, phrases.HintLinks)
	links.SetEnabled(len(m.Doc.Links) > 0)
	back, find := keymap.WithFirstKey(keymap.WithDescription(k.Back, phrases.HintBack)), keymap.WithDescription(k.Finding.Find, phrases.HintFind)
	turn, copying, help := keymap.WithDescription(k.Previous, phrases.HintTurn), keymap.WithDescription(k.Copy, phrases.HintCopyAnswer), keymap.WithDescription(k.Help, phrases.HintHelp)
	acknowledge, mark := keymap.WithDescription(k.Acknowledge, phrases.HintAcknowledge), keymap.WithDescription(k.MarkRead, phrases.HintMarkRead)
	mark.SetEnabled(m.progress.Status(m.Entry) != readstate.StatusRead)
	pending := m.ack != nil && m.ack.Pending
	if pending && !m.ack.Coverage.AtEnd { // an entry can be acknowledged only at its end
		acknowledge = keymap.WithFirstKey(keymap.WithDescription(k.PageDown, phrases.HintPage))
	}
	switch {
	case m.IsPlain():
		return []key.Binding{back, k.Down}
	case m.diff != nil:
		return []key.Binding{back, keymap.WithFirstKey(keymap.WithDescription(k.Finding.NextMatch, phrases.HintNext)), k.Down}
	case pending && narrow:
		return []key.Binding{acknowledge, back, help} // in the middle, it would be left out first
	case pending:
		return []key.Binding{back, acknowledge, m.languageKey(), find, links, turn, copying, help}
	case narrow && m.path != "":
		next := keymap.WithFirstKey(keymap.WithDescription(k.Next, phrases.HintNext))
		next.SetEnabled(!mark.Enabled()) // there is space for only one of the two
		return []key.Binding{back, mark, next, help}
	case narrow:
		return []key.Binding{back, copying, find, help}
	case m.path != "":
		return slices.Concat([]key.Binding{back, m.languageKey(), turn, mark}, m.navigationKeys(links), []key.Binding{find, copying, help})
	}
	return slices.Concat([]key.Binding{back, m.languageKey(), find}, m.navigationKeys(links), []key.Binding{turn, copying, help})
}

// languageKey returns the key that shows the entry in another language. The key is disabled if there is no other
// language.
func (m *Model) languageKey() key.Binding {
	next := m.NextLanguage()
	if next == nil {
		return key.NewBinding(key.WithDisabled())
	}
	return keymap.WithDescription(m.keys.Language, phrases.InLanguage(next.Metadata.Lang))
}

// navigationKeys returns the keys that lead from this entry to others and back.
func (m *Model) navigationKeys(links key.Binding) []key.Binding {
	var keys []key.Binding
	if len(m.Doc.Headings) > 0 {
		keys = append(keys, keymap.WithDescription(m.keys.Contents, phrases.HintContents))
	}
	keys = append(keys, links)
	if len(m.acronyms) > 0 {
		keys = append(keys, keymap.WithDescription(m.keys.Abbreviations, phrases.HintAbbreviations))
	}
	return keys
}
