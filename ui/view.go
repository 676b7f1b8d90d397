package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/terminal"
)

// View draws the model. It works at any size, because a terminal that is being made smaller may request a frame before
// it reports its new size.
func (m *Model) View() tea.View {
	banner := m.banner()
	v := tea.NewView(strings.Join(append(banner, m.frame()...), "\n"))
	v.AltScreen = true
	v.MouseMode = m.mouseMode()
	v.WindowTitle = m.session.Handbook.Title
	if m.size.Mode != layout.ModeTiny {
		v.Cursor = m.focusedComponent().Cursor()
	}
	if v.Cursor != nil {
		v.Cursor.Y += len(banner)
	}
	return v
}

// frame returns the rows below the banner. Their number is the height of the layout, and none is wider than the screen.
func (m *Model) frame() []string {
	frame := make([]string, m.size.Height)
	if m.size.Mode == layout.ModeTiny {
		for i, row := range draw.Wrap(layout.TooSmallMessage(), max(1, m.size.Width)) {
			if i < len(frame) {
				frame[i] = draw.Cut(row, m.size.Width, "")
			}
		}
		return frame
	}
	switch {
	case m.dialog != nil:
		m.renderBehind(frame)
		copy(frame[m.size.BoxTop():m.size.HintsRow], m.dialog.Render())
	case m.reader != nil:
		copy(frame, m.reader.Render())
	default:
		copy(frame, m.browse.Render())
	}
	m.status.Render(frame, m.isListShown(), m.hints())
	return frame
}

// renderBehind draws the part of the screen that stays visible behind a dialog.
func (m *Model) renderBehind(frame []string) {
	if m.reader == nil {
		copy(frame, m.browse.RenderBehind())
		return
	}
	title := draw.Cut(m.reader.Entry.Title, m.size.ListWidth, m.theme.Glyph.Ellipsis)
	frame[0] = draw.NewLine(m.size.Width).PadTo(layout.TextColumn).Put(m.theme.Behind, title).String()
}

// Without these methods, the terminal would leave out what they are for, and nothing else would fail.
var (
	_ terminal.RowChooser = (*Model)(nil)
	_ terminal.Scroller   = (*Model)(nil)
)

// IsCursorChosen reports whether the user, rather than the program, moved the cursor to its current row.
func (m *Model) IsCursorChosen() bool {
	switch {
	case m.size.Mode == layout.ModeTiny:
		return false
	case m.dialog != nil:
		return m.dialog.IsCursorInMenu()
	case m.reader != nil:
		return false
	}
	return m.browse.IsCursorInList()
}

// Viewport returns the rows of the screen that show the body of the open entry, and how far the body is scrolled. It is
// empty if no body is visible.
func (m *Model) Viewport() terminal.Viewport {
	if m.reader == nil || m.reader.IsPlain() || m.isCovered() {
		return terminal.Viewport{}
	}
	first, s := len(m.banner())+m.size.ReaderTop(), &m.reader.Scroll
	return terminal.Viewport{First: first, End: first + s.Height(), Top: s.Top()}
}

func (m *Model) isListShown() bool { return m.reader == nil && m.dialog == nil }

// isCovered reports whether something covers the list or the reader.
func (m *Model) isCovered() bool { return m.dialog != nil || m.size.Mode == layout.ModeTiny }

// hints draws hints for the active keys.
func (m *Model) hints() string {
	if m.reader != nil && m.dialog == nil {
		if row, ok := m.reader.BottomRow(m.status.Width(), m.status.Hints); ok {
			return row
		}
	}
	return draw.NewLine(m.status.Width()).PadTo(layout.TextColumn).PutStyled(m.status.Hints(m.focusedComponent().Keys())).String()
}

// component is a part of the screen that can have the focus.
type component interface {
	Update(msg tea.Msg) tea.Cmd
	Keys() []key.Binding
	Cursor() *tea.Cursor
}

func (m *Model) focusedComponent() component {
	switch {
	case m.dialog != nil:
		return m.dialog
	case m.reader != nil:
		return m.reader
	}
	return m.browse
}

// The banner at the top of the screen explains why the edition shown is not the requested one. It stays as long as that
// edition is shown, and leaves fewer rows for the components.

// bannerHeightDivisor limits the height of the banner to 1/bannerHeightDivisor of the window's height.
const bannerHeightDivisor = 4

// window is the size of the terminal's window.
type window struct{ width, height int }

// fitComponents recalculates the layout of the components for the rows below the banner.
func (m *Model) fitComponents() {
	m.size = layout.New(m.window.width, m.window.height-len(m.banner()), layout.Content{Alone: m.size.Alone})
}

// resize adapts the layout and the screen to a new window size.
func (m *Model) resize(msg tea.WindowSizeMsg) tea.Cmd {
	m.window = window{max(0, msg.Width), max(0, msg.Height)}
	m.fitComponents()
	return m.arrange()
}

// banner returns the rows of the banner, or none if there is nothing to explain or the window is too small.
func (m *Model) banner() []string {
	limit := min(m.window.height/bannerHeightDivisor, m.window.height-layout.MinHeight)
	if m.session.Handbook.Banner == "" || limit <= 0 || m.window.width < layout.MinWidth {
		return nil
	}
	d := draw.NewDocument(m.theme, m.window.width-layout.TextColumn-layout.RightMargin)
	d.AddShortCallout(phrases.CautionIntro, m.session.Handbook.Banner, limit)
	return handbook.MapSlice(d.Rows, func(row string) string { return strings.Repeat(" ", layout.BarColumn) + row })
}
