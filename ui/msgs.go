package ui

import "trustbook/ui/markdown"

// renderedMsg brings a text that a command has rendered.
type renderedMsg struct {
	key        pageKey
	generation int
	doc        markdown.Doc
}

// statusExpiredMsg ends the status with the given number, when it is still shown.
type statusExpiredMsg struct{ number int }
