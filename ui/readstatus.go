package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/message"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
)

// savedWord is how the status line begins after an entry was saved.
const savedWord = "saved"

// saveCmd writes to disk, in a command, what has changed in memory.
func saveCmd(save func() error) tea.Cmd {
	return func() tea.Msg { return message.Saved{Err: save()} }
}

// saveState writes everything that has changed to disk, in a command.
func (m *Model) saveState() tea.Cmd { return saveCmd(m.session.Progress.SaveFunc()) }

// saved reports warnings about the state on disk, such as that it cannot be written. An
// entry that could not be saved is not reported as saved.
func (m *Model) saved(err error) tea.Cmd {
	m.session.Progress.ResetCounts() // another window may have read something
	m.browse.Count()
	warnings := m.session.Store.Warnings()
	said, _ := m.status.Said()
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

// toggleSaved saves the entry on the screen, or removes it from the saved ones.
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
	e := m.session.Handbook.Entry(msg.ID)
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
	}
	cmd := tea.Batch(saveCmd(save), m.say(string(mark), detail, false))
	if m.reader != nil {
		m.reader.ReloadProgress()
		return cmd
	}
	return tea.Batch(cmd, m.browse.Refresh(e))
}

// checkNews compares the handbook with the last start, in a command.
func (m *Model) checkNews() tea.Cmd {
	compare := m.session.Progress.CompareWithLast()
	if compare == nil {
		return nil
	}
	return func() tea.Msg { return compare() }
}

// newsChecked shows the news until the next key. The list marks the entries until they
// are opened.
func (m *Model) newsChecked(n readstate.News) tea.Cmd {
	news := m.session.TakeNews(n)
	if news != "" && len(n.Changes.New)+len(n.Changes.Changed) > 0 {
		news += "; type is:new to see them"
	}
	if news != "" {
		m.status.SetNews(news)
	}
	return m.saveState()
}

// current returns the entry whose answer is on the screen, nil when there is none.
func (m *Model) current() *handbook.Entry {
	if m.reader != nil {
		return m.reader.Entry
	}
	return m.browse.Current()
}
