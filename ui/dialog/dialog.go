// Package dialog draws a box over the screen that contains a menu, the help, or the acknowledgement of an entry. A
// dialog receives a description of the screen and replies with messages.
package dialog

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"trustbook/search/analysis"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// Frame describes the screen to a dialog.
type Frame struct {
	Size   layout.Layout
	Theme  *theme.Theme
	Keys   KeyMap
	Outbox *message.Outbox
}

// Model is an open dialog: a box with a title, an input field, and rows below it.
type Model struct {
	size   layout.Layout
	theme  *theme.Theme
	keyMap KeyMap
	outbox *message.Outbox

	title     string
	input     textinput.Model
	suggested bool // the input is a suggestion, which the first typed character replaces
	body      dialogBody
	top       int  // first visible row of the body
	moving    bool // the user is moving through the body instead of typing
}

type dialogBody interface {
	// note returns the text at the right of the title.
	note(filter string) string
	// rows returns the rows that match the filter, each at most width cells wide.
	rows(th *theme.Theme, filter string, width int) []string
	// focus returns the range of rows that must be visible, or -1 if there is no such range.
	focus(filter string, width int) (first, last int)
	// press handles a key before the input field gets it, and reports whether it did so.
	press(m *Model, msg tea.KeyPressMsg) (handled bool)
	// keys returns the keys to show in the bottom row.
	keys(m *Model) []key.Binding
	// refresh adapts to a reloaded handbook, and reports whether the dialog stays open.
	refresh(filter string) bool
}

func newModel(f Frame, title, placeholder string, b dialogBody) *Model {
	m := &Model{size: f.Size, theme: f.Theme, keyMap: f.Keys, outbox: f.Outbox, title: title, input: draw.NewInput(), body: b}
	m.input.Placeholder = placeholder
	m.input.Focus()
	m.fitInput()
	return m
}

// SetSize adapts the dialog to the size of the screen.
func (m *Model) SetSize(l layout.Layout) {
	m.size = l
	m.fitInput()
}

// SetTheme changes the styles.
func (m *Model) SetTheme(th *theme.Theme) {
	m.theme = th
	m.fitInput()
}

// fitInput applies the theme and the width of the box to the input field.
func (m *Model) fitInput() {
	styles := draw.InputStyles(m.theme)
	if m.suggested {
		styles.Focused.Text = m.theme.SelectionTitle
	}
	m.input.SetStyles(styles)
	draw.SetInputWidth(&m.input, max(1, m.size.BoxInner()-layout.Gutter-1))
}

// Update handles a key, pasted text or the mouse wheel.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		m.scroll(keymap.WheelRows(wheel))
		return nil
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if key.Matches(k, m.keyMap.Close) || m.moving && key.Matches(k, m.keyMap.CloseMoving) && m.input.Value() == "" {
			m.outbox.Post(message.CloseDialog{})
			return nil
		}
		if m.body.press(m, k) {
			return nil
		}
	}
	return m.edit(msg)
}

// edit passes a key or pasted text to the input field. New text replaces a suggestion, but an editing key keeps it.
func (m *Model) edit(msg tea.Msg) tea.Cmd {
	if m.suggested {
		if k, pressed := msg.(tea.KeyPressMsg); !pressed || k.Text != "" {
			m.input.SetValue("")
		}
		m.suggested = false
		m.fitInput()
	}
	var cmd tea.Cmd
	m.input, cmd = m.input.Update(msg)
	m.top, m.moving = 0, false
	return cmd
}

// Refresh adapts the dialog to a reloaded handbook. It returns false if the dialog must close.
func (m *Model) Refresh() bool { return m.body.refresh(m.filter()) }

// Keys returns the keys to show in the bottom row.
func (m *Model) Keys() []key.Binding { return m.body.keys(m) }

// filter returns the input, normalized like a query.
func (m *Model) filter() string { return analysis.Fold(strings.TrimSpace(m.input.Value())) }

func (m *Model) rows() []string { return m.body.rows(m.theme, m.filter(), m.size.BoxInner()) }

func (m *Model) scrollKey(msg tea.KeyPressMsg) bool {
	page := max(1, m.size.BoxBody()-1)
	switch k := m.keyMap; {
	case key.Matches(msg, k.Up):
		m.scroll(-1)
	case key.Matches(msg, k.Down):
		m.scroll(1)
	case key.Matches(msg, k.PageUp):
		m.scroll(-page)
	case key.Matches(msg, k.PageDown):
		m.scroll(page)
	default:
		return false
	}
	m.moving = true
	return true
}

// scroll scrolls the body down by n rows, or up if n is negative.
func (m *Model) scroll(n int) { m.top = max(0, min(m.top+n, len(m.rows())-m.size.BoxBody())) }

