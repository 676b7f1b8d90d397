package layout

import "fmt"

// TinyMessage asks for a larger window.
func TinyMessage() string {
	return fmt.Sprintf("Please make this window at least %d by %d.", MinWidth, MinHeight)
}

// DescribeSize says what a window of a given size has room for. ok is false when
// that is nothing.
func DescribeSize(width, height int) (text string, ok bool) {
	size := fmt.Sprintf("%d columns and %d rows", width, height)
	switch modeOf(width, height) {
	case Tiny:
		return fmt.Sprintf("%s are too few; at least %d and %d are needed", size, MinWidth, MinHeight), false
	case Narrow:
		return size + ": room for the list or an entry", true
	case Medium:
		return size + ": the answer below the list", true
	}
	return size + ": the answer beside the list", true
}
