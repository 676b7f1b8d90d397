// Package ui shows the handbook on the screen. Its root model owns the components, such as the list and the reader, and
// routes messages between them. The components do the drawing.
package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/browse"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/session"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// New returns the program's model. It does not wait for the terminal.
func New(o Options) *Model {
	m := &Model{
		loader: newLoader(o), keys: defaultKeys(),
		acks:   ackNotices{until: o.UntilAck},
		term:   terminalState{noMouse: o.NoMouse, copies: terminal.CopyNotes{Multiplexer: o.Multiplexer}},
		window: window{max(0, o.Width), max(0, o.Height)},
		size:   layout.New(max(0, o.Width), max(0, o.Height), layout.Content{Alone: o.Theme.Speech}),
	}
	keymap.Rebind(m.keys.contexts(), o.Keys)
	m.keys.enableFileKeys(o.Reloadable)
	if o.Load != nil {
		o.Session.Store = nil // set once the handbook is loaded, because reading the state waits for the disk
	}
	m.session = session.New(o.Session)
	m.session.Index = o.Index
	m.browse = browse.New(browse.Dependencies{
		Session: m.session, Pages: &m.pages, Outbox: &m.outbox, Keys: &m.keys.browse, Program: &m.keys.program, Size: m.size, Split: o.Split,
	})
	m.setTheme(o.Theme)
	h := o.Handbook
	if h == nil {
		h = m.session.Handbook
	}
	m.loader.first = tea.Batch(m.showHandbook(h), m.routePosted())
	return m
}

// Init asks the terminal for its background colour and starts loading the handbook. The replies arrive as messages, so
// the screen never waits for them.
func (m *Model) Init() tea.Cmd {
	if m.loader.load == nil {
		return tea.Batch(tea.RequestBackgroundColor, m.loader.first, m.buildIndex(), m.checkNews(), m.readReceipts())
	}
	if m.loader.begun == nil {
		m.loader.begun = tea.Batch(m.loader.loading.nextStep, m.loadAtStart())
	}
	return tea.Batch(tea.RequestBackgroundColor, m.loader.begun, m.loader.nextChange())
}

// Run opens a handbook on a terminal and returns when the user quits. It detects the terminal's size and colour depth
// itself. The error describes why the handbook could not be loaded, what failed on the terminal, or which signal ended
// the program.
func Run(o Options, t terminal.Terminal) error {
	window, err := t.Open()
	if err != nil {
		return err
	}
	o.Width, o.Height = window.Width, window.Height
	o.Theme.Depth = theme.DepthOf(t.Profile())
	o.Theme.ASCII = o.Theme.ASCII || t.WantsASCII()
	o.Multiplexer = t.Multiplexer()
	window.Speech = o.Theme.Speech
	m := New(o)
	if m.loadBeforeScreen(); m.loader.err == nil {
		err = window.Run(m)
	}
	if err == nil {
		err = m.loader.err
	}
	if lost := m.close(); lost != nil {
		return lost
	}
	return err
}

// close ends background work, stores the position in the open entry, and waits until everything is on disk. Errors in
// saving state have already been shown on the screen, so close returns only the error of a receipt that could not be
// stored.
func (m *Model) close() error {
	if m.reader != nil {
		m.reader.Leave()
	}
	m.loader.loading.end()
	m.loader.indexing.end()
	_ = m.session.Progress.SaveFunc()()
	return m.session.WaitForReceipts()
}
