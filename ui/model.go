package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse"
	"trustbook/ui/dialog"
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

// acks is what the screen remembers of acknowledgements besides the session.
type acks struct {
	coverage map[string]*reader.Coverage // of entries, by id and hash, while the program runs
	warning  string                      // about the receipts; repeated in the next entry that asks for one
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

// say shows what has just happened in the bottom row.
func (m *Model) say(word, detail string, caution bool) tea.Cmd {
	return m.status.Say(message.Say{Word: word, Detail: detail, Caution: caution})
}
