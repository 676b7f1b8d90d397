package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse"
	"trustbook/ui/dialog"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/phrases"
	"trustbook/ui/reader"
	"trustbook/ui/session"
	"trustbook/ui/statusbar"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Options configures the screen.
type Options struct {
	Handbook      *handbook.Handbook // nil if Load loads it while the terminal is being set up
	Index         *search.Index      // nil if it is built after the first frame is shown
	Load          Load
	Theme         theme.Options
	Width, Height int             // size of the terminal in cells, for the first frame
	Session       session.Options // describes the reader, and where the reader's state is stored

	NoMouse     bool                           // let the terminal handle the mouse
	Split       int                            // width of the list beside the answer, in cells; 0 for automatic
	Tab         string                         // id of the category or reading path to start in; "" for all entries
	Keys        map[string]map[string][]string // custom keys, by context and then action
	Multiplexer terminal.Multiplexer           // multiplexer between the program and the terminal
	Notice      string                         // message to show in the bottom row at the start
	Open        string                         // id of the entry to start with; "" for none
	UntilAck    string                         // id of the entry whose acknowledgement ends the program; "" for none
	Reloadable  bool                           // the entries are in files, so Load can be called again
	Changes     <-chan error                   // receives nil when files may have changed, or the error that ended watching; nil if files are not watched
}

// Load loads or reloads the handbook, and reports its progress. Calls never overlap.
type Load func(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error)

// Model is the root model. It holds everything drawn on the screen, and only [Model.Update] changes it.
type Model struct {
	session *session.Session // the open handbook and its reader
	loader  loader
	pages   page.Cache
	outbox  message.Outbox
	window  window
	size    layout.Layout // layout of the rows below the banner
	theme   *theme.Theme
	look    theme.Options // the options that the theme is made from
	keys    keyMap
	browse  *browse.Model
	reader  *reader.Model // the open entry; nil if closed
	dialog  *dialog.Model // the open dialog; nil if closed
	history reader.History
	acks    ackNotices
	status  statusbar.Model
	news    string // summary of what is new since the last start
	touched bool   // a key has been pressed
	term    terminalState
}

type terminalState struct {
	noMouse bool // the terminal handles the mouse
	copies  terminal.CopyNotes
}

// ackNotices holds what only the screen needs to remember about acknowledgements.
type ackNotices struct {
	coverage map[string]*reader.Coverage // by id and hash, how much of each entry has been shown in this run
	until    string                      // id of the entry whose acknowledgement ends the program; "" for none
	warning  string                      // warning about the receipts, repeated in the next entry that has to be acknowledged
}

// setTheme recreates all styles. [Model.arrange] applies them.
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

// arrange applies a change of size, theme or entries to all components.
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

// say shows a message in the bottom row.
func (m *Model) say(n phrases.Notice, caution bool) tea.Cmd {
	return m.status.Say(message.SayNotice(n, caution))
}

// currentEntry returns the entry whose answer is on the screen, or nil if there is none.
func (m *Model) currentEntry() *handbook.Entry {
	if m.reader != nil {
		return m.reader.Entry
	}
	return m.browse.Current()
}
