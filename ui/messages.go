package ui

import (
	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/page"
)

// stepMsg reports the progress of a task.
type stepMsg struct {
	task *task
	step progressStep
}

// loadedMsg carries the handbook, or the error from loading it.
type loadedMsg struct {
	task     *task
	handbook *handbook.Handbook
	err      error
}

// indexedMsg carries the index that was built after the start.
type indexedMsg struct {
	task  *task
	index *search.Index // nil if the task was cancelled
}

// reloadedMsg carries the reloaded handbook with its index, or the error. Both are nil if
// nothing has changed.
type reloadedMsg struct {
	task     *task
	handbook *handbook.Handbook
	index    *search.Index
	page     page.Rendered // the open entry, rendered again
	err      error
}

// changedMsg reports that the files of the handbook may have changed, or why they are no
// longer watched.
type changedMsg struct{ err error }

// copiedMsg reports whether the system's clipboard accepted a copy.
type copiedMsg struct {
	what string
	err  error
}
