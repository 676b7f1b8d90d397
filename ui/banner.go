package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// The banner says, above everything else and as long as it is true, why another edition is shown than the
// requested one. It takes rows from the rooms, which know nothing of it, and no entry is drawn there.

// bannerShare is the share of the window that the banner takes at most, as a divisor.
const bannerShare = 4

// window is the size of the terminal's window.
type window struct{ width, height int }

// fit gives the rooms the rows that the banner leaves them.
func (m *Model) fit() {
	m.size = layout.New(m.window.width, m.window.height-len(m.banner()), layout.Content{Alone: m.size.Alone})
}

// resize lays everything out for a new size of the window.
func (m *Model) resize(msg tea.WindowSizeMsg) tea.Cmd {
	m.window = window{max(0, msg.Width), max(0, msg.Height)}
	m.fit()
	return m.arrange()
}

// banner returns the rows of the banner, none if there is nothing to say or no room to say it.
func (m *Model) banner() []string {
	limit := min(m.window.height/bannerShare, m.window.height-layout.MinHeight)
	if m.session.Handbook.Banner == "" || limit <= 0 || m.window.width < layout.MinWidth {
		return nil
	}
	d := draw.NewDocument(m.theme, m.window.width-layout.TextColumn-layout.RightMargin)
	d.AddShortCallout(phrases.CautionIntro, m.session.Handbook.Banner, limit)
	return handbook.MapSlice(d.Rows, func(row string) string { return strings.Repeat(" ", layout.BarColumn) + row })
}
