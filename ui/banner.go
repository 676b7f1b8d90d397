package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// The banner, at the top of the screen, explains why another edition is shown than the one requested. It stays while
// that is true, and reduces the height that the components are given.

// bannerShare limits the banner to this fraction of the window's height: one part in bannerShare.
const bannerShare = 4

// window is the size of the terminal's window.
type window struct{ width, height int }

// fitComponents recalculates the layout of the components for the rows below the banner.
func (m *Model) fitComponents() {
	m.size = layout.New(m.window.width, m.window.height-len(m.banner()), layout.Content{Alone: m.size.Alone})
}

// resize recalculates the layout and rearranges the screen for a new size of the window.
func (m *Model) resize(msg tea.WindowSizeMsg) tea.Cmd {
	m.window = window{max(0, msg.Width), max(0, msg.Height)}
	m.fitComponents()
	return m.arrange()
}

// banner returns the rows of the banner, or none if there is nothing to explain or the window is too small.
func (m *Model) banner() []string {
	limit := min(m.window.height/bannerShare, m.window.height-layout.MinHeight)
	if m.session.Handbook.Banner == "" || limit <= 0 || m.window.width < layout.MinWidth {
		return nil
	}
	d := draw.NewDocument(m.theme, m.window.width-layout.TextColumn-layout.RightMargin)
	d.AddShortCallout(phrases.CautionIntro, m.session.Handbook.Banner, limit)
	return handbook.MapSlice(d.Rows, func(row string) string { return strings.Repeat(" ", layout.BarColumn) + row })
}
