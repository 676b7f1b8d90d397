// Package ui is the handbook on the screen. Its model owns the rooms, such as the list
// and the reader, and routes messages between them; it draws nothing itself.
package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse"
	"trustbook/ui/dialog"
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
	Handbook      *handbook.Handbook // nil = loaded by Load in a command, while the terminal is set up
	Index         *search.Index      // nil = built in a command, while the first frame is on the screen
	Load          Load
	Theme         theme.Options
	Width, Height int // of the terminal in cells; the first frame is drawn at this size

	NoMouse       bool                           // leave the mouse to the terminal
	Split         int                            // text cells of the list beside the answer; 0 = as the width has room
	Tab           string                         // id of the category or path to start in; "" = all
	Roles         handbook.Roles                 // the roles of the reader
	RolesFromFlag bool                           // they are for this run: say so when a handbook has no roles at all
	Keys          map[string]map[string][]string // other keys, by context and action
	Multiplexer   terminal.Multiplexer           // between the program and the terminal
	Notice        string                         // shown in the bottom row at the start
	Store         *readstate.Store               // what the reader has saved and read; nil = forget it at the end
	Ledger        *receipts.Ledger               // of receipts; nil = nothing can be acknowledged
	User          string                         // suggested as the name on a receipt
	Open          string                         // id of the entry to start with; "" = none
	Reloadable    bool                           // Load can be called again: the entries are files that may change
	Now           func() time.Time               // nil = [time.Now]
	Changes       <-chan error                   // nil when files may have changed, else why watching ended; nil = not watched
}

// Load loads the handbook, for the first time or again, and reports its progress. It is
// called again only after it has returned.
type Load func(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error)

// Model is the whole program. Everything on the screen is drawn from it, and only
// [Model.Update] changes it.
type Model struct {
	session *session.Session // what is open, and who reads it
	loader  loader
	pages   page.Cache
	outbox  message.Outbox
	size    layout.Layout
	theme   theme.Theme
	look    theme.Options // that the theme is made from
	keys    keyMap
	browse  *browse.Model
	reader  *reader.Model // nil = closed
	dialog  *dialog.Model // nil = closed
	history reader.History
	acks    acks
	status  statusbar.Model
	term    terminalState
	err     error // why the program ends
}

// terminalState is how the program uses the terminal.
type terminalState struct {
	noMouse     bool // the mouse is left to the terminal
	multiplexer terminal.Multiplexer
}

// New returns a program. It does nothing that waits for a terminal.
func New(o Options) *Model {
	m := &Model{
		loader: newLoader(o), keys: defaultKeys(),
		term: terminalState{noMouse: o.NoMouse, multiplexer: o.Multiplexer},
		size: layout.New(max(0, o.Width), max(0, o.Height), layout.Content{}),
	}
	keymap.Rebind(m.keys.contexts(), o.Keys)
	m.keys.enableFileKeys(o.Reloadable)
	s := session.Options{Ledger: o.Ledger, User: o.User, Roles: o.Roles, RolesFromFlag: o.RolesFromFlag, Now: o.Now}
	if o.Load == nil {
		s.Store = m.loader.store
	}
	m.session = session.New(s)
	m.session.Index = o.Index
	m.browse = browse.New(browse.Context{
		Session: m.session, Pages: &m.pages, Outbox: &m.outbox, Keys: &m.keys.browse, Program: &m.keys.program, Split: o.Split,
	})
	m.setTheme(o.Theme)
	h := o.Handbook
	if h == nil {
		h = m.session.Handbook
	}
	m.loader.first = tea.Batch(m.show(h), m.routePosted())
	return m
}

// show puts a handbook on the screen.
func (m *Model) show(h *handbook.Handbook) tea.Cmd {
	m.useHandbook(h)
	found := m.browse.Show(m.loader.startTab)
	if !found && m.loader.startTab != "" && m.loader.notice == "" && len(h.Entries) > 0 {
		m.loader.notice = "no category has the id " + m.loader.startTab
	}
	return tea.Batch(m.arrange(), m.openFirstEntry())
}

// useHandbook makes a handbook the one that the session is about.
func (m *Model) useHandbook(h *handbook.Handbook) {
	m.session.SetHandbook(h)
	m.status.SetMark(h.Mark)
	m.keys.reader.Acknowledge.SetEnabled(m.session.Progress.AnyAck())
	m.browse.SetLoading(m.loader.progress(len(h.Entries) == 0))
}

// openFirstEntry opens the entry that the program was started for, once it is there.
func (m *Model) openFirstEntry() tea.Cmd {
	e := m.session.Handbook.Entry(m.loader.startEntry)
	if m.loader.startEntry == "" || e == nil {
		return nil
	}
	m.loader.startEntry = ""
	m.browse.SelectEntry(e)
	return m.read(e)
}

// Init asks the terminal for its background, and loads the handbook while the terminal is
// set up. The answers come as messages; nothing waits for them.
func (m *Model) Init() tea.Cmd {
	if m.loader.load == nil {
		return tea.Batch(tea.RequestBackgroundColor, m.loader.first, m.buildIndex(), m.checkNews(), m.readReceipts())
	}
	return tea.Batch(tea.RequestBackgroundColor, m.firstLoad(), m.loader.nextChange())
}

// setTheme makes every style again. [Model.arrange] shows them.
func (m *Model) setTheme(o theme.Options) {
	m.look = o
	m.theme = theme.New(o)
	m.pages.SetTheme(m.theme)
	m.browse.SetTheme(m.theme)
	m.status.SetTheme(m.theme)
	if m.reader != nil {
		m.reader.SetTheme(m.theme)
	}
	if m.dialog != nil {
		m.dialog.SetTheme(m.theme)
	}
}

// resize adapts everything to a screen of another size.
func (m *Model) resize(width, height int) tea.Cmd {
	m.size = layout.New(max(0, width), max(0, height), layout.Content{})
	return m.arrange()
}

// arrange lays everything out again after the size, the theme or the entries changed.
func (m *Model) arrange() tea.Cmd {
	m.status.SetSize(m.size)
	cmd := m.browse.SetSize(m.size)
	if m.reader != nil {
		cmd = tea.Batch(cmd, m.reader.SetSize(m.size))
	}
	if m.dialog != nil {
		m.dialog.SetSize(m.size)
	}
	return cmd
}
