package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
)

// overlay is a box over the screen with a filter and rows under it. The model
// has one exactly while it is open.
type overlay struct {
	title  string
	input  textinput.Model
	offer  bool // what stands in the input was put there; it gives way to what is typed
	body   overlayBody
	offset int // first row of the body on the screen
}

// overlayBody is what an overlay is about.
type overlayBody interface {
	// note stands at the right of the title, filtered as the rows are.
	note(m *Model, filter string) string
	// rows are the filtered rows, each at most width cells wide.
	rows(m *Model, filter string, width int) []string
	// key handles a key before it reaches the filter, and says whether it did.
	key(m *Model, msg tea.KeyPressMsg) (cmd tea.Cmd, handled bool)
	// focus are the rows that have to be on the screen, -1 when any may be.
	focus(m *Model, filter string, width int) (first, last int)
	// hints are the keys worth knowing.
	hints(m *Model) []key.Binding
}

// openOverlay puts an overlay on the screen.
func (m *Model) openOverlay(title, placeholder string, body overlayBody) {
	o := &overlay{title: title, input: textinput.New(), body: body}
	o.input.Prompt = ""
	o.input.CharLimit = maxQuery
	o.input.Placeholder = placeholder
	o.input.SetVirtualCursor(false)
	o.input.KeyMap.Paste.SetEnabled(false)
	o.input.Focus()
	m.overlay = o
	m.fitOverlay()
}

// fitOverlay gives the filter the theme and the width of the box.
func (m *Model) fitOverlay() {
	styles := inputStyles(m.theme)
	if m.overlay.offer {
		styles.Focused.Text = m.theme.SelectionTitle
	}
	m.overlay.input.SetStyles(styles)
	m.overlay.input.SetWidth(max(1, m.layout.BoxInner()-layout.Gutter-1))
}

func (m *Model) overlayKey(msg tea.KeyPressMsg) tea.Cmd {
	o, k := m.overlay, m.keys.dialog
	if key.Matches(msg, k.Close) {
		m.overlay = nil
		return nil
	}
	if cmd, handled := o.body.key(m, msg); handled {
		return cmd
	}
	return m.typedOver(msg)
}

// typedOver hands a key or pasted text to the filter. What is offered there goes when
// something is typed, and is no offer any more once a key edits it.
func (m *Model) typedOver(msg tea.Msg) tea.Cmd {
	o := m.overlay
	if o.offer {
		if k, pressed := msg.(tea.KeyPressMsg); !pressed || k.Text != "" {
			o.input.SetValue("")
		}
		o.offer = false
		m.fitOverlay()
	}
	var cmd tea.Cmd
	o.input, cmd = o.input.Update(msg)
	o.offset = 0
	return cmd
}

func (o *overlay) filter() string { return strings.ToLower(strings.TrimSpace(o.input.Value())) }

// scrolled scrolls the body, when a key asks for that.
func (m *Model) scrolled(msg tea.KeyPressMsg) bool {
	k, page := m.keys.dialog, max(1, m.layout.BoxBody()-1)
	switch {
	case key.Matches(msg, k.Up):
		m.scrollOverlay(-1)
	case key.Matches(msg, k.Down):
		m.scrollOverlay(1)
	case key.Matches(msg, k.PageUp):
		m.scrollOverlay(-page)
	case key.Matches(msg, k.PageDown):
		m.scrollOverlay(page)
	default:
		return false
	}
	return true
}

// overlayEnd says whether the last row of the body is on the screen.
func (m *Model) overlayEnd() bool {
	rows := len(m.overlay.body.rows(m, m.overlay.filter(), m.layout.BoxInner()))
	return m.layout.BoxBody() > 0 && m.overlay.offset+m.layout.BoxBody() >= rows
}

// scrollOverlay moves the body by n rows.
func (m *Model) scrollOverlay(n int) {
	o := m.overlay
	spare := len(o.body.rows(m, o.filter(), m.layout.BoxInner())) - m.layout.BoxBody()
	o.offset = max(0, min(o.offset+n, spare))
}

// overlayText is everything inside the box.
func (m *Model) overlayText() []string {
	o, th, inner := m.overlay, m.theme, m.layout.BoxInner()
	note := o.body.note(m, o.filter())
	head := draw.NewLine(inner).Put(th.Title, draw.Cut(o.title, inner-ansi.StringWidth(note)-1, th.Glyph.Ellipsis))
	head.PadTo(inner-ansi.StringWidth(note)).Put(th.Quiet, note)
	prompt := draw.NewLine(inner).Put(th.Prompt, th.Glyph.Prompt).PadTo(layout.Gutter).PutStyled(o.input.View())
	text := []string{head.String(), "", prompt.String(), ""}
	body := o.body.rows(m, o.filter(), inner)
	from := m.overlayOffset(len(body))
	text = append(text, body[from:min(len(body), from+m.layout.BoxBody())]...)
	return text[:min(len(text), m.layout.BoxRows())]
}

// overlayOffset is the first row of the body on the screen: where it was
// scrolled to, or what shows the rows in focus.
func (m *Model) overlayOffset(rows int) int {
	o, room := m.overlay, m.layout.BoxBody()
	first, last := o.body.focus(m, o.filter(), m.layout.BoxInner())
	from := o.offset
	if first >= 0 {
		from = min(max(from, last-room+1), first)
	}
	return max(0, min(from, rows-room))
}

// padded says whether there is room for a blank row above and below the text.
func (m *Model) padded(text []string) bool { return len(text)+2 <= m.layout.BoxRows() }

// renderOverlay draws the box over the frame. The rows beside it go blank, so
// that no words are torn.
func (m *Model) renderOverlay(frame []string) {
	l, g := m.layout, m.theme.Glyph
	text := m.overlayText()
	if m.padded(text) {
		text = append(append([]string{""}, text...), "")
	}
	for i := l.BoxTop(); i < l.HintsRow; i++ {
		frame[i] = ""
	}
	side := strings.Repeat(g.Rule, l.BoxInner()+2*layout.BoxPadding)
	edge := func(left, right string) string {
		return draw.NewLine(l.Width).PadTo(l.BoxColumn()).Put(m.theme.Rule, left+side+right).String()
	}
	frame[l.BoxTop()] = edge(g.TopLeft, g.TopRight)
	for i, row := range text {
		r := draw.NewLine(l.Width).PadTo(l.BoxColumn()).Put(m.theme.Rule, g.Side)
		r.PadTo(r.Width()+layout.BoxPadding).PutStyled(row).PadTo(l.BoxColumn()+1+2*layout.BoxPadding+l.BoxInner()).Put(m.theme.Rule, g.Side)
		frame[l.BoxTop()+1+i] = r.String()
	}
	frame[l.BoxTop()+1+len(text)] = edge(g.BottomLeft, g.BottomRight)
}

// overlayCursor is where the filter's cursor stands.
func (m *Model) overlayCursor() *tea.Cursor {
	c := m.overlay.input.Cursor()
	row := 2
	if m.padded(m.overlayText()) {
		row++
	}
	if c == nil || row >= m.layout.BoxRows() {
		return nil
	}
	return tea.NewCursor(m.layout.BoxColumn()+1+layout.BoxPadding+layout.Gutter+c.X, m.layout.BoxTop()+1+row)
}
