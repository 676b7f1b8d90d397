package ui

import (
	"cmp"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/dialog"
	"trustbook/ui/keymap"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
)

// dialogFrame describes the screen for a dialog.
func (m *Model) dialogFrame() dialog.Frame {
	return dialog.Frame{Size: m.size, Theme: m.theme, Keys: m.keys.dialog, Outbox: &m.outbox}
}

func (m *Model) openMenu(c message.OpenMenu) { m.dialog = dialog.NewMenu(m.dialogFrame(), c) }

// openHelp opens the help, beginning with the keys of the focused component.
func (m *Model) openHelp() {
	contexts := m.keys.contexts()
	if m.reader != nil {
		contexts = slices.Concat(contexts[readerContext:dialogContext], contexts[:readerContext], contexts[dialogContext:])
	}
	m.dialog = dialog.NewHelp(m.dialogFrame(), slices.Concat(contexts, []keymap.Context{searchSyntax(), m.marksInList()}), m.handbookFacts)
}

// searchSyntax returns the section of the help that describes the syntax of queries.
func searchSyntax() keymap.Context {
	c := keymap.Context{Title: phrases.InSearchLine}
	for _, s := range phrases.SearchSyntax {
		c.Actions = append(c.Actions, helpLine(s.Example, s.KeyHelp))
	}
	return c
}

// marksInList returns the section of the help that explains the marks beside titles in the list.
func (m *Model) marksInList() keymap.Context {
	g := m.theme.Glyph
	return keymap.Context{Title: phrases.MarksInList, Actions: []keymap.Action{
		helpLine(g.ToRead, phrases.MarkToRead), helpLine(g.Read, phrases.MarkRead), helpLine(g.Changed, phrases.MarkChanged), helpLine(g.Saved, phrases.MarkSaved),
	}}
}

func helpLine(text string, about phrases.KeyHelp) keymap.Action {
	b := key.NewBinding(key.WithKeys(text), key.WithHelp(text, about.Does))
	return keymap.Action{Binding: &b, Words: about.Words}
}

// handbookFacts returns the facts about the open handbook for the help: its origin, and a digest for checking that
// another person has the same entries.
func (m *Model) handbookFacts() []dialog.HandbookFact {
	h, signature := m.session.Handbook, phrases.SignatureValid
	if h.Origin == handbook.BuiltIn {
		signature = phrases.SignatureNotNeeded
	}
	return []dialog.HandbookFact{
		{Name: phrases.FactTitle, Value: h.Title},
		{Name: phrases.FactEdition, Value: h.Version},
		{Name: phrases.FactOrigin, Value: h.Origin},
		{Name: phrases.FactSignature, Value: cmp.Or(h.Mark, signature)},
		{Name: phrases.FactDigest, Value: h.Digest},
	}
}

// openRecent opens the menu of recently read entries.
func (m *Model) openRecent() tea.Cmd {
	if len(m.session.Recent(1)) == 0 {
		return m.say(phrases.NothingReadYet, false)
	}
	m.openMenu(message.OpenMenu{Menu: phrases.RecentMenu, Items: m.recentMenu})
	return nil
}

func (m *Model) recentMenu() []message.MenuItem {
	var items []message.MenuItem
	for _, e := range m.session.Recent(len(m.session.Handbook.AllEntries())) {
		c, _ := m.session.Handbook.Category(e.Category)
		items = append(items, message.MenuItem{Label: e.Title, Note: c.Title, Msg: message.OpenEntry{ID: e.ID}})
	}
	return items
}
