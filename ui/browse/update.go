package browse

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
)

// Update handles keys, pasted text and the mouse.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.MouseClickMsg:
		return m.click(msg)
	case tea.MouseWheelMsg:
		return m.wheel(msg)
	}
	return m.typeIntoSearch(msg)
}

// press handles a key. Keys that the list does not use are typed into the search line.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys
	switch {
	case m.loading.Opening && key.Matches(msg, k.Stop):
		return m.clearOrQuit()
	case key.Matches(msg, k.Up):
		return m.Select(m.List.Selected() - 1)
	case key.Matches(msg, k.Down):
		return m.Select(m.List.Selected() + 1)
	case key.Matches(msg, k.First):
		return m.Select(0)
	case key.Matches(msg, k.Last):
		m.lookUpMore(m.Tabs.current().Count)
		return m.Select(m.List.Len() - 1)
	case key.Matches(msg, k.PageUp):
		return m.scrollPage(-1)
	case key.Matches(msg, k.PageDown):
		return m.scrollPage(1)
	case key.Matches(msg, k.NextTab):
		return m.stepTab(1)
	case key.Matches(msg, k.PrevTab):
		return m.stepTab(-1)
	case key.Matches(msg, m.openKey()):
		return m.open()
	case key.Matches(msg, k.MarkRead):
		m.markRead()
	case key.Matches(msg, k.Clear):
		return m.goBack()
	default:
		return m.typeIntoSearch(msg)
	}
	return nil
}

// typeIntoSearch passes a key or pasted text to the search line.
func (m *Model) typeIntoSearch(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	m.listFocused = false
	m.Input, cmd = m.Input.Update(msg)
	return tea.Batch(cmd, m.search())
}

// Select selects item i and shows its answer.
func (m *Model) Select(i int) tea.Cmd {
	if i >= m.List.Len() {
		m.lookUpMore(2 * m.limit)
	}
	m.List.Select(i)
	m.listFocused = true
	return m.showSelected()
}

// SelectEntry selects an entry if it is in the list.
func (m *Model) SelectEntry(e *handbook.Entry) { m.List.SelectEntry(e) }

// Step selects and returns the next entry, or the previous one if by is -1, or returns nil if there is none. It opens
// closed groups on the way.
func (m *Model) Step(by int) *handbook.Entry {
	was := m.List.Current().Entry
	to := m.List.Selected() + by
	if to >= m.List.Len() {
		m.lookUpMore(2 * m.limit)
	}
	for to >= 0 && to < m.List.Len() && m.List.At(to).Folder != nil {
		to = m.stepIntoFolder(to, by)
	}
	if to < 0 || to >= m.List.Len() || m.List.At(to).Entry == nil {
		m.List.SelectEntry(was)
		return nil
	}
	m.List.Select(to)
	return m.List.At(to).Entry
}

// scrollPage scrolls the preview by n pages, or the list if there is no preview.
func (m *Model) scrollPage(n int) tea.Cmd {
	if m.size.Mode == layout.ModeNarrow {
		return m.Select(m.List.Selected() + n*m.List.Height())
	}
	m.Preview.Scroll.ScrollBy(n * m.Preview.Scroll.Height())
	m.Preview.savePos()
	return nil
}

// stepTab activates the next or the previous tab. During a search it skips tabs without hits, because there may be
// dozens. They can still be clicked.
func (m *Model) stepTab(by int) tea.Cmd {
	to, count := m.Tabs.Active, len(m.Tabs.All)
	for range count {
		to = (to + by + count) % count
		if !m.HasQuery() || m.NoResults() || m.Tabs.All[to].Count > 0 {
			break
		}
	}
	return m.SelectTab(to)
}

// SelectTab activates a tab. On a reading path, it selects the next entry to read.
func (m *Model) SelectTab(to int) tea.Cmd {
	m.Tabs.Active = to
	if next := m.NextOnPath(nil); next != nil {
		return m.answerQuery(next)
	}
	return m.answerQuery(m.List.Current().Entry)
}

// openKey returns the key binding that opens the selected item. Its help depends on the item: open, close or search.
func (m *Model) openKey() key.Binding {
	if m.List.Current().Word.Word != "" {
		return keymap.WithDescription(m.keys.Use, phrases.HintUse)
	}
	return keymap.WithDescription(m.keys.Open, phrases.HintRead)
}

