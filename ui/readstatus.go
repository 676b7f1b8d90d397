package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/keymap"
	"trustbook/ui/message"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
)

// savedWord begins the status message after an entry was saved.
const savedWord = "saved"

// saveCmd returns a command that writes changes from memory to disk.
func saveCmd(save func() error) tea.Cmd { return func() tea.Msg { return message.Saved{Err: save()} } }

// saveState returns a command that writes all changes to disk.
func (m *Model) saveState() tea.Cmd { return saveCmd(m.session.Progress.SaveFunc()) }

// saved reports problems with saving, such as a read-only folder. It does not report an entry
// as saved unless it is on disk.
func (m *Model) saved(err error) tea.Cmd {
	m.session.Progress.ResetCounts() // another window may have marked something as read
	m.browse.Count()
	warnings := m.session.Store.Warnings()
	said, _ := m.status.CurrentMessage()
	if len(warnings) == 0 {
		if err != nil && said.Word == savedWord {
			return m.say("saved until you leave", ": the state folder cannot be written", true)
		}
		return nil
	}
	word, rest, more := strings.Cut(strings.Join(warnings, " "+m.theme.Glyph.Dot+" "), ":")
	if !more {
		return m.say(word, "", true)
	}
	return m.say(word, ":"+rest, true)
}

// toggleSaved saves the current entry, or removes it from the saved entries.
func (m *Model) toggleSaved() tea.Cmd {
	e := m.current()
	if e == nil {
		return m.say("nothing to save", "", true)
	}
	change, word := m.session.Store.Save, savedWord
	if m.session.Store.Saved(e.ID) {
		change, word = m.session.Store.Unsave, "no longer saved"
	}
	change(e.ID)
	said := m.say(word, " "+e.Title, false)
	return tea.Batch(said, m.saveState(), m.browse.Refresh(m.browse.Selected()))
}

// toggleRead marks an entry as read, or undoes that.
func (m *Model) toggleRead(msg message.MarkRead) tea.Cmd {
	e := m.entry(msg.ID, msg.Lang)
	if e == nil {
		return nil
	}
	mark, save := m.session.ToggleRead(e)
	detail := "; " + msg.Key + " marks it read again"
	switch mark {
	case session.NothingToMark:
		return m.say(string(mark), ": this entry is generated from the others", false)
	case session.MarkedRead, session.MarkedReadBefore:
		detail = "; " + msg.Key + " undoes it"
		if m.reader != nil { // the list shows what is next
			detail = m.afterReading(e) + detail
		}
	}
	cmd := tea.Batch(saveCmd(save), m.say(string(mark), detail, false))
	if m.reader != nil {
		m.reader.ReloadProgress()
		return cmd
	}
	return tea.Batch(cmd, m.browse.Refresh(e))
}

// checkNews compares the handbook with the last snapshot, in a command.
func (m *Model) checkNews() tea.Cmd {
	compare := m.session.Progress.CompareWithLast()
	if compare == nil {
		return nil
	}
	return func() tea.Msg { return compare() }
}

// newsChecked shows the news until the next key. The list marks new entries until they are opened.
func (m *Model) newsChecked(n readstate.News) tea.Cmd {
	news := m.session.TakeNews(n)
	if news != "" && len(n.Changes.New)+len(n.Changes.Changed) > 0 {
		news += "; type is:new to see them"
	}
	if m.news = news; news != "" {
		m.status.SetNews(news)
	}
	m.showDuty()
	return m.saveState()
}

// showDuty shows what a reading path asks of the reader, after the news, on the first screen.
func (m *Model) showDuty() {
	if m.touched {
		return
	}
	for i, p := range m.session.Paths() {
		duty := m.session.Duty(p)
		if duty == "" {
			continue
		}
		text := p.Title + ": " + duty
		if i == 0 {
			text += keymap.Offer(m.keys.browse.NextTab, "goes there")
		}
		if m.news != "" {
			text = m.news + ". " + text
		}
		m.status.SetNews(text)
		return
	}
}

// current returns the entry whose answer is on the screen, or nil.
func (m *Model) current() *handbook.Entry {
	if m.reader != nil {
		return m.reader.Entry
	}
	return m.browse.Current()
}
