package ui

import (
	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/page"
)

// stepMsg says how far a task is.
type stepMsg struct {
	task *task
	step step
}

// loadedMsg brings the handbook, or why there is none.
type loadedMsg struct {
	task *task
	book *handbook.Handbook
	err  error
}

// indexedMsg brings the index, when it was not there from the start.
type indexedMsg struct {
	task  *task
	index *search.Index // nil when the task was ended
}

// reloadedMsg brings the handbook as it is now with its index, or why it could
// not be read again. Both are nil when nothing has changed.
type reloadedMsg struct {
	task  *task
	book  *handbook.Handbook
	index *search.Index
	page  page.Rendered // the open text as it is now
	err   error
}

// changedMsg says that the files of the handbook may have changed, or why
// that is not heard any more.
type changedMsg struct{ err error }

// copiedMsg says what the system's clipboard took, or why it did not.
type copiedMsg struct {
	what string
	err  error
}
