package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Paged is output that is longer than the screen.
type Paged struct {
	Layout func(width int) markdown.Doc // lays it out for a screen of a width
	Theme  theme.Theme
	Keys   map[string]map[string][]string // other keys, by context and action
}

// Page shows output page by page on a terminal, until the reader leaves. The
// error is [terminal.ErrNoTerminal] where nothing can be shown or typed.
func Page(p Paged, t terminal.Terminal) error {
	window, err := t.Open()
	if err != nil {
		return err
	}
	return window.Run(newPager(p, window.Width, window.Height))
}

// pager is one long text on the screen. Its keys are those of the reader.
type pager struct {
	Paged
	keys          keyMap
	width, height int
	doc           draw.Document
	scroll        draw.Scroll
	find          find
	place         draw.TextPos // letters before the top row: another width does not change it
	hints         help.Model
}

func newPager(p Paged, width, height int) *pager {
	m := &pager{Paged: p, keys: defaultKeys(), find: newFind(), hints: newHints(p.Theme)}
	keymap.Rebind(m.keys.contexts(), p.Keys)
	m.keys.reader.Back.SetHelp("q", "quit")
	m.resize(width, height)
	return m
}

func newHints(th theme.Theme) help.Model {
	m := help.New()
	m.ShortSeparator = strings.Repeat(" ", layout.Gap)
	m.Styles.ShortKey, m.Styles.ShortDesc = th.Hotkey, th.Quiet
	m.Styles.ShortSeparator, m.Styles.Ellipsis = th.Text, th.Quiet
	return m
}

// Init does nothing: what is shown is there.
func (m *pager) Init() tea.Cmd { return nil }

// Update changes the pager for one message.
func (m *pager) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.PasteMsg:
		if m.find.typing {
			return m, m.typed(msg)
		}
	case tea.KeyPressMsg:
		return m, m.key(msg)
	}
	return m, nil
}

// resize lays the text out again and keeps the place in it.
func (m *pager) resize(width, height int) {
	m.width, m.height = max(0, width), max(0, height)
	m.doc = draw.Document{Doc: m.Layout(m.width)}
	m.scroll.Resize(len(m.doc.Rows), m.height-1)
	m.scroll.SetTop(m.doc.RowOfPos(m.place))
	m.hints.SetWidth(max(1, m.width/2))
	m.mark()
}

func (m *pager) key(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys.reader
	switch {
	case key.Matches(msg, m.keys.program.Quit):
		return tea.Interrupt
	case key.Matches(msg, m.keys.program.Suspend) && terminal.CanSuspend():
		return tea.Suspend
	case m.find.typing:
		return m.findKey(msg)
	case key.Matches(msg, k.Back):
		return tea.Quit
	case key.Matches(msg, k.Find):
		m.find.typing = true
		m.find.input.SetValue("")
		m.find.input.SetWidth(maxQuery)
		return m.find.input.Focus()
	case key.Matches(msg, k.NextMark):
		m.step(1)
	case key.Matches(msg, k.PrevMark):
		m.step(-1)
	default:
		m.move(msg)
	}
	return nil
}

// move scrolls.
func (m *pager) move(msg tea.KeyPressMsg) {
	k, s := m.keys.reader, &m.scroll
	switch {
	case key.Matches(msg, k.Down, k.Follow):
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
	}
	m.place = m.doc.PosOf(s.Top())
}

// View draws the pager: the text, and a last row.
func (m *pager) View() tea.View {
	top := m.scroll.Top()
	rows := m.doc.Marked(top, top+m.scroll.Height(), m.markings()...)
	for i := range rows {
		rows[i] = ansi.Truncate(rows[i], m.width, "")
	}
	for len(rows) < m.height-1 {
		rows = append(rows, "")
	}
	if m.height > 0 {
		rows = append(rows, m.lastRow())
	}
	v := tea.NewView(strings.Join(rows, "\n"))
	v.AltScreen = true
	v.Cursor = m.cursor()
	return v
}

// lastRow is where in the text the screen is, or what is looked for, and the keys.
func (m *pager) lastRow() string {
	k := m.keys.reader
	l := draw.NewLine(m.width).PadTo(1)
	switch {
	case m.find.typing || m.find.query != "":
		l.Put(m.Theme.Accent, "/ ").Put(m.Theme.Title, draw.Cut(m.find.input.Value(), m.width/2, m.Theme.Glyph.Ellipsis))
		l.Put(m.Theme.Quiet, "   "+m.found())
	default:
		last := m.scroll.End()
		l.Put(m.Theme.Quiet, fmt.Sprintf("%d-%d of %d", min(last, m.scroll.Top()+1), last, len(m.doc.Rows)))
	}
	hints := m.hints.ShortHelpView(shortened(k.PageDown, k.Find, k.Back))
	if at := m.width - ansi.StringWidth(hints) - 1; at > l.Width()+1 && !m.find.typing {
		l.PadTo(at).PutStyled(hints)
	}
	return l.String()
}

// shortened are bindings whose help is what the hints say.
func shortened(bindings ...key.Binding) []key.Binding {
	for i := range bindings {
		verb, _, _ := strings.Cut(bindings[i].Help().Desc, ",")
		bindings[i].SetHelp(bindings[i].Help().Key, verb)
	}
	return bindings
}

// cursor stands where something is typed, or on the mark that the reader is on.
func (m *pager) cursor() *tea.Cursor {
	if m.find.typing {
		if c := m.find.input.Cursor(); c != nil {
			return tea.NewCursor(min(len(" / ")+c.X, max(0, m.width-1)), max(0, m.height-1))
		}
	}
	return nil
}
