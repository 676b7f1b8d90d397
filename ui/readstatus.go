package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
)

// saveCmd returns a command that calls save to write changes to disk.
func saveCmd(save func() error) tea.Cmd {
	return func() tea.Msg { return message.StateSaved{Err: save()} }
}

// saveState returns a command that writes all changes to disk.
func (m *Model) saveState() tea.Cmd { return saveCmd(m.session.Progress.SaveFunc()) }

// stateSaved reports problems with saving, such as a read-only folder. It confirms a saved entry only once it is on
// disk.
func (m *Model) stateSaved(err error) tea.Cmd {
	m.session.Progress.ResetCounts() // another window may have marked something as read
	m.browse.UpdateCounts()
	warnings := m.session.Store.Warnings()
	said, _ := m.status.CurrentMessage()
	if len(warnings) == 0 {
		if err != nil && said.Word == phrases.EntrySaved {
			return m.say(phrases.SavedUntilYouLeave, true)
		}
		return nil
	}
	word, rest, more := strings.Cut(strings.Join(warnings, " "+m.theme.Glyph.Dot+" "), ":")
	if !more {
		return m.say(phrases.Notice{Word: word}, true)
	}
	return m.say(phrases.Notice{Word: word, Detail: ":" + rest}, true)
}

// toggleSaved saves the current entry, or removes it from the saved entries.
func (m *Model) toggleSaved() tea.Cmd {
	e := m.currentEntry()
	if e == nil {
		return m.say(phrases.NothingToSave, true)
	}
	change, notice := m.session.Store.Save, phrases.Notice{Word: phrases.EntrySaved, Detail: " " + e.Title + m.session.LifetimeNote()}
	if m.session.Store.IsSaved(e.ID) {
		change, notice = m.session.Store.Unsave, phrases.Notice{Word: phrases.NoLongerSaved, Detail: " " + e.Title}
	}
	change(e.ID)
	said := m.say(notice, false)
	return tea.Batch(said, m.saveState(), m.browse.Refresh(m.browse.Selected()))
}

// toggleRead marks an entry as read or unread.
func (m *Model) toggleRead(msg message.MarkRead) tea.Cmd {
	e := m.entry(msg.ID, msg.Lang)
	if e == nil {
		return nil
	}
	mark, save := m.session.ToggleRead(e)
	detail := fmt.Sprintf(phrases.KeyMarksReadAgain, msg.Key)
	switch mark {
	case session.NothingToMark:
		return m.say(phrases.Notice{Word: string(mark), Detail: phrases.IsGenerated}, false)
	case session.MarkedRead, session.MarkedReadAgain:
		next := ""
		if m.reader != nil { // in the list, the selection already shows which entry is next
			next = m.afterReading(e)
		}
		detail = m.session.LifetimeNote() + next + fmt.Sprintf(phrases.KeyUndoes, msg.Key)
	}
	m.status.SetNews("")
	cmd := tea.Batch(saveCmd(save), m.say(phrases.Notice{Word: string(mark), Detail: detail}, false))
	if m.reader != nil {
		m.reader.ReloadProgress()
		return cmd
	}
	return tea.Batch(cmd, m.browse.Refresh(e))
}

// checkNews returns a command that compares the handbook with the snapshot from the last start.
func (m *Model) checkNews() tea.Cmd {
	compare := m.session.Progress.CompareWithLast()
	if compare == nil {
		return nil
	}
	return func() tea.Msg { return compare() }
}

// newsChecked shows what is new until a key is pressed. In the list, new entries stay marked until they are opened.
func (m *Model) newsChecked(n readstate.News) tea.Cmd {
	news, c := m.session.TakeNews(n), n.Changes
	if news != "" {
		news += phrases.TypeIsNew(len(c.New)+len(c.Changed), c.Gone)
	}
	if m.news = news; news != "" {
		m.status.SetNews(news)
	}
	m.showDuty()
	return m.saveState()
}

// showDuty shows what the reader has to acknowledge on the first reading path that requires something or, if none does,
// in the other entries. It does nothing once a key has been pressed.
func (m *Model) showDuty() {
	text := m.firstDuty()
	if m.touched || text == "" {
		return
	}
	if m.news != "" {
		text = m.news + ". " + text
	}
	m.status.SetNews(text)
}

func (m *Model) firstDuty() string {
	for i, p := range m.session.Paths() {
		duty := m.session.DescribePathDuty(p)
		if duty == "" {
			continue
		}
		key := ""
		if i == 0 {
			key = m.keys.browse.NextTab.Help().Key
		}
		return phrases.PathDuty(key, p.Title, duty)
	}
	return m.session.DescribeOtherDuties()
}
