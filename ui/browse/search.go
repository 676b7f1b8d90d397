package browse

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse/list"
	"trustbook/ui/gaps"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// firstHits is the minimum number of hits to look up at first. More are looked up if the screen has space for them, and
// as the user moves down.
const firstHits = 30

// searchPending reports whether a query is waiting for the index. Until it has been answered, the selection is outdated
// and must not be opened or copied.
func (m *Model) searchPending() bool {
	return m.session.Index == nil && strings.TrimSpace(m.query) != ""
}

// HasQuery reports whether the list shows the answers to a query.
func (m *Model) HasQuery() bool { return m.session.Index != nil && strings.TrimSpace(m.query) != "" }

// NoResults reports whether no entry answers the query. The list then shows suggestions.
func (m *Model) NoResults() bool { return m.HasQuery() && (m.result.Total == 0 || m.result.NoAnswer) }

// Query returns the text in the search line, without leading spaces.
func (m *Model) Query() string { return m.query }

// Result returns the result of the query.
func (m *Model) Result() search.Result { return m.result }

// ResultFor returns the part of the result that applies to an entry. Only the selected entry was chosen as an answer.
// The user reached any other, for example, by a link, so doubts about the answer do not apply to it.
func (m *Model) ResultFor(e *handbook.Entry) search.Result {
	r := m.result
	if chosen := m.Selected(); chosen == nil || chosen.ID != e.ID {
		r.Hits = nil
	}
	return r
}

// Current returns the entry whose answer is on the screen, or nil.
func (m *Model) Current() *handbook.Entry {
	if m.NoResults() || m.searchPending() {
		return nil
	}
	return m.List.Current().Entry
}

// Selected returns the selected entry, even if its answer is not on the screen.
func (m *Model) Selected() *handbook.Entry { return m.List.Current().Entry }

// search looks up the text in the search line, if it has changed.
func (m *Model) search() tea.Cmd {
	text := strings.TrimLeft(m.Input.Value(), " ")
	if text == m.query {
		return nil
	}
	m.query, m.openWhenIndexed, m.listFocused = text, false, false
	if text == "" {
		return m.answerQuery(m.List.Current().Entry)
	}
	return m.answerQuery(nil)
}

// IndexReady looks up a query that was typed before the index was ready. If the user has meanwhile pressed the key that
// opens the answer, IndexReady opens it.
func (m *Model) IndexReady() tea.Cmd {
	m.suggestQuery()
	selected := m.List.Current().Entry
	if m.query != "" {
		selected = nil
	}
	cmd := m.answerQuery(selected)
	m.OpenRequestedAnswer()
	return cmd
}

// OpenRequestedAnswer opens the answer if the user asked for it before it was found.
func (m *Model) OpenRequestedAnswer() {
	if m.openWhenIndexed {
		m.openWhenIndexed = false
		m.open()
	}
}

// answerQuery looks up the query. It selects the given entry if that is among the hits, or else the first hit.
func (m *Model) answerQuery(selected *handbook.Entry) tea.Cmd {
	m.limit = max(firstHits, m.size.ListRows)
	m.lookUp(selected)
	if m.session.Index != nil {
		m.session.Gaps.QuestionTyped(m.query, gaps.IsAnswered(m.result))
	}
	return m.arrange()
}

// Refresh repeats the search and selects the given entry. Call it after an entry's saved state or read status has
// changed.
func (m *Model) Refresh(selected *handbook.Entry) tea.Cmd {
	m.lookUp(selected)
	return m.arrange()
}

// RefreshList updates the list of the active tab without a new search, and selects an entry.
func (m *Model) RefreshList(selected *handbook.Entry) tea.Cmd {
	m.List.SetItems(m.items(), selected)
	return m.arrange()
}

// lookUp runs the query for the active tab.
func (m *Model) lookUp(selected *handbook.Entry) {
	if ix := m.session.Index; ix != nil {
		m.result = ix.Search(m.query, m.searchOptions())
	}
	m.List.SetItems(m.items(), selected)
}

// lookUpMore extends the list to the first n hits, if it is shorter and there are more.
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
	o := search.Options{Limit: m.limit, FewWithoutAnswer: true, Sets: m.catalog.entriesByTab(), Predicates: m.session.Predicates()}
	switch t := m.Tabs.current(); {
	case t.Path != nil && m.catalog.isComplete(t.Path):
	case t.Path != nil, t.ID == savedTab:
		o.Set = t.ID
	default:
		o.Category = t.ID
	}
	return o
}

