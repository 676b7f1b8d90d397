package ui

import (
	"cmp"
	"context"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/dialog"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/reader"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
	"trustbook/ui/session"
	"trustbook/ui/statusbar"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Options are what the screen is made from.
type Options struct {
	Handbook      *handbook.Handbook // nil = read by Load in a command, while the terminal is set up
	Index         *search.Index      // nil = made in a command, while the first frame is on the screen
	Load          Load
	Theme         theme.Options
	Width, Height int // of the terminal in cells; the first frame is drawn at this size

	NoMouse     bool                           // leave the mouse to the terminal
	Split       int                            // text cells of the list beside the answer; 0 = as the width has room
	Tab         string                         // id of the category to start in; "" = all
	Roles       handbook.Roles                 // what the reader is
	Insist      bool                           // they are for this run: it is said too that a handbook knows no roles at all
	Keys        map[string]map[string][]string // other keys, by context and action
	Multiplexer terminal.Multiplexer           // between the program and the terminal
	Notice      string                         // said in the last row at the start
	Store       *readstate.Store               // what the reader keeps; nil = nothing beyond this run
	Ledger      *receipts.Ledger               // where what is acknowledged is kept; nil = nowhere
	User        string                         // who the reader may be, to begin a name with
	Open        string                         // id of the text to begin with; "" = none
	Again       bool                           // Load can be asked again: the texts are files that may change
	Now         func() time.Time               // the clock; nil = that of the system
	Changes     <-chan error                   // nil when they may have, else why that is not heard any more; nil = nobody looks
}

// Load reads the handbook, for the first time or again, and reports its progress. It is
// not called again before it has returned.
type Load func(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error)

// Model is the whole program. Everything on the screen is drawn from it, and
// only [Model.Update] changes it.
type Model struct {
	book  *handbook.Handbook // empty until it is read
	index *search.Index      // nil until it is made
	load  Load               // nil = there is nothing to read
	err   error              // why the handbook could not be read
	first tea.Cmd            // what the first screen still needs
	rest  rest               // what the list shows of it while no query stands

	reading  *task // nil = nothing is being read
	indexing *task // nil = no index is being made for the first time
	changes  <-chan error
	again    bool // the files have changed while they were being read
	byKey    bool // somebody waits to hear what has become of it

	keys    keyMap
	options theme.Options
	theme   theme.Theme
	layout  layout.Layout

	noMouse  bool   // the mouse is the terminal's
	split    int    // text cells of the list, 0 = as the width has room
	startTab string // id of the category to start in
	roles    handbook.Roles
	startAt  string // id of the text to begin with, until it is open

	session  *session.Session
	now      func() time.Time    // of the session
	progress *readstate.Progress // of the session

	multiplexer terminal.Multiplexer
	notice      string // said once the handbook is open

	input    textinput.Model
	walking  bool   // the reader is going through the list, so the cursor is on it
	openSoon bool   // enter was pressed before the query could be looked up
	query    string // what the list answers: the input without surrounding blanks
	result   search.Result
	hits     int // how many hits are looked at, those of the active tab

	tabs    tabs
	list    list
	pane    pane
	reader  *reader.Model    // nil = closed
	store   *readstate.Store // an empty one until the handbook is read
	ahead   *readstate.Store // the reader's, which is read meanwhile
	dialog  *dialog.Model    // nil = closed
	outbox  message.Outbox
	history reader.History
	acks    acks
	status  statusbar.Model

	pages page.Cache
}

// New makes the program. It does nothing that waits for a terminal.
func New(o Options) *Model {
	m := &Model{
		book: o.Handbook, index: o.Index, load: o.Load, keys: defaultKeys(), options: o.Theme,
		noMouse: o.NoMouse, split: o.Split, startTab: o.Tab, roles: o.Roles, notice: o.Notice, startAt: o.Open, multiplexer: o.Multiplexer, changes: o.Changes,
	}
	if m.load != nil {
		m.reading = newTask()
	}
	m.session = session.New(session.Options{Ledger: o.Ledger, User: o.User, Roles: o.Roles, RolesFromFlag: o.Insist, Now: o.Now})
	m.progress, m.now = &m.session.Progress, m.session.Now
	keymap.Rebind(m.keys.contexts(), o.Keys)
	m.keys.enableFileKeys(o.Again)
	if m.ahead = cmp.Or(o.Store, &readstate.Store{}); m.load == nil {
		m.session.Store = m.ahead
	}
	if m.book == nil {
		m.book = &handbook.Handbook{}
	}
	m.input = draw.NewInput()
	m.input.Focus()
	m.setTheme(o.Theme)
	m.layout.Width, m.layout.Height = max(0, o.Width), max(0, o.Height)
	m.layout.Mode = layout.ModeOf(o.Width, o.Height)
	m.first = tea.Batch(m.show(m.book), m.routePosted())
	return m
}

// show puts a handbook on the screen.
func (m *Model) show(h *handbook.Handbook) tea.Cmd {
	m.take(h)
	m.suggest()
	m.tabs.choose(m.startTab)
	m.list.set(m.items(), m.next(nil))
	return tea.Batch(m.arrange(), m.openStart())
}

// take makes a handbook the one that everything is about.
func (m *Model) take(h *handbook.Handbook) {
	m.book, m.rest = h, newRest(h, m.roles)
	m.status.SetMark(h.Mark)
	m.session.SetHandbook(h)
	m.store = m.session.Store
	m.keys.reader.Acknowledge.SetEnabled(m.progress.AnyAck())
	m.makeTabs()
}

// suggest says what to do with the search line, with a query that this handbook
// answers once that is known.
func (m *Model) suggest() {
	m.input.Placeholder = "Search"
	if m.index == nil {
		return
	}
	if example := m.index.Example(); example != "" {
		m.input.Placeholder += ", for example: " + example
	}
}

func (m *Model) makeTabs() {
	m.tabs.all = []tab{{label: "All"}}
	for _, p := range m.roles.SortPaths(m.book.Paths) {
		m.tabs.all = append(m.tabs.all, tab{id: pathTab + p.ID, label: p.Title, path: p})
	}
	var last []tab
	for _, c := range m.book.Categories {
		t := tab{id: c.ID, label: c.Title}
		if c.Derived && m.rest.parts[c.ID][0].entry == m.book.Glossary { // it is looked up, and what is saved is read
			last = append(last, t)
			continue
		}
		m.tabs.all = append(m.tabs.all, t)
	}
	m.tabs.all = append(m.tabs.all, tab{id: savedTab, label: "Saved"})
	m.tabs.all = append(m.tabs.all, last...)
}

// Init asks the terminal for its background, and reads the handbook while the
// terminal is set up. The answers come as messages; nothing waits for them.
func (m *Model) Init() tea.Cmd {
	if m.load == nil {
		return tea.Batch(tea.RequestBackgroundColor, m.first, m.makeIndex(), m.checkNews(), m.readReceipts())
	}
	return tea.Batch(tea.RequestBackgroundColor, m.readFirst(), m.nextChange())
}

// setTheme makes every style anew.
func (m *Model) setTheme(o theme.Options) {
	m.options = o
	m.theme = theme.New(o)
	m.pages.SetTheme(m.theme)
	m.input.SetStyles(draw.InputStyles(m.theme))
	m.status.SetTheme(m.theme)
}

// resize arranges everything for a screen of another size. What was selected
// stays selected, and the place in a text stays in view.
func (m *Model) resize(width, height int) tea.Cmd {
	m.layout.Width, m.layout.Height = max(0, width), max(0, height)
	if is := layout.ModeOf(width, height); is != m.layout.Mode {
		m.layout.Mode = is
		m.regroup()
	}
	cmd := m.arrange()
	m.more(m.layout.ListRows)
	return cmd
}

// regroup makes the items of the list anew, because another mode has other groups.
// The cursor stays where it is.
func (m *Model) regroup() {
	on, at := m.list.current().entry, m.list.selected
	m.list.set(m.items(), on)
	if on == nil {
		m.list.choose(at)
	}
}

// arrange lays everything out again after the size, the theme or the items changed.
func (m *Model) arrange() tea.Cmd {
	m.layout = layout.New(m.layout.Width, m.layout.Height, layout.Content{Items: m.list.items.len(), Split: m.split, PathCells: m.pathCells()})
	m.status.SetSize(m.layout)
	m.input.SetWidth(m.inputRoom())
	m.arrangeList()
	cmd := m.fillPane()
	if m.reader != nil {
		m.reader.SetTheme(m.theme)
		cmd = tea.Batch(cmd, m.reader.SetSize(m.layout))
	}
	if m.dialog != nil {
		m.dialog.SetSize(m.layout)
		m.dialog.SetTheme(m.theme)
	}
	return cmd
}

// arrangeList gives the list its rows. A narrow screen has no room for the
// answer, so the selected hit shows its whole sentence.
func (m *Model) arrangeList() {
	s, labels := dense, m.labelled()
	switch {
	case m.nothing():
		labels = true
	case m.layout.Mode == layout.Medium:
		s = single
	case m.querying() && m.layout.Mode == layout.Wide:
		s = spaced
	case m.querying():
		s = double
	}
	m.list.arrange(s, labels, m.layout.ListRows, m.sentence())
}

// labelled says whether there is room for the names of groups.
func (m *Model) labelled() bool { return m.layout.Mode == layout.Wide }

// maxSentence is how many rows the sentence of the selected hit takes on a narrow screen.
const maxSentence = 4

func (m *Model) sentence() []string {
	it := m.list.current()
	if m.layout.Mode != layout.Narrow || it.hit == nil {
		return nil
	}
	text := it.hit.Passage
	if text == it.entry.Summary {
		text = strings.TrimSpace(it.entry.Answer.Label() + " " + text)
	}
	rows := draw.Wrap(text, m.layout.ListWidth)
	return rows[:min(len(rows), maxSentence)]
}
