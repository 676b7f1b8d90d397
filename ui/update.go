package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook/sanitize"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/phrases"
	"trustbook/ui/reader"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/statusbar"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Update applies a message to the model, and then routes the messages that components post in response.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	if m.reader != nil {
		cmd = m.reader.TrackTime(msg, m.isCovered())
	}
	cmd = tea.Batch(cmd, m.handle(msg), m.routePosted())
	if m.reader != nil && !m.isCovered() {
		m.reader.RecordVisible()
		cmd = tea.Batch(cmd, m.reader.AwaitRead())
	}
	return m, cmd
}

// handle handles messages from the terminal and from commands.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.resize(msg)
	case tea.BackgroundColorMsg:
		return m.setBackground(theme.BackgroundOf(msg.IsDark()))
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		msg.Content = sanitize.CleanPaste(msg.Content)
		return m.focusedComponent().Update(msg)
	case tea.MouseClickMsg:
		if msg.Y -= len(m.banner()); msg.Button == tea.MouseLeft && m.isListShown() && !m.isCovered() {
			return m.browse.Update(msg)
		}
	case tea.MouseWheelMsg:
		if msg.Y -= len(m.banner()); m.size.Mode != layout.ModeTiny {
			return m.focusedComponent().Update(msg)
		}
	case statusbar.MessageExpired:
		m.status.Expire(msg)
	case page.EntryRendered:
		if m.pages.Store(msg) {
			return m.arrange()
		}
	case reader.EarlierText, reader.CarryOverResult:
		if m.reader != nil {
			return m.reader.Update(msg)
		}
	default:
		return m.handleResult(msg)
	}
	return nil
}

func (m *Model) handleResult(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case stepMsg:
		return m.stepped(msg)
	case loadedMsg:
		return m.loaded(msg)
	case indexedMsg:
		return m.indexed(msg)
	case reloadedMsg:
		return m.reloaded(msg)
	case filesChangedMsg:
		return m.filesChanged(msg)
	case copiedMsg:
		return m.copied(msg)
	case readstate.News:
		return m.newsChecked(msg)
	case message.StateSaved:
		return m.stateSaved(msg.Err)
	case session.ReceiptsRead:
		return m.setReceipts(msg)
	case session.StoredReceipt:
		return m.acknowledged(msg)
	}
	return nil
}

// press passes a key to the program or to the focused component.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	m.status.DismissOnKey(m.isListShown())
	m.touched = true
	if cmd, handled := m.pressProgramKey(msg); handled {
		return cmd
	}
	switch {
	case m.focusedHandles(msg):
	case m.keys.asksToReload(msg):
		return m.reloadByHand()
	case m.isListShown() && m.browse.Query() == "" && key.Matches(msg, m.keys.program.HelpEmpty):
		m.openHelp()
		return nil
	}
	return m.focusedComponent().Update(msg)
}

// focusedHandles reports whether the focused component handles a key before the program does.
func (m *Model) focusedHandles(msg tea.KeyPressMsg) bool {
	switch {
	case m.dialog != nil:
		return true
	case m.reader != nil:
		return m.reader.Find.Typing() || keymap.Binds(m.keys.reader.Actions(), msg)
	}
	return keymap.Binds(m.keys.browse.Actions(), msg)
}

// pressProgramKey handles the keys that work everywhere. While a dialog is open, keys that would change something
// behind it do nothing.
func (m *Model) pressProgramKey(msg tea.KeyPressMsg) (cmd tea.Cmd, handled bool) {
	k := m.keys.program
	switch {
	case key.Matches(msg, k.Quit):
		return tea.Quit, true
	case key.Matches(msg, k.Repaint):
		return terminal.RestoreModes(m.View()), true
	case key.Matches(msg, k.Suspend):
		return m.suspend(), true
	case key.Matches(msg, k.Theme):
		return m.nextTheme(), true
	case key.Matches(msg, k.Mouse):
		return m.toggleMouse(), true
	case key.Matches(msg, k.Reload):
		return m.reloadByHand(), true
	case m.dialog != nil:
		return nil, false
	case key.Matches(msg, k.Help):
		m.openHelp()
	case key.Matches(msg, k.Copy):
		return m.copyAnswer(m.currentEntry()), true
	case key.Matches(msg, k.CopySentence):
		return m.copySentence(m.currentEntry()), true
	case key.Matches(msg, k.Save):
		return m.toggleSaved(), true
	case key.Matches(msg, k.Recent):
		return m.openRecent(), true
	default:
		return nil, false
	}
	return nil, true
}

// routePosted routes the messages posted by components.
func (m *Model) routePosted() tea.Cmd {
	var cmd tea.Cmd
	for next, more := m.outbox.Next(); more; next, more = m.outbox.Next() {
		cmd = tea.Batch(cmd, m.route(next))
	}
	return cmd
}

// route handles a message posted by a component.
func (m *Model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case message.Say:
		return m.status.Say(msg)
	case message.OpenEntry:
		return m.openEntry(msg)
	case message.SwitchLanguage:
		return m.switchLanguage()
	case message.StepEntry:
		return m.stepEntry(msg.By)
	case message.StepHistory:
		return m.stepHistory(msg.By)
	case message.CloseReader:
		return m.closeReader()
	case message.GoToRow, message.FindWord:
		return m.reader.Update(msg)
	case message.Copy:
		return m.copyText(msg)
	case message.CopyAnswer:
		return m.copyAnswer(m.currentEntry())
	case message.CopySentence:
		return m.copySentence(m.currentEntry())
	case message.MarkRead:
		return m.toggleRead(msg)
	case message.EntryRead:
		return m.sayRead(m.session.Handbook.Entry(msg.ID))
	case message.Acknowledge:
		return m.acknowledge(msg)
	case message.SaveState:
		return m.saveState()
	case message.Reload:
		return m.reloadByHand()
	case message.StopLoading:
		m.loader.loading.end()
		return tea.Quit
	default:
		return m.routeDialog(msg)
	}
}

// routeDialog handles messages that open and close dialogs.
func (m *Model) routeDialog(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case message.OpenMenu:
		m.openMenu(msg)
	case message.OpenHelp:
		m.openHelp()
	case message.OpenCopyMenu:
		m.openMenu(message.OpenMenu{Menu: phrases.CopyMenu, Items: m.copyItems})
	case message.OpenAcknowledgement:
		return m.openAcknowledgement()
	case message.CloseDialog:
		m.dialog = nil
	}
	return nil
}
