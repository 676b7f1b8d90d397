package keymap

import tea "charm.land/bubbletea/v2"

// wheelRows is how many rows a notch of the mouse wheel scrolls.
const wheelRows = 3

// WheelRows returns how many rows a turn of the wheel scrolls, negative for up; 0 for a
// wheel that turns sideways.
func WheelRows(msg tea.MouseWheelMsg) int {
	switch msg.Button {
	case tea.MouseWheelUp:
		return -wheelRows
	case tea.MouseWheelDown:
		return wheelRows
	}
	return 0
}
