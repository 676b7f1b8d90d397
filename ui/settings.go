package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/phrases"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// setBackground adapts the theme to the background of the terminal, unless the user has chosen a theme.
func (m *Model) setBackground(b theme.Background) tea.Cmd {
	if b == m.look.Background {
		return nil
	}
	o := m.look
	o.Background = b
	if theme.New(o).CacheKey() == m.theme.CacheKey() {
		m.look = o
		return nil
	}
	m.setTheme(o)
	return m.arrange()
}

// nextTheme switches to the next theme. Without colours it only explains that there are no themes.
func (m *Model) nextTheme() tea.Cmd {
	if m.look.Depth == theme.NoColour {
		return m.say(phrases.NoThemes, false)
	}
	names, o := theme.Names(), m.look
	o.Name = names[(slices.Index(names, o.Name)+1)%len(names)]
	m.setTheme(o)
	return tea.Batch(m.arrange(), m.say(phrases.ThemeIs(string(o.Name)), false))
}

// toggleMouse switches mouse support off, so that the terminal can select text, or on again.
func (m *Model) toggleMouse() tea.Cmd {
	m.term.noMouse = !m.term.noMouse
	if m.term.noMouse {
		return m.say(phrases.MouseOff, false)
	}
	return m.say(phrases.MouseOn, false)
}

// mouseMode returns the mouse events to request from the terminal.
func (m *Model) mouseMode() tea.MouseMode {
	if m.term.noMouse || m.reader != nil && m.reader.IsPlain() {
		return tea.MouseModeNone
	}
	return tea.MouseModeCellMotion
}

func (m *Model) suspend() tea.Cmd {
	if !terminal.CanSuspend() {
		return m.say(phrases.CannotSuspend, false)
	}
	return tea.Suspend
}
