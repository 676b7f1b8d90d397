package ui

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse"
	"trustbook/ui/page"
	"trustbook/ui/readstate"
)

type progressStep struct {
	what        string // current activity: loading or indexing
	done, total int    // total is 0 while the amount of work is unknown
}

// task is work that commands do while the screen is in use: loading the handbook or building its index. Results that
// arrive after the model has ended the task are dropped.
type task struct {
	ctx    context.Context // cancels the work
	cancel context.CancelFunc
	steps  chan progressStep // holds the latest step not yet shown; closed when the work is done
	at     progressStep      // the step shown on the screen
}

func newTask() *task {
	ctx, cancel := context.WithCancel(context.Background())
	return &task{ctx: ctx, cancel: cancel, steps: make(chan progressStep, 1)}
}

// report returns the function with which the work reports its progress. It never blocks: a step that is not received in
// time is dropped.
func (t *task) report(what string) func(done, total int) {
	return func(done, total int) {
		select {
		case t.steps <- progressStep{what, done, total}:
		default:
		}
	}
}

func (t *task) nextStep() tea.Msg {
	if s, more := <-t.steps; more {
		return stepMsg{t, s}
	}
	return nil
}

// end cancels the work, if any.
func (t *task) end() {
	if t != nil {
		t.cancel()
	}
}

// loader loads the handbook, builds its index, and reloads the handbook when its files change. It runs one task at a
// time.
type loader struct {
	load    Load         // nil if there is nothing to load
	changes <-chan error // see [Options.Changes]
	store   *readstate.Store
	err     error   // reason why no handbook could be loaded
	begun   tea.Cmd // waits for a load that began before the screen opened; nil if none did

	loading      *task // nil if nothing is being loaded
	indexing     *task // nil unless the first index is being built
	reloadQueued bool  // files changed during the load in progress; load again when it ends
	manualReload bool  // the user asked for the reload, so its result must be reported

	first                tea.Cmd // command to run when the first handbook has been loaded
	startTab, startEntry string  // ids of the tab and entry to start with
	notice               string  // message to show once the handbook is open
}

func newLoader(o Options) loader {
	l := loader{
		load: o.Load, changes: o.Changes, store: cmp.Or(o.Session.Store, &readstate.Store{}),
		startTab: o.Tab, startEntry: o.Open, notice: o.Notice,
	}
	if l.load != nil {
		l.loading = newTask()
	}
	return l
}

// progress returns the progress to show on the screen. empty is true while there is no handbook.
func (l *loader) progress(empty bool) browse.LoadProgress {
	out := browse.LoadProgress{Opening: l.loading != nil && empty}
	for _, t := range []*task{l.loading, l.indexing} {
		if t != nil && out.Done == 0 && out.Total == 0 {
			out.What, out.Done, out.Total = t.at.what, t.at.done, t.at.total
		}
	}
	return out
}

// nextChange returns a command that waits until the files of the handbook change.
func (l *loader) nextChange() tea.Cmd {
	changes := l.changes
	if changes == nil {
		return nil
	}
	return func() tea.Msg {
		if err, more := <-changes; more {
			return filesChangedMsg{err}
		}
		return nil
	}
}

type stepMsg struct {
	task *task
	step progressStep
}

// loadedMsg carries the loaded handbook or an error.
type loadedMsg struct {
	task     *task
	handbook *handbook.Handbook
	err      error
}

// indexedMsg carries the search index, which is built in the background after the start.
type indexedMsg struct {
	task  *task
	index *search.Index // nil if the task was cancelled
}

// reloadedMsg carries the reloaded handbook and its index, or an error. If nothing has changed, handbook and error are
// nil.
type reloadedMsg struct {
	task     *task
	handbook *handbook.Handbook
	index    *search.Index
	page     page.EntryRendered // the new version of the open entry, already rendered
	err      error
}

// filesChangedMsg reports that files of the handbook may have changed. err is the reason why they are no longer
// watched, if any.
type filesChangedMsg struct{ err error }
