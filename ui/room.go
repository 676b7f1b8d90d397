package ui

import "fmt"

// Room says what a window of a size has room for; ok is false where that is nothing.
func Room(width, height int) (says string, ok bool) {
	size := fmt.Sprintf("%d columns and %d rows", width, height)
	switch modeOf(width, height) {
	case tiny:
		return fmt.Sprintf("%s are too few; it takes %d and %d", size, minWidth, minHeight), false
	case narrow:
		return size + ": the list, or a text", true
	case medium:
		return size + ": the answer below the list", true
	}
	return size + ": the answer beside the list", true
}
