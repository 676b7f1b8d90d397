package phrases

import "fmt"

// Phrases about copies.
const (
	CopySent    = "the terminal does not confirm it"
	CopyNotSent = "the terminal cannot be written to"
	NoClipboard = "There is no clipboard here. This is the text to copy:"
)

// TooLong says that a text exceeds the limit of a copy, in bytes.
func TooLong(limit int) string {
	return fmt.Sprintf("too long; terminals accept at most %d KB", limit>>10)
}
