package ui

import (
	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/page"
)

// stepMsg reports how far a task is.
type stepMsg struct {
	task *task
	step step
}

// loadedMsg brings the handbook, or why there is none.
type loadedMsg struct {
	task     *task
	handbook *handbook.Handbook
	err      error
}

// indexedMsg brings the index that was built after the start.
type indexedMsg struct {
	task  *task
	index *search.Index // nil when the task was ended
}

// reloadedMsg brings the handbook as it is now with its index, or why it could not be
// loaded. Both are nil when nothing has changed.
type reloadedMsg struct {
	task     *task
	handbook *handbook.Handbook
	index    *search.Index
	page     page.Rendered // the open entry as it is now
	err      error
}

// changedMsg reports that the files of the handbook may have changed, or why they are no
// longer watched.
type changedMsg struct{ err error }

// copiedMsg reports what the system's clipboard has accepted, or why it has not.
type copiedMsg struct {
	what string
	err  error
}
