package ui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// leaveGrace is how long a program that ends as soon as it has begun waits for what
// the terminal answers to its questions: later it would be typed into the shell.
const leaveGrace = 100 * time.Millisecond

// opening says whether the handbook is being read and nothing of it is there yet.
func (m *Model) opening() bool { return m.reading != nil && len(m.book.Entries) == 0 }

// readFirst reads the handbook in a command, for the first time.
func (m *Model) readFirst() tea.Cmd {
	t, load, s := m.reading, m.load, m.ahead
	return tea.Batch(t.listen, func() tea.Msg {
		defer close(t.steps)
		h, err := load(t.ctx, t.tell("reading"))
		s.Wait()
		return loadedMsg{t, h, err}
	})
}

// makeIndex makes the index when there is none yet. What is typed before it is
// there is answered when it comes.
func (m *Model) makeIndex() tea.Cmd {
	if m.index != nil {
		return nil
	}
	m.indexing = newTask()
	t, book := m.indexing, m.book
	return tea.Batch(t.listen, func() tea.Msg {
		defer close(t.steps)
		return indexedMsg{t, search.Build(t.ctx, book, search.BuildOptions{Progress: t.tell("indexing")})}
	})
}

// loaded opens the handbook that was read. What could not be used of its texts is
// said, and hides none of the rest.
func (m *Model) loaded(msg loadedMsg) tea.Cmd {
	switch {
	case msg.task != m.reading || errors.Is(msg.err, context.Canceled):
		return nil
	case msg.err != nil:
		m.err = msg.err
		return tea.Tick(leaveGrace, func(time.Time) tea.Msg { return tea.Quit() })
	}
	m.reading, m.session.Store = nil, m.ahead
	cmd := m.show(msg.book)
	if t := handbook.CountProblems(m.book.Problems); t.Errors > 0 {
		cmd = tea.Batch(cmd, m.say(phrases.Count(t.Errors, "error"), " in these texts: "+t.First.String(), true))
	}
	cmd = tea.Batch(cmd, m.kept(nil))
	if m.notice == "" && m.startTab != "" && m.tabs.active == 0 {
		m.notice = "no category has the id " + m.startTab
	}
	if m.notice != "" {
		cmd = tea.Batch(cmd, m.say("caution", ": "+m.notice, true))
	}
	cmd = tea.Batch(cmd, m.sayUnknownRoles())
	return tea.Batch(cmd, m.makeIndex(), m.checkNews(), m.readReceipts(), m.onceMore())
}

// indexed answers what was typed before the index was there.
func (m *Model) indexed(msg indexedMsg) tea.Cmd {
	if msg.task != m.indexing || msg.index == nil {
		return nil
	}
	m.indexing, m.index = nil, msg.index
	m.suggest()
	if m.query != "" {
		return tea.Batch(m.answer(nil), m.openAtLast())
	}
	return tea.Batch(m.answer(m.list.current().entry), m.openAtLast())
}

// openAtLast opens the answer if enter was pressed before there was one.
func (m *Model) openAtLast() tea.Cmd {
	if !m.openSoon {
		return nil
	}
	m.openSoon = false
	return m.open()
}

// stop goes one step back while the handbook is being read: it clears what is
// typed already, then gives up.
func (m *Model) stop() tea.Cmd {
	if m.input.Value() != "" {
		return m.back()
	}
	m.reading.end()
	return tea.Interrupt
}

// renderOpening draws how far the reading is in the place of the list: a count, and
// the one rule, heavy as far as it is. What takes no time shows nothing.
func (m *Model) renderOpening(frame []string) {
	l, th, at := m.layout, m.theme, m.reading.at
	if at.done == 0 || l.BodyRows < 2 {
		return
	}
	text, heavy := "Reading, "+phrases.Count(at.done, "text")+" so far", 0
	width := min(layout.Measure, l.Width-layout.TextColumn-layout.RightEdge)
	if at.total > 0 {
		text, heavy = fmt.Sprintf("Reading %d of %s", at.done, phrases.Count(at.total, "text")), width*at.done/at.total
	}
	frame[l.BodyTop] = draw.NewLine(l.Width).PadTo(layout.TextColumn).Put(th.Quiet, draw.Cut(text, width, th.Glyph.Ellipsis)).String()
	frame[l.BodyTop+1] = draw.Meter(th, width, heavy, th.Heavy)
}
