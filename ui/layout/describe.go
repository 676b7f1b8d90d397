package layout

import "fmt"

// TinyMessage asks for a larger window.
func TinyMessage() string {
	return fmt.Sprintf("Please make this window at least %d by %d.", MinWidth, MinHeight)
}

// DescribeSize says what fits in a window of a given size. ok is false if nothing fits.
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
