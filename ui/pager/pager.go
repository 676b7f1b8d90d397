// Package pager shows long output page by page, with the keys of the reader.
package pager

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook/sanitize"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/reader/find"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Content is the content of the pager.
type Content struct {
	Layout func(width int) markdown.Doc // lays out the output for a width
	Theme  *theme.Theme
	Keys   map[string]map[string][]string // custom keys, by context and then by action
}

// Run shows output on a terminal until the user quits. It returns [terminal.ErrNoTerminal] if
// there is no terminal to draw on or read keys from.
func Run(o Content, t terminal.Terminal) error {
	window, err := t.Open()
	if err != nil {
		return err
	}
	return window.Run(newModel(o, window.Width, window.Height))
}

type model struct {
	Content
	keys          keyMap
	width, height int
	doc           draw.Document
	scroll        draw.Scroll
	find          find.Model
	pos           draw.TextPos // position of the top row; kept when the window is resized
	hints         help.Model
}

// keyMap holds the keys of the reader and the program that the pager uses.
type keyMap struct {
	keymap.ScrollKeys
	find.KeyMap
	keymap.ProgramKeys
	NextRow, Back key.Binding
}

func newKeyMap(configured map[string]map[string][]string) (k keyMap) {
	contexts := []keymap.Context{
		{Name: "reader", Actions: slices.Concat(k.ScrollKeys.Actions(), k.ReadingActions(), []keymap.Action{
			keymap.NewAction("follow", &k.NextRow, "enter", phrases.KeyScrollRow, "enter"),
			keymap.NewAction("back", &k.Back, "esc", phrases.KeyQuitPager, "esc", "q"),
		})},
		{Name: "find", Actions: k.TypingActions()},
		{Name: "program", Actions: k.ProgramKeys.Actions()},
	}
	for _, c := range contexts {
		keymap.ResetToDefaults(c.Actions)
	}
	keymap.Rebind(contexts, configured)
	k.Back.SetHelp("q", phrases.KeyQuit.Does)
	return k
}

func newModel(o Content, width, height int) *model {
	m := &model{Content: o, keys: newKeyMap(o.Keys), find: find.New(), hints: draw.NewHints(o.Theme)}
	m.resize(width, height)
	return m
}

// Init does nothing, because the output is already complete.
func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.PasteMsg:
		if m.find.Typing() {
			msg.Content = sanitize.CleanPaste(msg.Content)
			return m, m.updateFind(msg)
		}
	case tea.KeyPressMsg:
		return m, m.pressKey(msg)
	}
	return m, nil
}

// resize lays out the output for a new size, at the same position.
func (m *model) resize(width, height int) {
	m.width, m.height = max(0, width), max(0, height)
	m.doc = draw.Document{Doc: m.Layout(m.width)}
	m.scroll.Resize(len(m.doc.Rows), m.height-1)
	m.scroll.SetTop(m.doc.RowOfPos(m.pos))
	m.find.Refresh(m.view())
}

func (m *model) view() find.VisibleDocument {
	return find.VisibleDocument{Doc: &m.doc, Scroll: &m.scroll}
}

func (m *model) updateFind(msg tea.Msg) tea.Cmd {
	cmd := m.find.Update(msg, m.keys.KeyMap, m.view())
	m.savePosition()
	return cmd
}

// savePosition stores the position of the top row for the next resize.
func (m *model) savePosition() { m.pos = m.doc.PosOf(m.scroll.Top()) }

func (m *model) pressKey(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys
	switch {
	case key.Matches(msg, k.Quit):
		return tea.Quit
	case key.Matches(msg, k.Suspend) && terminal.CanSuspend():
		return tea.Suspend
	case m.find.Typing():
		return m.updateFind(msg)
	case key.Matches(msg, k.Back):
		return tea.Quit
	case key.Matches(msg, k.Find):
		return m.find.BeginQuery()
	case key.Matches(msg, k.NextMatch):
		m.find.Step(1, m.view())
	case key.Matches(msg, k.PrevMatch):
		m.find.Step(-1, m.view())
	case key.Matches(msg, k.NextRow):
		m.scroll.ScrollBy(1)
	default:
		k.Scroll(msg, &m.scroll)
	}
	m.savePosition()
	return nil
}

// View draws the output and the bottom row.
func (m *model) View() tea.View {
	rows := m.doc.HighlightedRows(m.scroll.Top(), m.scroll.Top()+m.scroll.Height(), m.highlights()...)
	for i := range rows {
		rows[i] = layout.Truncate(rows[i], m.width, "")
	}
	for len(rows) < m.height-1 {
		rows = append(rows, "")
	}
	if m.height > 0 {
		rows = append(rows, m.bottomRow())
	}
	v := tea.NewView(strings.Join(rows, "\n"))
	v.AltScreen = true
	v.Cursor = m.find.Cursor(1, max(0, m.height-1), m.width)
	return v
}

func (m *model) highlights() []markdown.Highlight {
	out := []markdown.Highlight{{Style: m.Theme.Match, Spans: m.find.Spans()}}
	if s, ok := m.find.Current(); ok {
		out = append(out, markdown.Highlight{Style: m.Theme.Hit, Spans: []markdown.Span{s}})
	}
	return out
}

// bottomRow draws the query or the range of visible rows, and then hints for keys.
func (m *model) bottomRow() string {
	l := draw.NewLine(m.width).PadTo(1)
	if m.find.Typing() || m.find.Query() != "" {
		m.find.Render(l, m.Theme)
	} else {
		end := m.scroll.End()
		l.Put(m.Theme.Quiet, fmt.Sprintf(phrases.RowsInView, min(end, m.scroll.Top()+1), end, len(m.doc.Rows)))
	}
	k := m.keys
	all := []key.Binding{keymap.WithDescription(k.PageDown, phrases.HintPage), keymap.WithDescription(k.Find, phrases.HintFind), k.Back}
	if len(m.find.Spans()) > 0 {
		all = slices.Insert(all, 0, keymap.WithFirstKey(keymap.WithDescription(k.NextMatch, phrases.HintNext)))
	}
	hints := draw.FitHints(m.hints, all, m.width-l.Width()-layout.PreviewGap, 0)
	if at := m.width - layout.Width(hints) - 1; at > l.Width()+1 && !m.find.Typing() {
		l.PadTo(at).PutStyled(hints)
	}
	return l.String()
}
