package keymap

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// ScrollKeys scroll a document that fills the screen.
type ScrollKeys struct {
	Up, Down, HalfUp, HalfDown, PageUp, PageDown, Top, Bottom key.Binding
}

// DefaultScrollKeys returns the keys unless the configuration changes them.
func DefaultScrollKeys() ScrollKeys {
	return ScrollKeys{
		Down:     Bind("j k", "scroll", "j", "down"),
		Up:       Bind("", "", "k", "up"),
		HalfDown: Bind("d u", "scroll half a page", "d", "ctrl+d"),
		HalfUp:   Bind("", "", "u", "ctrl+u"),
		PageDown: Bind("space b", "scroll a page", "space", "pgdown", "f"),
		PageUp:   Bind("", "", "b", "pgup"),
		Top:      Bind("g G", "go to top, bottom", "g", "home"),
		Bottom:   Bind("", "", "G", "end"),
	}
}

// Actions names the keys for the configuration.
func (k *ScrollKeys) Actions() []Action {
	return []Action{
		{Name: "down", Binding: &k.Down},
		{Name: "up", Binding: &k.Up},
		{Name: "half-down", Binding: &k.HalfDown},
		{Name: "half-up", Binding: &k.HalfUp},
		{Name: "page-down", Binding: &k.PageDown},
		{Name: "page-up", Binding: &k.PageUp},
		{Name: "top", Binding: &k.Top},
		{Name: "bottom", Binding: &k.Bottom},
	}
}

// Scroller is what can be scrolled by rows.
type Scroller interface {
	Height() int
	By(rows int)
	SetTop(row int)
	ToEnd()
}

// Scroll scrolls as a key asks and reports whether it was one of these.
func (k *ScrollKeys) Scroll(msg tea.KeyPressMsg, s Scroller) bool {
	switch {
	case key.Matches(msg, k.Down):
		s.By(1)
	case key.Matches(msg, k.Up):
		s.By(-1)
	case key.Matches(msg, k.HalfDown):
		s.By(s.Height() / 2)
	case key.Matches(msg, k.HalfUp):
		s.By(-s.Height() / 2)
	case key.Matches(msg, k.PageDown):
		s.By(s.Height())
	case key.Matches(msg, k.PageUp):
		s.By(-s.Height())
	case key.Matches(msg, k.Top):
		s.SetTop(0)
	case key.Matches(msg, k.Bottom):
		s.ToEnd()
	default:
		return false
	}
	return true
}
