package ui

import (
	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/markdown"
)

// renderedMsg brings a text that a command has rendered.
type renderedMsg struct {
	key        pageKey
	generation int
	doc        markdown.Doc
}

// loadedMsg brings the handbook, or why there is none.
type loadedMsg struct {
	book *handbook.Handbook
	err  error
}

// indexedMsg brings the index, when it was not there from the start.
type indexedMsg struct{ index *search.Index }

// statusExpiredMsg ends the status with the given number, when it is still shown.
type statusExpiredMsg struct{ number int }

// copiedMsg says what the system's clipboard took, or why it did not.
type copiedMsg struct {
	what string
	err  error
}

// keptMsg says that the shelf was written, or why it was not.
type keptMsg struct{ err error }
