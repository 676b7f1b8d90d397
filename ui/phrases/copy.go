package phrases

import "fmt"

// What is said about a copy that is sent to the terminal.
const (
	Sent        = "the terminal does not confirm it"
	NotSent     = "the terminal cannot be written to"
	NoClipboard = "There is no clipboard here. This is the text to copy:"
)

// TooLong says that a text is longer than the limit, in bytes, of what can be copied.
func TooLong(limit int) string {
	return fmt.Sprintf("too long; terminals accept at most %d KB", limit>>10)
}