// items returns the items of the list: the entries of the tab, the hits of a search, or suggestions if nothing matches.
func (m *Model) items() list.Items {
	m.UpdateCounts()
	switch {
	case m.NoResults():
		return list.Items{Tail: m.suggestions()}
	case !m.HasQuery():
		return m.catalog.items(m.Tabs.current(), m.hasLabels())
	}
	return list.Items{Tail: hitItems(m.result)}
}

// hitItems returns the hits of the active tab. Hits with less confidence than the first one form a separate group.
func hitItems(r search.Result) []list.Item {
	var out []list.Item
	apart := false
	for i := range r.Hits {
		h := &r.Hits[i]
		it := list.Item{Entry: h.Entry, Hit: h}
		switch {
		case r.FuzzyOnly && len(out) == 0:
			it.Group = phrases.GuessGroup
		case len(out) > 0 && !apart && out[0].Hit.Confidence == search.High && h.Confidence != search.High:
			it.Group, apart = phrases.WeakerGroup, true
		}
		out = append(out, it)
	}
	return out
}

// suggestions returns words to search for instead, and related entries.
func (m *Model) suggestions() []list.Item {
	s := m.result.Suggestions
	words := handbook.MapSlice(s.Words, func(w search.SuggestedWord) list.Item { return list.Item{Word: w} })
	out := append(labelFirst(phrases.SuggestedWords(s), words), labelFirst(phrases.SuggestedEntries(s), handbook.MapSlice(s.Entries, entryItem))...)
	if m.size.Mode == layout.ModeNarrow && len(out) > 0 && s.Filter == "" { // on a narrow screen there is no preview to explain the suggestions
		out[0].Group = phrases.NoAnswerHere + " " + out[0].Group
	}
	return out
}

// UpdateCounts updates the numbers in the tabs, which count entries or, during a search, hits.
func (m *Model) UpdateCounts() {
	if !m.HasQuery() {
		m.countEntries()
		return
	}
	for i := range m.Tabs.All {
		t := &m.Tabs.All[i]
		t.Read, t.Duty, t.Count = "", "", 0
		if !m.NoResults() {
			t.Count = m.hitsIn(*t)
		}
	}
}

// countEntries sets the numbers in the tabs to the numbers of entries.
func (m *Model) countEntries() {
	for i := range m.Tabs.All {
		t := &m.Tabs.All[i]
		t.Count = m.catalog.size(*t)
		if t.Path != nil {
			t.Read = fmt.Sprintf("%d/", m.session.Progress.PathProgress(t.Path).Read)
			t.Duty = m.session.DescribePathDuty(t.Path)
		}
		t.kept = layout.Width(t.countText(false))
	}
}

func (m *Model) hitsIn(t Tab) int {
	switch {
	case t.ID == "", t.Path != nil && m.catalog.isComplete(t.Path):
		return m.result.Total
	case t.Path != nil, t.ID == savedTab:
		return m.result.SetCounts[t.ID]
	}
	return m.result.Counts[t.ID]
}

// activePath returns the reading path of the active tab. During a search it returns nil.
func (m *Model) activePath() *handbook.Path {
	if m.HasQuery() {
		return nil
	}
	return m.Tabs.current().Path
}

// OnPath reports whether the list shows a reading path.
func (m *Model) OnPath() bool { return m.activePath() != nil }

// PathID returns the id of the reading path that the list shows; "" for none.
func (m *Model) PathID() string {
	if p := m.activePath(); p != nil {
		return p.ID
	}
	return ""
}

// NextPending returns the entry to continue with after e. On a reading path, this is the next entry to read. In a
// category, it is the entry below e, unless that has already been read and acknowledged. adjacent reports whether the
// returned entry is the next one in the list.
func (m *Model) NextPending(e *handbook.Entry) (next *handbook.Entry, adjacent bool) {
	var below *handbook.Entry
	if to := m.List.Selected() + 1; to < m.List.Len() {
		below = m.List.At(to).Entry
	}
	if next = m.NextOnPath(e); !m.OnPath() && !m.HasQuery() {
		next = below
	}
	if next == nil || next == e || !m.session.Progress.Pending(next) {
		return nil, false
	}
	return next, below == next
}

// PathDone reports whether everything on the active path has been read and acknowledged.
func (m *Model) PathDone() bool {
	return m.activePath() != nil && m.session.Progress.PathDone(m.activePath())
}

// NextOnPath returns the next entry to read on the active path, after the given entry or from the beginning. It returns
// nil if there is none or if no path is active.
func (m *Model) NextOnPath(after *handbook.Entry) *handbook.Entry {
	p := m.activePath()
	if p == nil {
		return nil
	}
	return m.session.Progress.NextPending(p, after)
}
