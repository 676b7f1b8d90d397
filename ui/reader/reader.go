// Package reader shows an open entry on the whole screen. It scrolls, finds words, follows links, shows changes, and
// measures how much of the entry has been read.
package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/phrases"
	"trustbook/ui/reader/find"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// Dependencies holds the parts of the program that the reader depends on.
type Dependencies struct {
	Session *session.Session
	Pages   *page.Cache
	Outbox  *message.Outbox
	Keys    *KeyMap
	Path    string // id of the reading path from which the entry was opened; "" for none
}

// Ack describes the acknowledgement of the entry.
type Ack struct {
	Word, Text string    // sentence about the acknowledgement; Word is its first word and is emphasised
	Pending    bool      // the entry can be acknowledged now
	Coverage   *Coverage // parts that have been on the screen in this run; kept after the reader closes
}

// Model is an open entry. Callers must not set its exported fields.
type Model struct {
	Entry  *handbook.Entry
	Doc    draw.Document
	Scroll draw.Scroll
	Find   find.Model

	session  *session.Session
	progress *readstate.Progress // the session's progress
	pages    *page.Cache
	out      *message.Outbox
	keys     *KeyMap
	size     layout.Layout
	theme    *theme.Theme
	search   search.Result // search that led to the entry
	ack      *Ack          // nil if the entry need not be acknowledged
	path     string        // id of the reading path being followed; "" for none

	parts    []documentPart     // parts listed in the contents and the outline
	acronyms []handbook.Acronym // abbreviations in the entry that the handbook explains

	link      int          // index of the selected link; -1 for none
	pos       draw.TextPos // top row as the reader left it; kept while a larger screen shows the whole entry
	topText   string       // text of the top row before a reload; "" if only pos is used
	plain     *returnPoint // set while the entry is shown as plain text
	diff      *diffView    // the comparison on the screen; nil if differences are not shown
	awaiting  bool         // a command will send a [ReadTimeElapsed]
	revealing bool         // scroll to the answer as soon as the entry is laid out

	readTracker
	before readstate.ReadRecord // how much of the entry had been read before it was opened
	status readstate.Status     // status of the entry when it was opened
}

// Open opens an entry and highlights the words of a search. It scrolls to the sentence that answers the search or,
// without a search, to where the reader left the entry.
func Open(c Dependencies, e *handbook.Entry, size layout.Layout, th *theme.Theme, found search.Result, ack *Ack) (*Model, tea.Cmd) {
	m := &Model{
		Entry: e, Find: find.New(), session: c.Session, progress: &c.Session.Progress, pages: c.Pages, out: c.Outbox, keys: c.Keys,
		size: size, theme: th, search: found, ack: ack, path: c.Path, link: -1, revealing: true,
	}
	m.progress.RecordOpened(e)
	cmd := m.layOut()
	m.restorePosition()
	m.reportEdit()
	return m, tea.Batch(cmd, saveCmd(m.progress.SaveFunc()))
}

func saveCmd(f func() error) tea.Cmd { return func() tea.Msg { return message.StateSaved{Err: f()} } }

func (m *Model) say(n phrases.Notice) {
	m.out.Post(message.SayNotice(n, false))
}

// SetTheme sets the theme. It takes effect at the next [Model.SetSize].
func (m *Model) SetTheme(th *theme.Theme) { m.theme = th }

// SetSize lays out the entry for a screen.
func (m *Model) SetSize(size layout.Layout) tea.Cmd {
	m.size = size
	return m.layOut()
}

// SetAck updates the acknowledgement. The change is shown after the next [Model.SetSize].
func (m *Model) SetAck(a *Ack) { m.ack = a }

// Replace replaces the entry with its new version after the handbook has been reloaded.
func (m *Model) Replace(e *handbook.Entry, found search.Result, ack *Ack) {
	m.Entry, m.search, m.ack = e, found, ack
	if row := m.Doc.RowOfPos(m.pos); row < len(m.Doc.Plain) {
		m.topText = m.Doc.Plain[row]
	}
}

// IsPlain reports whether the entry is shown as plain text, where the terminal handles the mouse.
func (m *Model) IsPlain() bool { return m.plain != nil }

// Coverage returns how much of the entry has been on the screen, or nil if this is not recorded.
func (m *Model) Coverage() *Coverage {
	if m.ack == nil {
		return nil
	}
	return m.ack.Coverage
}

// Location returns the current position and query, for the history.
func (m *Model) Location() Location {
	if p := m.returnPoint(); p != nil {
		return Location{m.Entry, p.pos, ""}
	}
	return Location{m.Entry, m.pos, m.Find.Query()}
}

// Restore returns to a location in the open entry.
func (m *Model) Restore(l Location) {
	m.Find.Restore(l.Query, m.findView())
	m.pos, m.revealing = l.Pos, false
	m.Scroll.SetTop(m.Doc.RowOfPos(l.Pos))
}

// NextLanguage returns the open entry in its next language, or nil if it has only one.
func (m *Model) NextLanguage() *handbook.Entry {
	all := m.Entry.Languages()
	if len(all) == 0 {
		return nil
	}
	return all[(slices.Index(all, m.Entry)+1)%len(all)]
}
