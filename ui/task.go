package ui

import "context"

import tea "charm.land/bubbletea/v2"

// step is how far a task is.
type step struct {
	what        string // is being done: loading, indexing
	done, total int    // total is 0 while it is unknown
}

// task is work that commands do while the screen is in use: loading the handbook,
// building its index. Results of a task that the model no longer has are dropped.
type task struct {
	ctx    context.Context // of the work
	cancel context.CancelFunc
	steps  chan step // the newest one that was not looked at yet; closed when the work is done
	at     step      // the one on the screen
}

func newTask() *task {
	ctx, cancel := context.WithCancel(context.Background())
	return &task{ctx: ctx, cancel: cancel, steps: make(chan step, 1)}
}

// report returns a function for the work to report how far it is. It never waits: a step
// that nobody takes in time is dropped.
func (t *task) report(what string) func(done, total int) {
	return func(done, total int) {
		select {
		case t.steps <- step{what, done, total}:
		default:
		}
	}
}

// nextStep is a command that waits for the next step.
func (t *task) nextStep() tea.Msg {
	if s, more := <-t.steps; more {
		return stepMsg{t, s}
	}
	return nil
}

// end stops the work, if there is any.
func (t *task) end() {
	if t != nil {
		t.cancel()
	}
}
