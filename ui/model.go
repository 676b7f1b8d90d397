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

// Options configure the screen.
type Options struct {
	Handbook      *handbook.Handbook // nil if it is loaded in a command with Load, while the terminal is being set up
	Index         *search.Index      // nil if it is built in a command, while the first frame is already shown
	Load          Load
	Theme         theme.Options
	Width, Height int             // size of the terminal in cells, for the first frame
	Session       session.Options // the reader, and where their state is stored

	NoMouse     bool                           // leave the mouse to the terminal
	Split       int                            // width of the list beside the answer, in cells; 0 for automatic
	Tab         string                         // id of the category or path to start in; "" for all entries
	Keys        map[string]map[string][]string // custom keys, by context and action
	Multiplexer terminal.Multiplexer           // multiplexer between the program and the terminal
	Notice      string                         // message in the bottom row at the start
	Open        string                         // id of the entry to start with; "" for none
	UntilAck    string                         // end once the entry with this id is acknowledged; "" means when the user quits
	Reloadable  bool                           // Load can be called again, because the entries are files that may change
	Changes     <-chan error                   // receives nil when files may have changed, or the error that ended watching; nil if files are not watched
}

// Load loads the handbook, initially or again, and reports its progress. Calls never overlap.
type Load func(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error)

// Model is the root model. Everything on the screen is drawn from it, and only [Model.Update] changes it.
type Model struct {
	session *session.Session // the open handbook and its reader
	loader  loader
	pages   page.Cache
	outbox  message.Outbox
	window  window
	size    layout.Layout // of the rows below the banner
	theme   *theme.Theme
	look    theme.Options // inputs of the theme
	keys    keyMap
	browse  *browse.Model
	reader  *reader.Model // the open entry; nil if closed
	dialog  *dialog.Model // the open dialog; nil if closed
	history reader.History
	acks    ackMemory
	status  statusbar.Model
	news    string // what is new since the last start
	touched bool   // a key has been pressed
	term    terminalState
}

type terminalState struct {
	noMouse bool // the terminal handles the mouse
	copies  terminal.CopyNotes
}

// ackMemory holds the screen's own information about acknowledgements, which the session does not
// need.
type ackMemory struct {
	coverage map[string]*reader.Coverage // how much of each entry has been shown in this run, by id and hash
	until    string                      // end once the entry with this id is acknowledged; "" means when the user quits
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

// arrange updates the layout after the size, the theme or the entries have changed.
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

// currentEntry returns the entry whose answer is on the screen, or nil.
func (m *Model) currentEntry() *handbook.Entry {
	if m.reader != nil {
		return m.reader.Entry
	}
	return m.browse.Current()
}
