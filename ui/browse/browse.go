// Package browse contains the search line, the tabs, the list and the preview of the selected answer. Anything outside
// these it requests from the root model by posting messages.
package browse

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/quote"
	"trustbook/search"
	"trustbook/ui/browse/list"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/phrases"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// Dependencies holds the parts of the program that browsing depends on.
type Dependencies struct {
	Session *session.Session
	Pages   *page.Cache
	Outbox  *message.Outbox
	Keys    *KeyMap
	Program *keymap.ProgramKeys // keys named in hints
	Size    layout.Layout
	Split   int // width of the list beside the answer, in cells; 0 for automatic
}

// LoadProgress is the progress of loading or indexing the handbook.
type LoadProgress struct {
	Opening     bool   // no handbook is loaded yet
	What        string // current activity, such as "indexing"
	Done, Total int    // Total is 0 while the amount of work is unknown
}

// Model is the list with everything around it. Callers must not set its exported fields.
type Model struct {
	session *session.Session
	outbox  *message.Outbox
	keys    *KeyMap
	program *keymap.ProgramKeys
	split   int
	size    layout.Layout
	content layout.Content // content for which size was computed
	theme   *theme.Theme

	Input   textinput.Model
	query   string // query whose answers the list shows: the text in the search line without leading spaces
	result  search.Result
	limit   int // how many hits to look up in the active tab
	loading LoadProgress

	openWhenIndexed bool // open the answer when it has been found
	listFocused     bool // the user is moving through the list, so the cursor is on it

	catalog catalog
	Tabs    Tabs
	List    list.Model
	Preview Preview
}

// New returns a model that stays empty until [Model.Show] is called.
func New(c Dependencies) *Model {
	m := &Model{
		session: c.Session, outbox: c.Outbox, keys: c.Keys, program: c.Program, split: c.Split, size: c.Size,
		Input: draw.NewLongInput(), Preview: Preview{session: c.Session, pages: c.Pages},
	}
	m.Input.Focus()
	return m
}

// useHandbook fills the tabs and the list from the session's handbook.
func (m *Model) useHandbook() {
	m.catalog = newCatalog(m.session)
	m.Tabs.All = m.catalog.tabs()
	m.countEntries()
	m.suggestQuery()
}

// suggestQuery shows an example query, one that this handbook answers, in the empty search line. Without an index it
// does nothing.
func (m *Model) suggestQuery() {
	m.Input.Placeholder = phrases.SearchFor("")
	if m.session.Index == nil {
		return
	}
	if example := m.session.Index.Example(); example != "" {
		m.Input.Placeholder = phrases.SearchFor(example)
	}
}

// Show shows the session's handbook in the tab with the given id, and selects the next entry to read there. It reports
// whether such a tab exists.
func (m *Model) Show(tab string) bool {
	m.useHandbook()
	m.Tabs.selectID(tab)
	m.List.SetItems(m.items(), m.startEntry())
	return m.Tabs.Active != 0
}

// startEntry returns the entry to select at startup: on the tab of all entries the last one read, on a reading path the
// next one to read, and otherwise nil.
func (m *Model) startEntry() *handbook.Entry {
	if m.Tabs.Active == 0 {
		for _, e := range m.session.Recent(1) {
			return e
		}
	}
	return m.NextOnPath(nil)
}

// Replace shows the session's handbook after a reload. The tab, the query and the selection stay if they still exist.
// moved returns the new version of an entry. If a query was still waiting for the index, its first hit is selected.
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

// SetSize adapts the layout to a new screen size. The selection and the position in the preview stay the same.
func (m *Model) SetSize(l layout.Layout) tea.Cmd {
	before := m.size.Mode
	m.size = l
	if before != l.Mode { // each mode shows groups differently
		selected, at := m.List.Current().Entry, m.List.Selected()
		if m.List.SetItems(m.items(), selected); selected == nil {
			m.List.Select(at)
		}
	}
	cmd := m.arrange()
	m.lookUpMore(m.size.ListRows)
	return cmd
}

// Layout returns the current layout.
func (m *Model) Layout() layout.Layout { return m.size }

// SetTheme changes the styles. They take effect at the next [Model.SetSize].
func (m *Model) SetTheme(th *theme.Theme) {
	m.theme = th
	m.Input.SetStyles(draw.InputStyles(th))
}

// SetLoading updates the progress of loading the handbook.
func (m *Model) SetLoading(l LoadProgress) {
	m.loading = l
	draw.SetInputWidth(&m.Input, m.inputWidth())
}

