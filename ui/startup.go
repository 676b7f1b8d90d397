package ui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/parallel"
	"trustbook/search"
	"trustbook/ui/keymap"
	"trustbook/ui/memory"
	"trustbook/ui/phrases"
)

func (m *Model) showProgress() {
	m.browse.SetLoading(m.loader.progress(len(m.session.Handbook.Entries) == 0))
}

// isOpening reports whether the first handbook is still loading.
func (m *Model) isOpening() bool {
	return m.loader.loading != nil && len(m.session.Handbook.Entries) == 0
}

// stepped shows the progress of a task and waits for the next step.
func (m *Model) stepped(msg stepMsg) tea.Cmd {
	if msg.task != m.loader.loading && msg.task != m.loader.indexing {
		return nil
	}
	msg.task.at = msg.step
	m.showProgress()
	return msg.task.nextStep
}

// maxScreenDelay is the maximum delay before the screen opens while the handbook is loading. Most handbooks are loaded
// by then, so that the first frame shows their entries instead of the progress.
const maxScreenDelay = 40 * time.Millisecond

// loadBeforeScreen starts loading the handbook. It shows the handbook at once if loading takes at most maxScreenDelay.
func (m *Model) loadBeforeScreen() {
	if m.loader.load == nil {
		return
	}
	var work parallel.Group
	var msg tea.Msg
	load, patience := m.loadAtStart(), time.NewTimer(maxScreenDelay)
	defer patience.Stop()
	work.Go(func() { msg = load() })
	result := func() tea.Msg {
		work.Wait()
		return msg
	}
	select {
	case <-work.Done():
		_, m.loader.begun = m.Update(result())
	case <-patience.C:
		m.loader.begun = tea.Batch(m.loader.loading.nextStep, result)
	}
}

// loadAtStart returns a command that loads the handbook and the stored state.
func (m *Model) loadAtStart() tea.Cmd {
	t, load, store := m.loader.loading, m.loader.load, m.loader.store
	return func() tea.Msg {
		defer close(t.steps)
		h, err := load(t.ctx, t.report(phrases.LoadingEntries))
		store.Wait()
		return loadedMsg{t, h, err}
	}
}

// indexDelay is the delay before the index is built, so that the first frame need not compete for the processors.
const indexDelay = 10 * time.Millisecond

// buildIndex returns a command that builds the index if there is none. Queries typed in the meantime are answered when
// the index is ready.
func (m *Model) buildIndex() tea.Cmd {
	if m.session.Index != nil {
		return nil
	}
	m.loader.indexing = newTask()
	t, h, typed := m.loader.indexing, m.session.Handbook, m.browse.Query() != ""
	return tea.Batch(t.nextStep, func() tea.Msg {
		defer close(t.steps)
		if !typed {
			time.Sleep(indexDelay)
		}
		return indexedMsg{t, search.Build(t.ctx, h, search.BuildOptions{Progress: t.report(phrases.IndexingEntries)})}
	})
}

// showHandbook shows a handbook for the first time, in the category and at the entry named in the options.
func (m *Model) showHandbook(h *handbook.Handbook) tea.Cmd {
	m.useHandbook(h)
	found := m.browse.Show(m.loader.startTab)
	if !found && m.loader.startTab != "" && m.loader.notice == "" && len(h.Entries) > 0 {
		m.loader.notice = fmt.Sprintf(phrases.NoCategory, m.loader.startTab)
	}
	return tea.Batch(m.arrange(), m.openFirstEntry())
}

// useHandbook passes the handbook to the session and to every component that depends on it.
func (m *Model) useHandbook(h *handbook.Handbook) {
	m.session.SetHandbook(h)
	m.status.SetMark(h.Mark)
	m.fitComponents()
	m.keys.reader.Acknowledge.SetEnabled(m.session.Progress.RequiresAck())
	m.keys.reader.Language.SetEnabled(len(h.Translations) > 0)
	m.browse.SetLoading(m.loader.progress(len(h.Entries) == 0))
}

// openFirstEntry opens the entry that was named on the command line, once it is loaded.
func (m *Model) openFirstEntry() tea.Cmd {
	e := m.session.Handbook.Entry(m.loader.startEntry)
	if m.loader.startEntry == "" || e == nil {
		return nil
	}
	m.loader.startEntry = ""
	m.browse.SelectEntry(e)
	return m.readFromTop(e)
}

// exitGrace is the time for which a program that quits right after startup waits for the terminal's replies. A reply
// that arrives after the program has ended would be typed into the shell.
const exitGrace = 100 * time.Millisecond

// loaded opens the handbook that was loaded. Problems with entries are reported; the other entries are shown anyway.
func (m *Model) loaded(msg loadedMsg) tea.Cmd {
	switch {
	case msg.task != m.loader.loading || errors.Is(msg.err, context.Canceled):
		return nil
	case msg.err != nil:
		m.loader.err = msg.err
		return tea.Tick(exitGrace, func(time.Time) tea.Msg { return tea.Quit() })
	}
	m.loader.loading, m.session.Store = nil, m.loader.store
	cmds := []tea.Cmd{m.showHandbook(msg.handbook)}
	if t := handbook.CountProblems(m.session.Handbook.Problems); t.Errors > 0 {
		cmds = append(cmds, m.say(phrases.EntryErrors(t.Errors, t.First.String(), m.session.Handbook.Origin), true))
	}
	cmds = append(cmds, m.stateSaved(nil))
	switch {
	case m.loader.notice != "":
		cmds = append(cmds, m.say(phrases.CautionOf(m.loader.notice), true))
	case m.look.Speech:
		cmds = append(cmds, m.say(phrases.LinearIsForSpeech.WithDetail(keymap.OfferKey(keymap.WithFirstKey(m.keys.program.Quit), phrases.QuitsThisScreen)), false))
	}
	cmds = append(cmds, m.reportUnknownRoles(), m.buildIndex(), m.checkNews(), m.readReceipts(), m.loadQueued())
	return tea.Batch(cmds...)
}

// reportUnknownRoles reports roles that the handbook does not use, unless something more important is already shown.
func (m *Model) reportUnknownRoles() tea.Cmd {
	_, said := m.status.CurrentMessage()
	what, rest := m.session.UnknownRoles()
	if what == "" || said {
		return nil
	}
	return m.say(phrases.Notice{Word: what, Detail: rest}, false)
}

// indexed stores the index and answers a query that was typed before the index was ready.
func (m *Model) indexed(msg indexedMsg) tea.Cmd {
	if msg.task != m.loader.indexing || msg.index == nil {
		return nil
	}
	m.loader.indexing, m.session.Index = nil, msg.index
	m.showProgress()
	return tea.Batch(m.browse.IndexReady(), finishIndex(msg.index))
}

// finishIndex returns a command that builds everything that the first keys would otherwise have to wait for, and frees
// memory that was needed only for opening the handbook.
func finishIndex(ix *search.Index) tea.Cmd {
	return func() tea.Msg {
		ix.BuildRest()
		memory.ReleaseMemory()
		return nil
	}
}
