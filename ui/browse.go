package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/layout"
)

// browseKey handles a key while the search line has the focus: the keys of the
// list first, and everything else is typed.
func (m *Model) browseKey(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys.browse
	switch {
	case m.opening() && key.Matches(msg, k.Stop):
		return m.stop()
	case key.Matches(msg, k.Up):
		return m.choose(m.list.selected - 1)
	case key.Matches(msg, k.Down):
		return m.choose(m.list.selected + 1)
	case key.Matches(msg, k.First):
		return m.choose(0)
	case key.Matches(msg, k.Last):
		return m.chooseLast()
	case key.Matches(msg, k.PageUp):
		return m.page(-1)
	case key.Matches(msg, k.PageDown):
		return m.page(1)
	case key.Matches(msg, k.NextTab):
		return m.stepTab(1)
	case key.Matches(msg, k.PrevTab):
		return m.stepTab(-1)
	case key.Matches(msg, k.Open):
		return m.open()
	case key.Matches(msg, k.MarkRead):
		return m.markListed()
	case key.Matches(msg, k.Clear):
		return m.back()
	case m.query == "" && key.Matches(msg, m.keys.program.HelpEmpty):
		m.openHelp()
	case m.keys.asksToReload(msg):
		return m.askedToReload()
	default:
		return m.typed(msg)
	}
	return nil
}

// choose puts the cursor on item i and shows its text.
func (m *Model) choose(i int) tea.Cmd {
	if i >= m.list.items.len() {
		m.more(2 * m.hits)
	}
	m.list.choose(i)
	m.walking = true
	m.arrangeList()
	return m.fillPane()
}

// chooseLast puts the cursor on the last item there is.
func (m *Model) chooseLast() tea.Cmd {
	m.more(m.tabs.current().count)
	return m.choose(m.list.items.len() - 1)
}

// page scrolls the answer by n pages, or the list where there is no answer.
func (m *Model) page(n int) tea.Cmd {
	switch {
	case m.layout.Mode == layout.Narrow:
		return m.choose(m.list.selected + n*m.list.height)
	case n < 0:
		m.pane.scroll.By(-m.pane.scroll.Height())
	default:
		m.pane.scroll.By(m.pane.scroll.Height())
	}
	m.pane.settle()
	return nil
}

// stepTab goes to the next category, or the one before. While a query stands it
// passes over those without hits: there may be dozens, and a click still gets there.
func (m *Model) stepTab(n int) tea.Cmd {
	to, count := m.tabs.active, len(m.tabs.all)
	for range count {
		to = (to + n + count) % count
		if !m.querying() || m.nothing() || m.tabs.all[to].count > 0 {
			break
		}
	}
	return m.switchTab(to)
}

// switchTab goes to another category, around the ends. A path goes on at the next
// text to read.
func (m *Model) switchTab(to int) tea.Cmd {
	m.tabs.move(to - m.tabs.active)
	if next := m.next(nil); next != nil {
		return m.answer(next)
	}
	return m.answer(m.list.current().entry)
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
	if text == "" {
		return m.answer(m.list.current().entry)
	}
	return m.answer(nil)
}

// firstHits is how many hits of a query are looked at first, or as many as there
// is room for. More are, when somebody goes on to them.
const firstHits = 30

// answer finds what answers the query, and puts the cursor on a text that is
// among it, or on the first.
func (m *Model) answer(on *handbook.Entry) tea.Cmd {
	m.hits = max(firstHits, m.layout.ListRows)
	m.lookUp(on)
	return m.arrange()
}

// lookUp asks the index for the hits of the active tab.
func (m *Model) lookUp(on *handbook.Entry) {
	if m.index != nil {
		m.result = m.index.Search(m.query, m.wanted())
	}
	m.list.set(m.items(), on)
}

// wanted is what of the hits the active tab shows.
func (m *Model) wanted() search.Options {
	o := search.Options{Limit: m.hits, Predicates: m.states(), Sets: m.sets()}
	switch t := m.tabs.current(); {
	case t.path != nil && m.whole(t.path):
	case t.path != nil, t.id == savedTab:
		o.Set = t.id
	default:
		o.Category = t.id
	}
	return o
}

// sets are the texts of the tabs that are of no category, by the ids of these.
func (m *Model) sets() map[string]search.Set {
	out := map[string]search.Set{savedTab: m.savedTexts()}
	for _, p := range m.book.Paths {
		if !m.whole(p) {
			out[pathTab+p.ID] = m.pathSet(p)
		}
	}
	return out
}

// states answer the filters that are about the reader.
func (m *Model) states() map[string]func(id string) bool {
	return map[string]func(string) bool{"saved": m.store.Saved, "unread": m.session.IsUnread, "new": m.session.IsNew, "changed": m.session.IsChanged}
}

// more looks at n hits, when there are that many and the list has fewer.
func (m *Model) more(n int) {
	n = min(n, m.tabs.current().count)
	if !m.querying() || m.nothing() || m.list.items.len() >= n {
		return
	}
	m.hits = n
	m.lookUp(m.list.current().entry)
	m.arrangeList()
}

// early says whether a query stands that could not be looked up yet. What is
// selected then has nothing to do with it, so it is neither opened nor copied.
func (m *Model) early() bool { return m.index == nil && strings.TrimSpace(m.query) != "" }

// querying says whether a query stands and was looked up.
func (m *Model) querying() bool { return m.index != nil && strings.TrimSpace(m.query) != "" }

// nothing says whether the query has no answer here. What is near is then
// offered, but never in the place of an answer.
func (m *Model) nothing() bool {
	return m.querying() && (m.result.Total == 0 || m.result.NoAnswer)
}

// items are what the list shows: everything at rest, hits while a query stands,
// what is near when nothing answers. It counts the tabs on the way.
func (m *Model) items() items {
	m.count()
	switch {
	case m.nothing():
		return items{tail: m.nearItems()}
	case !m.querying():
		return m.restItems()
	}
	return items{tail: m.hitItems()}
}

// hitItems are the hits of the active tab. Those that are less sure than the
// first are set apart.
func (m *Model) hitItems() []item {
	var out []item
	apart := false
	for i := range m.result.Hits {
		h := &m.result.Hits[i]
		it := item{entry: h.Entry, hit: h}
		switch {
		case m.result.FuzzyOnly && len(out) == 0:
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
	for i, w := range m.result.Suggestions.Words {
		it := item{word: w}
		if i == 0 {
			it.group = "Nearest words"
		}
		out = append(out, it)
	}
	for i, e := range m.result.Suggestions.Entries {
		it := item{entry: e}
		if i == 0 {
			it.group = "Nearest topics"
		}
		out = append(out, it)
	}
	if m.layout.Mode == layout.Narrow && len(out) > 0 { // there is no pane to say it
		out[0].group = "No answer here. " + out[0].group
	}
	return out
}
