package ui

import (
	"cmp"
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// loader loads the handbook, builds its index, and reloads it when files change: one task
// at a time.
type loader struct {
	load    Load         // nil = there is nothing to load
	changes <-chan error // see [Options.Changes]
	store   *readstate.Store

	loading      *task // nil = nothing is being loaded
	indexing     *task // nil = no index is being built for the first time
	reloadQueued bool  // files changed during the load in progress; load again when it ends
	manualReload bool  // the user asked for it, so report the outcome

	first                tea.Cmd // what the first screen still needs
	startTab, startEntry string  // ids of what to start with
	notice               string  // shown once the handbook is open
}

func newLoader(o Options) loader {
	l := loader{
		load: o.Load, changes: o.Changes, store: cmp.Or(o.Store, &readstate.Store{}),
		startTab: o.Tab, startEntry: o.Open, notice: o.Notice,
	}
	if l.load != nil {
		l.loading = newTask()
	}
	return l
}

// progress is what the screen shows of the work. empty is true while there is no
// handbook.
func (l *loader) progress(empty bool) browse.Loading {
	out := browse.Loading{Opening: l.loading != nil && empty}
	for _, t := range []*task{l.loading, l.indexing} {
		if t != nil && out.Done == 0 && out.Total == 0 {
			out.What, out.Done, out.Total = t.at.what, t.at.done, t.at.total
		}
	}
	return out
}

// showProgress shows how far the work is.
func (m *Model) showProgress() {
	m.browse.SetLoading(m.loader.progress(len(m.session.Handbook.Entries) == 0))
}

// isOpening reports whether the handbook is being loaded and nothing of it is there yet.
func (m *Model) isOpening() bool {
	return m.loader.loading != nil && len(m.session.Handbook.Entries) == 0
}

// stepped shows how far a task is, and waits for the next step.
func (m *Model) stepped(msg stepMsg) tea.Cmd {
	if msg.task != m.loader.loading && msg.task != m.loader.indexing {
		return nil
	}
	msg.task.at = msg.step
	m.showProgress()
	return msg.task.nextStep
}

// firstLoad loads the handbook in a command, for the first time, and the state with it.
func (m *Model) firstLoad() tea.Cmd {
	t, load, store := m.loader.loading, m.loader.load, m.loader.store
	return tea.Batch(t.nextStep, func() tea.Msg {
		defer close(t.steps)
		h, err := load(t.ctx, t.report("loading"))
		store.Wait()
		return loadedMsg{t, h, err}
	})
}

// buildIndex builds the index in a command when there is none yet. What is typed before
// it is there is answered when it comes.
func (m *Model) buildIndex() tea.Cmd {
	if m.session.Index != nil {
		return nil
	}
	m.loader.indexing = newTask()
	t, h := m.loader.indexing, m.session.Handbook
	return tea.Batch(t.nextStep, func() tea.Msg {
		defer close(t.steps)
		return indexedMsg{t, search.Build(t.ctx, h, search.BuildOptions{Progress: t.report("indexing")})}
	})
}

// exitGrace is how long a program that ends right after its start waits for the terminal
// to answer its questions: later answers would be typed into the shell.
const exitGrace = 100 * time.Millisecond

// loaded opens the handbook that was loaded. Problems with some entries are reported and
// hide none of the others.
func (m *Model) loaded(msg loadedMsg) tea.Cmd {
	switch {
	case msg.task != m.loader.loading || errors.Is(msg.err, context.Canceled):
		return nil
	case msg.err != nil:
		m.err = msg.err
		return tea.Tick(exitGrace, func(time.Time) tea.Msg { return tea.Quit() })
	}
	m.loader.loading, m.session.Store = nil, m.loader.store
	cmds := []tea.Cmd{m.show(msg.handbook)}
	if t := handbook.CountProblems(m.session.Handbook.Problems); t.Errors > 0 {
		cmds = append(cmds, m.say(phrases.Count(t.Errors, "error"), " in these entries: "+t.First.String(), true))
	}
	cmds = append(cmds, m.saved(nil))
	if m.loader.notice != "" {
		cmds = append(cmds, m.say("caution", ": "+m.loader.notice, true))
	}
	cmds = append(cmds, m.reportUnknownRoles(), m.buildIndex(), m.checkNews(), m.readReceipts(), m.loadQueued())
	return tea.Batch(cmds...)
}

// reportUnknownRoles reports roles that the handbook does not know, unless something more
// important was reported.
func (m *Model) reportUnknownRoles() tea.Cmd {
	_, said := m.status.Said()
	what, rest := m.session.UnknownRoles()
	if what == "" || said {
		return nil
	}
	return m.say(what, rest, false)
}

// indexed answers what was typed before the index was there.
func (m *Model) indexed(msg indexedMsg) tea.Cmd {
	if msg.task != m.loader.indexing || msg.index == nil {
		return nil
	}
	m.loader.indexing, m.session.Index = nil, msg.index
	m.showProgress()
	return m.browse.Indexed()
}

// stopLoading ends the program while it loads the handbook for the first time.
func (m *Model) stopLoading() tea.Cmd {
	m.loader.loading.end()
	return tea.Interrupt
}
