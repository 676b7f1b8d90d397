package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// step is how far a task is.
type step struct {
	doing       string // reading, indexing
	done, total int    // total is 0 as long as it is unknown
}

// task is work that commands do while the screen is in use: reading the handbook,
// making its index. What is heard of a task that the model no longer has is late,
// and is dropped.
type task struct {
	ctx    context.Context // of the work
	cancel context.CancelFunc
	steps  chan step // the newest one that was not looked at yet; closed when the work is done
	at     step      // the one that is on the screen
}

func newTask() *task {
	ctx, cancel := context.WithCancel(context.Background())
	return &task{ctx: ctx, cancel: cancel, steps: make(chan step, 1)}
}

// tell is called by the work with how far it is. It never waits: a step that
// nobody has time for is left out.
func (t *task) tell(doing string) func(done, total int) {
	return func(done, total int) {
		select {
		case t.steps <- step{doing, done, total}:
		default:
		}
	}
}

// listen is a command that waits for the next step.
func (t *task) listen() tea.Msg {
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

// stepped takes in how far a task is, and waits for the next step.
func (m *Model) stepped(msg stepMsg) tea.Cmd {
	if msg.task != m.reading && msg.task != m.indexing {
		return nil
	}
	msg.task.at = msg.step
	m.input.SetWidth(m.inputRoom())
	return msg.task.listen
}
