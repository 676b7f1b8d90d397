package keymap

import tea "charm.land/bubbletea/v2"

// wheelRows is the number of rows that one notch of the mouse wheel scrolls.
const wheelRows = 3

// WheelRows returns the number of rows to scroll for a turn of the wheel, negative for up, or
// 0 for a horizontal wheel.
func WheelRows(msg tea.MouseWheelMsg) int {
	switch msg.Button {
	case tea.MouseWheelUp:
		return -wheelRows
	case tea.MouseWheelDown:
		return wheelRows
	}
	return 0
}
