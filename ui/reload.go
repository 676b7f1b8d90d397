package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/shelf"
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
		return m.status.say("changes are not followed", ": "+msg.err.Error(), true)
	}
	return tea.Batch(m.nextChange(), m.reload())
}

// askedToReload reads the handbook again because somebody has asked for it.
func (m *Model) askedToReload() tea.Cmd {
	if m.opening() {
		return nil
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
	t, load, book := m.reading, m.load, m.book
	return tea.Batch(t.listen, func() tea.Msg {
		defer close(t.steps)
		h, err := load(t.ctx, handbook.Options{Progress: t.tell("reading"), Previous: book})
		if err != nil || h.Changed(book) == 0 && len(h.NewProblems(book)) == 0 && len(h.Problems) == len(book.Problems) {
			return reloadedMsg{task: t, err: err}
		}
		return reloadedMsg{t, h, search.Build(t.ctx, h, search.BuildOptions{Progress: t.tell("indexing")}), nil}
	})
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
		cmd = m.status.say("not read again", ": "+msg.err.Error(), true)
		m.byKey = true // whoever was told that wants to know what comes of it
	case msg.book != nil:
		cmd = m.exchange(msg.book, msg.index)
	case byKey:
		cmd = m.status.say("nothing has changed", "", false)
	}
	m.input.SetWidth(m.inputRoom())
	return tea.Batch(cmd, m.onceMore())
}

// exchange puts a handbook in the place of the one it has grown from. Everything
// that was about a text is about what has become of that text.
func (m *Model) exchange(h *handbook.Handbook, ix *search.Index) tea.Cmd {
	old, tab := m.book, m.tabs.current().id
	if m.reader != nil && !m.reader.bare {
		m.shelf.Apply(shelf.Leave(m.reader.entry.ID, m.reader.place))
	}
	m.indexing.end()
	m.indexing = nil
	m.take(h)
	m.tabs.choose(tab)
	m.pages.reset(m.theme)
	m.pane.entry = successor(h, m.pane.entry)
	m.hits = max(m.hits, firstHits, m.layout.listRows)
	m.keepChosen(h, ix)
	gone := m.keepReading(h)
	cmd := m.arrange()
	m.remakeOverlay()
	return tea.Batch(cmd, m.sayChanges(old, gone), m.openAtLast())
}

// keepChosen answers the query anew. The cursor stays on its text, or at its place
// when the text is gone; an answer that nobody has seen yet is chosen from its first.
func (m *Model) keepChosen(h *handbook.Handbook, ix *search.Index) {
	on, at, unseen := successor(h, m.list.current().entry), m.list.selected, m.early()
	m.index = ix
	if unseen {
		m.lookUp(nil)
		return
	}
	if m.lookUp(on); on == nil || m.list.current().entry != on {
		m.list.choose(at)
	}
}

// successor is what has become of a text: the one with its id, or else the one
// in its file; nil when it is gone.
func successor(h *handbook.Handbook, e *handbook.Entry) *handbook.Entry {
	if e == nil {
		return nil
	}
	if to := h.Entry(e.ID); to != nil {
		return to
	}
	for _, to := range h.Entries {
		if to.Path == e.Path {
			return to
		}
	}
	return nil
}

// keepReading goes on with the open text as it is now, and with the way to it. It
// closes the reader when the text is gone, and says which that was.
func (m *Model) keepReading(h *handbook.Handbook) (gone string) {
	m.trail.before, m.trail.after = follow(h, m.trail.before), follow(h, m.trail.after)
	if m.reader == nil {
		return ""
	}
	was := m.reader.entry
	if m.reader.entry = successor(h, was); m.reader.entry != nil {
		m.reader.anchor()
		return ""
	}
	m.reader, m.overlay, m.trail = nil, nil, trail{}
	return was.Title
}

// follow are the stops whose texts are still there.
func follow(h *handbook.Handbook, stops []stop) []stop {
	var out []stop
	for _, s := range stops {
		if s.entry = successor(h, s.entry); s.entry != nil {
			out = append(out, s)
		}
	}
	return out
}

// sayChanges says what is wrong now that was not before, or else how much has changed.
func (m *Model) sayChanges(old *handbook.Handbook, gone string) tea.Cmd {
	fresh := m.book.NewProblems(old)
	for _, p := range fresh {
		if p.Severity == handbook.Error {
			fresh[0] = p
			break
		}
	}
	switch {
	case gone != "":
		return m.status.say("gone", ": "+gone+" is no longer there", true)
	case len(fresh) > 0:
		where := handbook.Problem{Path: fresh[0].Path, Line: fresh[0].Line}
		return m.status.say(strings.TrimSuffix(where.String(), ": "), ": "+fresh[0].Message, true)
	}
	return m.status.say("read again", ": "+filesChanged(m.book.Changed(old)), false)
}

func filesChanged(n int) string {
	switch n {
	case 0:
		return "a mistake is mended"
	case 1:
		return "1 file has changed"
	}
	return fmt.Sprintf("%d files have changed", n)
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
