package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
)

// browseKey handles a key while the search line has the focus: the keys of the
// list first, and everything else is typed.
func (m *Model) browseKey(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys.browse
	switch {
	case key.Matches(msg, k.Up):
		return m.choose(m.list.selected - 1)
	case key.Matches(msg, k.Down):
		return m.choose(m.list.selected + 1)
	case key.Matches(msg, k.First):
		return m.choose(0)
	case key.Matches(msg, k.Last):
		return m.choose(len(m.list.items) - 1)
	case key.Matches(msg, k.PageUp):
		m.pageUp()
	case key.Matches(msg, k.PageDown):
		m.pageDown()
	case key.Matches(msg, k.NextTab):
		return m.switchTab(m.tabs.active + 1)
	case key.Matches(msg, k.PrevTab):
		return m.switchTab(m.tabs.active - 1)
	case key.Matches(msg, k.Open):
		return m.open()
	case key.Matches(msg, k.Clear):
		return m.back()
	case m.query == "" && key.Matches(msg, m.keys.program.HelpEmpty):
		m.openHelp()
	default:
		return m.typed(msg)
	}
	return nil
}

// choose puts the cursor on item i and shows its text.
func (m *Model) choose(i int) tea.Cmd {
	m.list.choose(i)
	m.walking = true
	m.arrangeList()
	return m.fillPane()
}

// pageUp and pageDown scroll the answer, or the list where there is no answer.
func (m *Model) pageUp() {
	if m.layout.mode == narrow {
		m.list.move(-m.list.height)
		return
	}
	m.pane.scroll.PageUp()
	m.pane.settle()
}

func (m *Model) pageDown() {
	if m.layout.mode == narrow {
		m.list.move(m.list.height)
		return
	}
	m.pane.scroll.PageDown()
	m.pane.settle()
}

// switchTab goes to another category, around the ends.
func (m *Model) switchTab(to int) tea.Cmd {
	m.tabs.move(to - m.tabs.active)
	m.list.set(m.items(), true)
	return m.arrange()
}

// open reads the selected text, or searches for the selected word.
func (m *Model) open() tea.Cmd {
	if m.early() {
		m.openSoon = true
		return nil
	}
	it := m.list.current()
	switch {
	case it.entry != nil:
		return m.read(it.entry)
	case it.word.Word != "":
		m.input.SetValue(it.word.Word)
		m.input.CursorEnd()
		return m.search()
	}
	return nil
}

// back goes one step back: it clears the search, then leaves the category.
func (m *Model) back() tea.Cmd {
	switch {
	case m.input.Value() != "":
		m.input.Reset()
		return m.search()
	case m.tabs.active != 0:
		return m.switchTab(0)
	}
	cmd := m.choose(0)
	m.walking = false
	return cmd
}

// typed hands a key or a paste to the search line.
func (m *Model) typed(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	m.walking = false
	m.input, cmd = m.input.Update(msg)
	return tea.Batch(cmd, m.search())
}

// search answers what stands in the search line, when that has changed.
func (m *Model) search() tea.Cmd {
	text := strings.TrimLeft(m.input.Value(), " ")
	if text == m.query {
		return nil
	}
	m.query, m.openSoon, m.walking = text, false, false
	return m.answer(text == "")
}

// answer finds what answers the query, and keeps the selection where keep is set.
func (m *Model) answer(keep bool) tea.Cmd {
	if m.index != nil {
		m.result = m.index.Search(m.query, search.Options{Saved: m.shelf.Saved, Unread: m.unread})
	}
	m.list.set(m.items(), keep)
	return m.arrange()
}

// early says whether a query stands that could not be looked up yet. What is
// selected then has nothing to do with it, so it is neither opened nor copied.
func (m *Model) early() bool { return m.index == nil && strings.TrimSpace(m.query) != "" }

// querying says whether a query stands and was looked up.
func (m *Model) querying() bool { return m.index != nil && strings.TrimSpace(m.query) != "" }

// nothing says whether the query has no answer here. What is near is then
// offered, but never in the place of an answer.
func (m *Model) nothing() bool {
	return m.querying() && (len(m.result.Hits) == 0 || m.result.NoAnswer)
}

// items are what the list shows: everything at rest, hits while a query stands,
// what is near when nothing answers. It counts the tabs on the way.
func (m *Model) items() []item {
	m.count()
	switch {
	case m.nothing():
		return m.nearItems()
	case !m.querying():
		return m.restItems()
	}
	return m.hitItems()
}

// count says how many texts each tab has: all of its own at rest, hits while a
// query stands.
func (m *Model) count() {
	for i := range m.tabs.all {
		m.tabs.all[i].count = 0
	}
	switch {
	case m.nothing():
	case !m.querying():
		for _, e := range m.book.Entries {
			m.countIn(e)
		}
	default:
		for i := range m.result.Hits {
			m.countIn(m.result.Hits[i].Entry)
		}
	}
}

func (m *Model) countIn(e *handbook.Entry) {
	for i := range m.tabs.all {
		if m.holds(m.tabs.all[i], e) {
			m.tabs.all[i].count++
		}
	}
}

// holds says whether a tab shows a text.
func (m *Model) holds(t tab, e *handbook.Entry) bool {
	if t.id == savedTab {
		return m.shelf.Saved(e.ID)
	}
	return t.id == "" || t.id == e.Category
}

func (m *Model) restItems() []item {
	out := m.recentItems()
	last := ""
	for _, e := range m.book.Entries {
		if !m.holds(m.tabs.current(), e) {
			continue
		}
		it := item{entry: e}
		if e.Category != last {
			c, _ := m.book.Category(e.Category)
			it.group, last = c.Title, e.Category
		}
		out = append(out, it)
	}
	return out
}

// recentItems are the texts read last, above all the others.
func (m *Model) recentItems() []item {
	var out []item
	if m.tabs.active != 0 {
		return nil
	}
	for i, e := range m.recent(recentRows) {
		it := item{entry: e}
		if i == 0 {
			it.group = "Read lately"
		}
		out = append(out, it)
	}
	return out
}

// hitItems are the hits of the active tab. Those that are less sure than the
// first are set apart.
func (m *Model) hitItems() []item {
	var out []item
	apart := false
	for i := range m.result.Hits {
		h := &m.result.Hits[i]
		if !m.holds(m.tabs.current(), h.Entry) {
			continue
		}
		it := item{entry: h.Entry, hit: h}
		switch {
		case m.result.Guess && len(out) == 0:
			it.group = "A guess, from the letters of titles"
		case len(out) > 0 && !apart && out[0].hit.Confidence == search.High && h.Confidence != search.High:
			it.group, apart = "Also mentioned in", true
		}
		out = append(out, it)
	}
	return out
}

func (m *Model) nearItems() []item {
	var out []item
	for i, w := range m.result.Near.Words {
		it := item{word: w}
		if i == 0 {
			it.group = "Nearest words"
		}
		out = append(out, it)
	}
	for i, e := range m.result.Near.Topics {
		it := item{entry: e}
		if i == 0 {
			it.group = "Nearest topics"
		}
		out = append(out, it)
	}
	if m.layout.mode == narrow && len(out) > 0 { // there is no pane to say it
		out[0].group = "No answer here. " + out[0].group
	}
	return out
}
