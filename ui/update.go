package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/reader"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/statusbar"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Update changes the model for one message.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	if m.reader != nil {
		cmd = m.reader.Track(msg, m.covered())
	}
	cmd = tea.Batch(cmd, m.handle(msg), m.routePosted())
	if m.reader != nil && !m.covered() {
		m.reader.RecordVisible()
	}
	return m, cmd
}

// covered reports whether something else is on the screen than the list or the reader.
func (m *Model) covered() bool { return m.dialog != nil || m.layout.Mode == layout.Tiny }

// routePosted handles what the parts of the screen have posted.
func (m *Model) routePosted() tea.Cmd {
	var cmd tea.Cmd
	for next, more := m.outbox.Next(); more; next, more = m.outbox.Next() {
		cmd = tea.Batch(cmd, m.route(next))
	}
	return cmd
}

// say shows what has just happened in the bottom row.
func (m *Model) say(word, detail string, caution bool) tea.Cmd {
	return m.status.Say(message.Say{Word: word, Detail: detail, Caution: caution})
}

// route handles what a part of the screen has posted.
func (m *Model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case message.Say:
		return m.status.Say(msg)
	case message.CloseDialog:
		m.dialog = nil
	case message.OpenEntry:
		return m.openEntry(msg)
	case message.Copy:
		return m.copyText(msg.Text, msg.What)
	case message.CopyAnswer:
		return m.copyAnswer(m.book.Entry(msg.ID))
	case message.StepEntry:
		return m.stepEntry(msg.By)
	case message.StepHistory:
		return m.stepHistory(msg.By)
	case message.CloseReader:
		return m.closeReader()
	case message.MarkRead:
		return m.markOpen(msg)
	case message.Choose:
		m.openMenu(msg)
	case message.OpenHelp:
		m.openHelp()
	case message.OpenCopyMenu:
		m.openCopyMenu()
	case message.OpenAcknowledgement:
		return m.openAcknowledgement()
	case message.Reload:
		return m.askedToReload()
	case message.GoToRow, message.FindWord:
		return m.reader.Update(msg)
	case message.Acknowledge:
		return m.acknowledge(msg)
	}
	return nil
}

// handle hands a message to what it is about.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		return m.setBackground(theme.BackgroundOf(msg.IsDark()))
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseClickMsg:
		return m.click(msg)
	case tea.MouseWheelMsg:
		return m.wheel(msg)
	case stepMsg:
		return m.stepped(msg)
	case loadedMsg:
		return m.loaded(msg)
	case reloadedMsg:
		return m.reloaded(msg)
	case changedMsg:
		return m.changed(msg)
	case indexedMsg:
		return m.indexed(msg)
	case page.Rendered:
		return m.rendered(msg)
	case copiedMsg:
		return m.copied(msg)
	case reader.EarlierText, reader.CarriedOver:
		if m.reader != nil {
			return m.reader.Update(msg)
		}
	case readstate.News:
		return m.newsChecked(msg)
	case message.Saved:
		return m.kept(msg.Err)
	case session.ReceiptsRead:
		return m.setReceipts(msg)
	case session.StoredReceipt:
		return m.acknowledged(msg)
	case statusbar.Expired:
		m.status.Expire(msg)
	}
	return nil
}

// key hands a key to whatever has the focus.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.status.Press(m.onList())
	if cmd, handled := m.programKey(msg); handled {
		return cmd
	}
	switch {
	case m.dialog != nil:
		return m.dialog.Update(msg)
	case m.reader != nil && !m.reader.Find.Typing() && m.keys.asksToReload(msg):
		return m.askedToReload()
	case m.reader != nil:
		return m.reader.Update(msg)
	}
	return m.browseKey(msg)
}

// programKey handles the keys that work everywhere; a box over the screen takes
// those that would change what is below it.
func (m *Model) programKey(msg tea.KeyPressMsg) (cmd tea.Cmd, handled bool) {
	k := m.keys.program
	switch {
	case key.Matches(msg, k.Quit):
		return tea.Interrupt, true
	case key.Matches(msg, k.Suspend):
		return m.suspend(), true
	case key.Matches(msg, k.Theme):
		return m.nextTheme(), true
	case key.Matches(msg, k.Mouse):
		return m.switchMouse(), true
	case key.Matches(msg, k.Reload):
		return m.askedToReload(), true
	case m.dialog != nil:
		return nil, false
	case key.Matches(msg, k.Help):
		m.openHelp()
	case key.Matches(msg, k.Copy):
		return m.copyAnswer(m.shown()), true
	case key.Matches(msg, k.Save):
		return m.save(), true
	case key.Matches(msg, k.Recent):
		return m.openRecent(), true
	default:
		return nil, false
	}
	return nil, true
}

func (m *Model) suspend() tea.Cmd {
	if !terminal.CanSuspend() {
		return m.say("cannot suspend", ": no shell in the foreground", false)
	}
	return tea.Suspend
}

// shown is the text that is on the screen.
func (m *Model) shown() *handbook.Entry {
	if m.reader != nil {
		return m.reader.Entry
	}
	if m.nothing() || m.early() {
		return nil
	}
	return m.list.current().entry
}

func (m *Model) setBackground(b theme.Background) tea.Cmd {
	if b == m.options.Background {
		return nil
	}
	o := m.options
	o.Background = b
	if theme.New(o).Key() == m.theme.Key() { // the person named a theme
		m.options = o
		return nil
	}
	m.setTheme(o)
	return m.arrange()
}

// nextTheme goes on to the theme after this one and says its name.
func (m *Model) nextTheme() tea.Cmd {
	names, o := theme.Names(), m.options
	for i, n := range names {
		if n == m.options.Name {
			o.Name = names[(i+1)%len(names)]
			break
		}
	}
	m.setTheme(o)
	return tea.Batch(m.arrange(), m.say(string(o.Name), " theme", false))
}

// paste adds pasted text to the search, without whatever could act on the
// terminal, and on one line.
func (m *Model) paste(msg tea.PasteMsg) tea.Cmd {
	msg.Content = sanitize.CleanLine(msg.Content)
	if m.dialog != nil {
		return m.dialog.Update(msg)
	}
	if m.reader != nil {
		return m.reader.Update(msg)
	}
	return m.typed(msg)
}

// rendered takes in a large text that a command has rendered.
func (m *Model) rendered(msg page.Rendered) tea.Cmd {
	if !m.pages.Store(msg) {
		return nil
	}
	return m.arrange()
}