// arrange updates the layout after the items or the theme have changed.
func (m *Model) arrange() tea.Cmd {
	cells := 0
	if p := m.activePath(); p != nil {
		cells = newPathHeader(m.session, p).widthOnOneRow()
	}
	m.content.Split, m.content.PathCells, m.content.Alone = m.split, cells, m.size.Alone
	m.size = layout.New(m.size.Width, m.size.Height, m.content)
	m.Tabs.short = m.size.Mode == layout.ModeNarrow
	draw.SetInputWidth(&m.Input, m.inputWidth())
	m.Preview.size, m.Preview.theme = m.size, m.theme
	return m.showSelected()
}

// showSelected shows the selected item in the preview and divides the rows between preview and list.
func (m *Model) showSelected() tea.Cmd {
	cmd := m.Preview.show(m.List.Current(), m.result)
	if m.size.Mode == layout.ModeMedium {
		shape, labels := m.listShape()
		m.content.ListRows = m.List.RowsNeeded(shape, labels, m.size.BodyRows)
		m.content.PaneRows = m.Preview.neededRows()
		if m.NoResults() {
			m.content.PaneRows = len(m.noResults().render(m.theme, m.size.PaneWidth))
		}
		m.size = layout.New(m.size.Width, m.size.Height, m.content)
	}
	m.Preview.layOut(m.List.Current(), m.size)
	m.arrangeList()
	return cmd
}

// arrangeList lays out the list. A narrow screen has no preview, so there the selected hit shows its whole sentence.
func (m *Model) arrangeList() {
	shape, labels := m.listShape()
	m.List.Arrange(shape, labels, m.size.ListRows, m.answerSentence())
}

func (m *Model) listShape() (s list.ItemLayout, labels bool) {
	labels = m.hasLabels()
	switch {
	case m.NoResults():
		return list.ShapeDense, true
	case m.size.Mode == layout.ModeMedium:
		return list.ShapeSingle, labels && !m.HasQuery() || m.HasQuery() && m.List.RowsNeeded(list.ShapeSingle, true, m.size.BodyRows) <= m.size.BodyRows/3
	case m.HasQuery() && m.size.Mode == layout.ModeWide:
		return list.ShapeSpaced, labels
	case m.HasQuery():
		return list.ShapeDouble, labels
	}
	return list.ShapeDense, labels
}

// tallListHeight is the minimum height, in rows, of a list above the answer that has labels.
const tallListHeight = 36

// hasLabels reports whether there is space for group labels, however many groups there are.
func (m *Model) hasLabels() bool {
	return m.size.Mode == layout.ModeWide || m.size.Mode == layout.ModeMedium && m.size.BodyRows >= tallListHeight
}

// maxSentenceRows is the maximum number of rows for the selected hit's sentence on a narrow screen.
const maxSentenceRows = 4

// answerSentence returns the rows below the selected hit on a narrow screen: why the entry may not answer the query,
// the matching sentence and, if that is the summary, as much of the entry as fits.
func (m *Model) answerSentence() []string {
	it := m.List.Current()
	if m.size.Mode != layout.ModeNarrow || it.Hit == nil || m.theme.PlainSelection {
		return nil
	}
	width := m.size.ListWidth - list.SnippetIndent(m.theme)
	var rows []string
	if doubt := phrases.DoubtAbout(it.Entry, m.result); doubt != "" {
		rows = draw.Wrap(phrases.CautionIntro+" "+doubt+".", width)
	}
	if it.Hit.ForQuestion != "" {
		rows = append(rows, draw.Wrap(m.theme.TransliteratePhrase(phrases.ForQuestion(it.Hit.ForQuestion)), width)...)
	}
	others := m.List.RowsNeeded(list.ShapeDouble, false, m.size.ListRows) - 1 // the answer replaces a snippet
	free := m.size.ListRows - others
	text := quote.Passage(it.Entry, it.Hit.Passage)
	if text != it.Entry.Summary {
		return append(rows, draw.WrapAtMost(text, width, max(maxSentenceRows, free-len(rows)), m.theme.Glyph.Ellipsis)...)
	}
	rows = append(rows, draw.WrapAtMost(list.SummaryWithVerdict(it), width, max(maxSentenceRows, free-len(rows)), m.theme.Glyph.Ellipsis)...)
	return append(rows, m.bodyRows(it.Entry, width, free-len(rows)-1)...)
}

// bodyRows returns the beginning of an entry in at most limit rows, after a blank row.
func (m *Model) bodyRows(e *handbook.Entry, width, limit int) (rows []string) {
	for line := range strings.Lines("\n" + quote.Body(e, m.session.Now())) {
		if len(rows) > limit {
			break
		}
		wrapped := draw.WrapAtMost(strings.TrimRight(line, "\n"), width, limit+1-len(rows), m.theme.Glyph.Ellipsis)
		if rows = append(rows, wrapped...); len(wrapped) == 0 {
			rows = append(rows, " ")
		}
	}
	if limit < 1 {
		return nil
	}
	return rows
}