// atEnd reports whether the last row of the body is visible.
func (m *Model) atEnd() bool {
	room := m.size.BoxBody()
	return room > 0 && m.top+room >= len(m.rows())
}

func (m *Model) content() []string {
	th, inner, room := m.theme, m.size.BoxInner(), m.size.BoxBody()
	note := m.body.note(m.filter())
	head := draw.NewLine(inner).Put(th.Title, draw.Cut(m.title, inner-layout.Width(note)-1, th.Glyph.Ellipsis))
	head.PadTo(inner-layout.Width(note)).Put(th.Quiet, note)
	prompt := draw.NewLine(inner).Put(th.Prompt, th.Glyph.Prompt).PadTo(layout.Gutter).PutStyled(m.input.View())
	content := []string{head.String(), "", prompt.String(), ""}
	rows := m.rows()
	from := m.firstRow(len(rows))
	content = append(content, rows[from:min(len(rows), from+room)]...)
	return content[:min(len(content), m.size.BoxRows())]
}

// firstRow returns the first visible row of the body: the row that the user scrolled to, or the nearest one from which
// the focus is visible.
func (m *Model) firstRow(rows int) int {
	room := m.size.BoxBody()
	first, last := m.body.focus(m.filter(), m.size.BoxInner())
	from := m.top
	if first >= 0 {
		from = min(max(from, last-room+1), first)
	}
	return max(0, min(from, rows-room))
}

// isPadded reports whether a blank row fits above and below the content.
func (m *Model) isPadded(content []string) bool { return len(content)+2 <= m.size.BoxRows() }

// Render draws the rows of the screen from the top of the box down to the hints. Cells outside the box are blank, so
// that its edges never cut through a word behind it.
func (m *Model) Render() []string {
	l, g, content := m.size, m.theme.Glyph, m.content()
	if m.isPadded(content) {
		content = append(append([]string{""}, content...), "")
	}
	rule := strings.Repeat(g.Rule, l.BoxInner()+2*layout.BoxPadding)
	edge := func(left, right string) string {
		return draw.NewLine(l.Width).PadTo(l.BoxColumn()).Put(m.theme.Rule, left+rule+right).String()
	}
	rows := []string{edge(g.TopLeft, g.TopRight)}
	for _, row := range content {
		r := draw.NewLine(l.Width).PadTo(l.BoxColumn()).Put(m.theme.Rule, g.Side)
		r.PadTo(r.Width() + layout.BoxPadding).PutStyled(row)
		rows = append(rows, r.PadTo(l.BoxColumn()+1+2*layout.BoxPadding+l.BoxInner()).Put(m.theme.Rule, g.Side).String())
	}
	rows = append(rows, m.bottomBorder())
	for len(rows) < l.HintsRow-l.BoxTop() {
		rows = append(rows, "")
	}
	return rows
}

func (m *Model) warn(n phrases.Notice) {
	m.outbox.Post(message.SayNotice(n, true))
}

// bottomBorder draws the lower edge of the box, with the number of further rows below it.
func (m *Model) bottomBorder() string {
	l, g := m.size, m.theme.Glyph
	width, note := l.BoxInner()+2*layout.BoxPadding, ""
	if below := len(m.rows()) - m.firstRow(len(m.rows())) - l.BoxBody(); below > 0 {
		note = " " + phrases.MoreLines(below) + " "
	}
	right := min(layout.BoxPadding, max(0, width-layout.Width(note)))
	left := max(0, width-right-layout.Width(note))
	row := draw.NewLine(l.Width).PadTo(l.BoxColumn()).Put(m.theme.Rule, g.BottomLeft+strings.Repeat(g.Rule, left))
	return row.Put(m.theme.Quiet, note).Put(m.theme.Rule, strings.Repeat(g.Rule, right)+g.BottomRight).String()
}

// IsCursorInMenu reports whether the cursor is on the selected item of a menu.
func (m *Model) IsCursorInMenu() bool {
	first, _ := m.body.focus(m.filter(), m.size.BoxInner())
	return m.moving && first >= 0 && m.size.BoxBody() > 0
}

// Cursor returns the position of the terminal's cursor: in the input field or, while the user moves through a menu, on
// the selected item.
func (m *Model) Cursor() *tea.Cursor {
	x, ok := draw.InputCursor(&m.input)
	row := layout.BoxInputRow
	if m.IsCursorInMenu() {
		first, _ := m.body.focus(m.filter(), m.size.BoxInner())
		x, row = 0, layout.BoxHeaderRows+first-m.firstRow(len(m.rows()))
	}
	if m.isPadded(m.content()) {
		row++
	}
	if !ok || row >= m.size.BoxRows() {
		return nil
	}
	return tea.NewCursor(m.size.BoxColumn()+1+layout.BoxPadding+layout.Gutter+x, m.size.BoxTop()+1+row)
}