// open opens the selected entry, opens or closes the selected group, or searches for the selected word.
func (m *Model) open() tea.Cmd {
	if m.searchPending() {
		m.openWhenIndexed = true
		return nil
	}
	switch it := m.List.Current(); {
	case it.Folder != nil:
		m.openGroup(it.Folder.Group, !it.Folder.Open)
		return m.arrange()
	case it.Entry != nil:
		m.outbox.Post(message.OpenEntry{ID: it.Entry.ID, Lang: it.Entry.Metadata.Lang})
	case it.Word.Word != "":
		m.Input.SetValue(it.Word.Query)
		m.Input.CursorEnd()
		return m.search()
	}
	return nil
}

func (m *Model) openGroup(g *handbook.Group, open bool) {
	m.session.Store.SetGroupOpen(g.ID, open)
	clear(m.catalog.foldedTabs)
	m.List.SetItems(m.items(), nil)
	m.outbox.Post(message.SaveState{})
}

// stepIntoFolder opens the closed folder at an index, so that stepping through entries does not skip its contents. It
// returns the index to continue from, which is the end of the folder when stepping up.
func (m *Model) stepIntoFolder(to, by int) int {
	f := m.List.At(to).Folder
	if f.Open {
		return to + by
	}
	before := m.List.Len()
	m.List.Select(to)
	m.openGroup(f.Group, true)
	if by < 0 {
		return to + m.List.Len() - before
	}
	return to + 1
}

func (m *Model) markRead() {
	e := m.List.Current().Entry
	if e == nil || m.searchPending() {
		m.outbox.Post(message.Say{Word: phrases.NoEntryToMark})
		return
	}
	m.outbox.Post(message.MarkRead{ID: e.ID, Lang: e.Metadata.Lang, Key: m.keys.MarkRead.Help().Key})
}

// goBack clears the search or, without one, returns to the first tab. If the first tab is already active, goBack
// explains how to quit.
func (m *Model) goBack() tea.Cmd {
	switch {
	case m.Input.Value() != "":
		m.Input.Reset()
		return m.search()
	case m.Tabs.Active != 0:
		return m.SelectTab(0)
	}
	m.outbox.Post(message.Say{Word: phrases.JoinKeys(m.program.Quit.Help().Key), Detail: phrases.QuitsSuffix})
	cmd := m.Select(0)
	m.listFocused = false
	return cmd
}

// clearOrQuit clears the input or, if it is empty, quits. It handles the key while the first handbook is loading.
func (m *Model) clearOrQuit() tea.Cmd {
	if m.Input.Value() != "" {
		return m.goBack()
	}
	m.outbox.Post(message.StopLoading{})
	return nil
}

// click activates a tab or selects an item. A click on the selected item opens it.
func (m *Model) click(msg tea.MouseClickMsg) tea.Cmd {
	l := m.size
	if msg.Y == l.TabsRow || msg.Y == l.RuleRow {
		if i := m.TabAt(msg.X); i >= 0 {
			return m.SelectTab(i)
		}
		return nil
	}
	if !m.isOverList(msg.X, msg.Y) {
		return nil
	}
	switch i := m.List.ItemAt(msg.Y - l.ListTop); {
	case i < 0:
		return nil
	case i == m.List.Selected():
		return m.open()
	default:
		return m.Select(i)
	}
}

// TabAt returns the index of the tab at a column, or -1.
func (m *Model) TabAt(x int) int { return m.Tabs.tabAt(x, m.size.Width-layout.RightMargin) }

func (m *Model) isOverList(x, y int) bool {
	l := m.size
	if y < l.ListTop || y >= l.ListTop+l.ListRows {
		return false
	}
	return l.Mode != layout.ModeWide || x < l.PaneBar-1
}

// wheel scrolls the part of the screen under the pointer.
func (m *Model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	rows := keymap.WheelRows(msg)
	switch {
	case rows == 0:
		return nil
	case m.isOverList(msg.X, msg.Y):
		return m.Select(m.List.Selected() + rows/max(rows, -rows))
	}
	m.Preview.Scroll.ScrollBy(rows)
	m.Preview.savePos()
	return nil
}
