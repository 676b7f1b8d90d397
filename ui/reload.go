package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/page"
)

// nextChange waits in a command until the files of the handbook change.
func (m *Model) nextChange() tea.Cmd {
	changes := m.changes
	if changes == nil {
		return nil
	}
	return func() tea.Msg {
		if err, more := <-changes; more {
			return changedMsg{err}
		}
		return nil
	}
}

// changed reads the handbook again, or says why it is not heard of changes any more.
func (m *Model) changed(msg changedMsg) tea.Cmd {
	if msg.err != nil {
		return m.say("changes are not followed", ": "+msg.err.Error(), true)
	}
	return tea.Batch(m.nextChange(), m.reload())
}

// askedToReload reads the handbook again because somebody has asked for it.
func (m *Model) askedToReload() tea.Cmd {
	switch {
	case m.opening():
		return nil
	case !m.keys.program.Reload.Enabled():
		return m.say("nothing to reload", ": these texts are part of the program", false)
	}
	m.byKey = true
	return m.reload()
}

// reload reads the handbook again and makes its index, in a command; until both
// are there, those on the screen stay in use. What has changed while it was being
// read is read once more.
func (m *Model) reload() tea.Cmd {
	if m.reading != nil {
		m.again = true
		return nil
	}
	m.reading = newTask()
	t, load, book, open := m.reading, m.load, m.book, m.openPage()
	return tea.Batch(t.listen, func() tea.Msg {
		defer close(t.steps)
		h, err := load(t.ctx, t.tell("reading"))
		if err != nil || h.ChangedFiles(book) == 0 && len(h.NewProblems(book)) == 0 && len(h.Problems) == len(book.Problems) {
			return reloadedMsg{task: t, err: err}
		}
		ix := search.Build(t.ctx, h, search.BuildOptions{Progress: t.tell("indexing")})
		return reloadedMsg{task: t, book: h, index: ix, page: open(h)}
	})
}

// openPage renders the open text as it is in another handbook, for a command: a
// large one must not be gone from the screen while it is rendered.
func (m *Model) openPage() func(*handbook.Handbook) page.Rendered {
	if m.reader == nil {
		return func(*handbook.Handbook) page.Rendered { return page.Rendered{} }
	}
	open := m.reader.Entry
	return m.pages.RenderLater(m.reader.TextWidth(), func(h *handbook.Handbook) *handbook.Entry { return successor(h, open) })
}

// onceMore reads the handbook again when it has changed while it was being read.
func (m *Model) onceMore() tea.Cmd {
	if !m.again {
		return nil
	}
	m.again = false
	return m.reload()
}

// reloaded puts the handbook on the screen as it is now, the place kept. Where it
// could not be read, or only in parts, it says so and keeps what was good.
func (m *Model) reloaded(msg reloadedMsg) tea.Cmd {
	if msg.task != m.reading {
		return nil
	}
	byKey := m.byKey
	m.reading, m.byKey = nil, false
	var cmd tea.Cmd
	switch {
	case msg.err != nil:
		cmd = m.say("not reloaded", ": "+msg.err.Error(), true)
		m.byKey = true // whoever was told that wants to know what comes of it
	case msg.book != nil:
		cmd = m.exchange(msg)
	case byKey:
		cmd = m.sayUnchanged()
	}
	m.input.SetWidth(m.inputRoom())
	return tea.Batch(cmd, m.onceMore())
}

// sayUnchanged says that the files are what they were, and what is wrong with them
// still.
func (m *Model) sayUnchanged() tea.Cmd {
	if t := handbook.CountProblems(m.book.Problems); t.Errors > 0 {
		return m.say("still there", ": "+t.First.String(), true)
	}
	return m.say("nothing has changed", "", false)
}

// underWay is how far a task is that the reader may wait for, "" while there is
// none or nothing is known of it.
func (m *Model) underWay() string {
	for _, t := range []*task{m.reading, m.indexing} {
		if t != nil && t.at.total > 0 && !m.opening() {
			return fmt.Sprintf("%s %d %%", t.at.doing, 100*t.at.done/t.at.total)
		}
	}
	return ""
}
