package phrases

import "fmt"

// MaxCopy is the longest text sent to a terminal's clipboard, in bytes: most terminals
// accept no longer sequence once it is encoded.
const MaxCopy = 72 << 10

// What is said about a copy that was sent to the terminal.
const (
	Sent        = "the terminal does not confirm it"
	NotSent     = "the terminal cannot be written to"
	NoClipboard = "There is no clipboard here. This is the text to copy:"
)

// TooLong says why a text longer than [MaxCopy] is not copied.
func TooLong() string { return fmt.Sprintf("too long; terminals accept at most %d KB", MaxCopy>>10) }
