package keymap

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/phrases"
)

// ScrollKeys holds the keys that scroll a document that fills the screen.
type ScrollKeys struct {
	Up, Down, HalfUp, HalfDown, PageUp, PageDown, Top, Bottom key.Binding
}

// Actions lists the actions in the order of the help.
func (k *ScrollKeys) Actions() []Action {
	return []Action{
		NewAction("down", &k.Down, "j k", phrases.KeyScroll, "j", "down"),
		NewAction("up", &k.Up, "", phrases.KeyHelp{}, "k", "up"),
		NewAction("half-down", &k.HalfDown, "d u", phrases.KeyScrollHalfPage, "d", "ctrl+d"),
		NewAction("half-up", &k.HalfUp, "", phrases.KeyHelp{}, "u", "ctrl+u"),
		NewAction("page-down", &k.PageDown, "space b", phrases.KeyScrollPage, "space", "pgdown"),
		NewAction("page-up", &k.PageUp, "", phrases.KeyHelp{}, "b", "pgup"),
		NewAction("top", &k.Top, "g G", phrases.KeyGoToTopBottom, "g", "home"),
		NewAction("bottom", &k.Bottom, "", phrases.KeyHelp{}, "G", "end"),
	}
}

// Scroller can scroll by rows.
type Scroller interface {
	Height() int
	ScrollBy(rows int)
	SetTop(row int)
	ScrollToEnd()
}

// Scroll handles a scroll key, and reports whether msg was one.
func (k *ScrollKeys) Scroll(msg tea.KeyPressMsg, s Scroller) bool {
	switch {
	case key.Matches(msg, k.Down):
		s.ScrollBy(1)
	case key.Matches(msg, k.Up):
		s.ScrollBy(-1)
	case key.Matches(msg, k.HalfDown):
		s.ScrollBy(s.Height() / 2)
	case key.Matches(msg, k.HalfUp):
		s.ScrollBy(-s.Height() / 2)
	case key.Matches(msg, k.PageDown):
		s.ScrollBy(s.Height())
	case key.Matches(msg, k.PageUp):
		s.ScrollBy(-s.Height())
	case key.Matches(msg, k.Top):
		s.SetTop(0)
	case key.Matches(msg, k.Bottom):
		s.ScrollToEnd()
	default:
		return false
	}
	return true
}

// wheelRows is the number of rows scrolled by one notch of the mouse wheel.
const wheelRows = 3

// WheelRows returns the number of rows that a turn of the mouse wheel scrolls. It is negative for scrolling up, and 0
// for a horizontal wheel.
func WheelRows(msg tea.MouseWheelMsg) int {
	switch msg.Button {
	case tea.MouseWheelUp:
		return -wheelRows
	case tea.MouseWheelDown:
		return wheelRows
	}
	return 0
}
