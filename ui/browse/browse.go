// Package browse is the search line, the tabs, the list and the preview of the selected
// answer. What it asks of the rest of the program it posts as messages.
package browse

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse/list"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// Context is what browsing needs from the rest of the program.
type Context struct {
	Session *session.Session
	Pages   *page.Cache
	Outbox  *message.Outbox
	Keys    *KeyMap
	Program *keymap.Program // for hints
	Size    layout.Layout
	Split   int // text cells of the list beside the answer; 0 = as the width has room
}

// Loading is how far the handbook is loaded or indexed.
type Loading struct {
	Opening     bool   // there is no handbook yet
	What        string // is being done, such as "indexing"
	Done, Total int    // Total is 0 while it is unknown
}

// Model is the list with everything around it. Its exported fields are for reading only.
type Model struct {
	session *session.Session
	outbox  *message.Outbox
	keys    *KeyMap
	program *keymap.Program
	split   int
	size    layout.Layout
	theme   theme.Theme

	Input   textinput.Model
	query   string // that the list answers: the input without leading blanks
	result  search.Result
	limit   int // how many hits of the active tab are asked for
	loading Loading

	openWhenIndexed bool // Open was pressed before the query could be answered
	listFocused     bool // the user goes through the list, so the cursor is on it

	catalog catalog
	Tabs    Tabs
	List    list.Model
	Preview Preview
}

// New returns a model that shows nothing yet; see [Model.Show].
func New(c Context) *Model {
	m := &Model{
		session: c.Session, outbox: c.Outbox, keys: c.Keys, program: c.Program, split: c.Split, size: c.Size,
		Input: draw.NewInput(), Preview: Preview{session: c.Session, pages: c.Pages},
	}
	m.Input.Focus()
	return m
}

// useHandbook makes the tabs and the list those of the handbook of the session.
func (m *Model) useHandbook() {
	m.catalog = newCatalog(m.session)
	m.Tabs.All = m.catalog.tabs()
	m.suggestQuery()
}

// suggestQuery shows in an empty search line what to do with it, with a query that this
// handbook answers once one is known.
func (m *Model) suggestQuery() {
	m.Input.Placeholder = "Search"
	if m.session.Index == nil {
		return
	}
	if example := m.session.Index.Example(); example != "" {
		m.Input.Placeholder += ", for example: " + example
	}
}

// Show starts on the handbook of the session, in the tab with an id and there on the
// next entry to read. It reports whether there is such a tab.
func (m *Model) Show(tab string) bool {
	m.useHandbook()
	m.Tabs.selectID(tab)
	m.List.SetItems(m.items(), m.NextOnPath(nil))
	return m.Tabs.Active != 0
}

// Replace continues on the handbook of the session after it was loaded again. The tab,
// the query and the selection stay as far as they still exist; moved finds what became
// of an entry. Results that nobody has seen yet are selected from the first.
func (m *Model) Replace(moved func(*handbook.Entry) *handbook.Entry, ix *search.Index) {
	tab, unseen := m.Tabs.current().ID, m.searchPending()
	m.useHandbook()
	m.Tabs.selectID(tab)
	m.Preview.Entry = moved(m.Preview.Entry)
	m.limit = max(m.limit, firstHits, m.size.ListRows)
	selected, at := moved(m.List.Current().Entry), m.List.Selected()
	m.session.Index = ix
	m.suggestQuery()
	if unseen {
		m.lookUp(nil)
		return
	}
	if m.lookUp(selected); selected == nil || m.List.Current().Entry != selected {
		m.List.Select(at)
	}
}

// SetSize lays everything out for a screen of another size. The selection stays, and so
// does the place in the preview.
func (m *Model) SetSize(l layout.Layout) tea.Cmd {
	before := m.size.Mode
	m.size = l
	if before != l.Mode { // other modes have other groups
		selected, at := m.List.Current().Entry, m.List.Selected()
		if m.List.SetItems(m.items(), selected); selected == nil {
			m.List.Select(at)
		}
	}
	cmd := m.arrange()
	m.lookUpMore(m.size.ListRows)
	return cmd
}

// Layout is where everything stands.
func (m *Model) Layout() layout.Layout { return m.size }

// SetTheme changes the styles. [Model.SetSize] shows them.
func (m *Model) SetTheme(th theme.Theme) {
	m.theme = th
	m.Input.SetStyles(draw.InputStyles(th))
}

// SetLoading shows how far the handbook is loaded.
func (m *Model) SetLoading(l Loading) {
	m.loading = l
	m.Input.SetWidth(m.inputWidth())
}

// arrange lays everything out after the items or the theme changed.
func (m *Model) arrange() tea.Cmd {
	cells := 0
	if p := m.path(); p != nil {
		cells = newPathHeader(m.session, p).cells()
	}
	m.size = layout.New(m.size.Width, m.size.Height, layout.Content{Items: m.List.Len(), Split: m.split, PathCells: cells})
	m.Tabs.short = m.size.Mode == layout.Narrow
	m.Input.SetWidth(m.inputWidth())
	m.arrangeList()
	m.Preview.size, m.Preview.theme = m.size, m.theme
	return m.Preview.show(m.List.Current(), m.result)
}

// arrangeList gives the list its rows. A narrow screen has no room for the answer, so
// there the selected hit shows its whole sentence.
func (m *Model) arrangeList() {
	shape, labels := list.Dense, m.hasLabels()
	switch {
	case m.NoResults():
		labels = true
	case m.size.Mode == layout.Medium:
		shape = list.Single
	case m.HasQuery() && m.size.Mode == layout.Wide:
		shape = list.Spaced
	case m.HasQuery():
		shape = list.Double
	}
	m.List.Arrange(shape, labels, m.size.ListRows, m.sentence())
}

// hasLabels reports whether there is room for the labels of groups.
func (m *Model) hasLabels() bool { return m.size.Mode == layout.Wide }

// maxSentence is how many rows the sentence of the selected hit takes on a narrow screen.
const maxSentence = 4

func (m *Model) sentence() []string {
	it := m.List.Current()
	if m.size.Mode != layout.Narrow || it.Hit == nil {
		return nil
	}
	text := it.Hit.Passage
	if text == it.Entry.Summary {
		text = strings.TrimSpace(it.Entry.Answer.Label() + " " + text)
	}
	rows := draw.Wrap(text, m.size.ListWidth)
	return rows[:min(len(rows), maxSentence)]
}
