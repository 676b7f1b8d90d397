package browse

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse/list"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// firstHits is how many hits of a query are looked up at first, or as many as there is
// room for. Others follow when the user goes there.
const firstHits = 30

// searchPending reports whether a query is waiting for the index. The selection is stale
// until then and must not be opened or copied.
func (m *Model) searchPending() bool {
	return m.session.Index == nil && strings.TrimSpace(m.query) != ""
}

// HasQuery reports whether the list answers a query.
func (m *Model) HasQuery() bool {
	return m.session.Index != nil && strings.TrimSpace(m.query) != ""
}

// NoResults reports whether the query has no answer. The list then has suggestions.
func (m *Model) NoResults() bool {
	return m.HasQuery() && (m.result.Total == 0 || m.result.NoAnswer)
}

// Query is what is typed in the search line, without leading blanks.
func (m *Model) Query() string { return m.query }

// Result is what the query found.
func (m *Model) Result() search.Result { return m.result }

// Current returns the entry whose answer is on the screen, nil when there is none.
func (m *Model) Current() *handbook.Entry {
	if m.NoResults() || m.searchPending() {
		return nil
	}
	return m.List.Current().Entry
}

// Selected returns the selected entry, whether or not its answer is on the screen.
func (m *Model) Selected() *handbook.Entry { return m.List.Current().Entry }

// search answers what is in the search line, if that has changed.
func (m *Model) search() tea.Cmd {
	text := strings.TrimLeft(m.Input.Value(), " ")
	if text == m.query {
		return nil
	}
	m.query, m.openWhenIndexed, m.listFocused = text, false, false
	if text == "" {
		return m.answer(m.List.Current().Entry)
	}
	return m.answer(nil)
}

// Indexed answers what was typed before there was an index, and opens the answer if
// that was asked for meanwhile.
func (m *Model) Indexed() tea.Cmd {
	m.suggestQuery()
	selected := m.List.Current().Entry
	if m.query != "" {
		selected = nil
	}
	cmd := m.answer(selected)
	m.OpenPending()
	return cmd
}

// OpenPending opens the answer if Open was pressed before there was one.
func (m *Model) OpenPending() {
	if m.openWhenIndexed {
		m.openWhenIndexed = false
		m.open()
	}
}

// answer finds what answers the query. It selects an entry, or the first hit if that is
// not among them.
func (m *Model) answer(selected *handbook.Entry) tea.Cmd {
	m.limit = max(firstHits, m.size.ListRows)
	m.lookUp(selected)
	return m.arrange()
}

// Refresh answers the query again, because what the reader has saved or read changed.
func (m *Model) Refresh(selected *handbook.Entry) tea.Cmd {
	m.lookUp(selected)
	return m.arrange()
}

// Relist lists the active tab again without a new search, and selects an entry.
func (m *Model) Relist(selected *handbook.Entry) tea.Cmd {
	m.List.SetItems(m.items(), selected)
	return m.arrange()
}

// lookUp searches for the hits of the active tab.
func (m *Model) lookUp(selected *handbook.Entry) {
	if ix := m.session.Index; ix != nil {
		m.result = ix.Search(m.query, m.searchOptions())
	}
	m.List.SetItems(m.items(), selected)
}

// lookUpMore looks up n hits if there are that many and the list has fewer.
func (m *Model) lookUpMore(n int) {
	n = min(n, m.Tabs.current().Count)
	if !m.HasQuery() || m.NoResults() || m.List.Len() >= n {
		return
	}
	m.limit = n
	m.lookUp(m.List.Current().Entry)
	m.arrangeList()
}

func (m *Model) searchOptions() search.Options {
	s := m.session
	o := search.Options{Limit: m.limit, Sets: m.catalog.sets(), Predicates: map[string]func(id string) bool{
		"saved": s.Store.Saved, "unread": s.IsUnread, "new": s.IsNew, "changed": s.IsChanged,
	}}
	switch t := m.Tabs.current(); {
	case t.Path != nil && m.catalog.isComplete(t.Path):
	case t.Path != nil, t.ID == savedTab:
		o.Set = t.ID
	default:
		o.Category = t.ID
	}
	return o
}

// items returns what the list shows: everything in the tab, hits during a search,
// suggestions when nothing matches.
func (m *Model) items() list.Items {
	m.Count()
	switch {
	case m.NoResults():
		return list.Items{Tail: m.suggestions()}
	case !m.HasQuery():
		return m.catalog.items(m.Tabs.current(), m.hasLabels())
	}
	return list.Items{Tail: hitItems(m.result)}
}

// hitItems are the hits of the active tab. Those of lower confidence than the first are
// set apart.
func hitItems(r search.Result) []list.Item {
	var out []list.Item
	apart := false
	for i := range r.Hits {
		h := &r.Hits[i]
		it := list.Item{Entry: h.Entry, Hit: h}
		switch {
		case r.FuzzyOnly && len(out) == 0:
			it.Group = "A guess: the letters match a title"
		case len(out) > 0 && !apart && out[0].Hit.Confidence == search.High && h.Confidence != search.High:
			it.Group, apart = "Also mentioned in", true
		}
		out = append(out, it)
	}
	return out
}

// suggestions are words to search for instead, and related entries.
func (m *Model) suggestions() []list.Item {
	var out []list.Item
	for i, w := range m.result.Suggestions.Words {
		it := list.Item{Word: w}
		if i == 0 {
			it.Group = phrases.DidYouMean
		}
		out = append(out, it)
	}
	for i, e := range m.result.Suggestions.Entries {
		it := list.Item{Entry: e}
		if i == 0 {
			it.Group = phrases.RelatedEntries
		}
		out = append(out, it)
	}
	if m.size.Mode == layout.Narrow && len(out) > 0 { // there is no preview to say it
		out[0].Group = "No answer here. " + out[0].Group
	}
	return out
}

// Count updates the numbers of the tabs: entries, or hits during a search.
func (m *Model) Count() {
	for i := range m.Tabs.All {
		t := &m.Tabs.All[i]
		t.Ratio = ""
		switch {
		case m.NoResults():
			t.Count = 0
		case m.HasQuery():
			t.Count = m.hitsIn(*t)
		default:
			t.Count = m.catalog.size(*t)
		}
	}
	if m.path() == nil {
		return
	}
	for i := range m.Tabs.All {
		if n, ok := m.catalog.read(m.Tabs.All[i]); ok {
			m.Tabs.All[i].Ratio = fmt.Sprintf("%d/%d", n, m.Tabs.All[i].Count)
		}
	}
}

// hitsIn is how many hits a tab has.
func (m *Model) hitsIn(t Tab) int {
	switch {
	case t.ID == "", t.Path != nil && m.catalog.isComplete(t.Path):
		return m.result.Total
	case t.Path != nil, t.ID == savedTab:
		return m.result.SetCounts[t.ID]
	}
	return m.result.Counts[t.ID]
}

// path returns the reading path whose progress is on the screen: that of the active tab,
// without a query.
func (m *Model) path() *handbook.Path {
	if m.HasQuery() {
		return nil
	}
	return m.Tabs.current().Path
}

// NextOnPath returns the next entry to read on the active path, after one or from the
// start; nil when there is none, or no path is active.
func (m *Model) NextOnPath(after *handbook.Entry) *handbook.Entry {
	p := m.path()
	if p == nil {
		return nil
	}
	return m.session.Progress.Next(p, after)
}
