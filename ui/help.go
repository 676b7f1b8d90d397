package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// helpOverlay lists the keys, made from the key map. The model has one exactly
// while it is open.
type helpOverlay struct {
	input  textinput.Model // what the keys are filtered by
	offset int             // first row shown
}

// The box of the help, in cells: as wide as it gets, its padding, and the
// column of keys in it.
const (
	helpWidth   = 82
	helpPadding = 2
	helpKeys    = 13
)

func (m *Model) openHelp() {
	h := &helpOverlay{input: textinput.New()}
	h.input.Prompt = ""
	h.input.CharLimit = maxQuery
	h.input.Placeholder = "Filter, for example: copy"
	h.input.SetVirtualCursor(false)
	h.input.KeyMap.Paste.SetEnabled(false)
	h.input.SetStyles(inputStyles(m.theme))
	h.input.Focus()
	m.help = h
	m.fitHelp()
}

// fitHelp gives the filter the width of the box.
func (m *Model) fitHelp() { m.help.input.SetWidth(max(1, m.helpInner()-gutter-1)) }

func (m *Model) helpKey(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys.overlay
	switch {
	case key.Matches(msg, k.Close):
		m.help = nil
	case key.Matches(msg, k.Up):
		m.help.offset = max(0, m.help.offset-1)
	case key.Matches(msg, k.Down):
		m.help.offset = min(m.help.offset+1, max(0, len(m.helpBody())-1))
	default:
		return m.help.paste(msg)
	}
	return nil
}

// paste hands a key or pasted text to the filter.
func (h *helpOverlay) paste(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	h.input, cmd = h.input.Update(msg)
	h.offset = 0
	return cmd
}

// helpRow is one line of the help: a heading, or a key and what it does.
type helpRow struct{ heading, keys, does string }

// helpRows are the keys that match the filter, under their headings.
func (m *Model) helpRows() [][]helpRow {
	filter := strings.ToLower(strings.TrimSpace(m.help.input.Value()))
	var out [][]helpRow
	for _, s := range m.keys.sections() {
		rows := []helpRow{{heading: s.title}}
		for _, b := range s.bindings {
			h := b.Help()
			if h.Key != "" && strings.Contains(strings.ToLower(h.Key+" "+h.Desc+" "+s.title), filter) {
				rows = append(rows, helpRow{keys: h.Key, does: h.Desc})
			}
		}
		if len(rows) > 1 {
			out = append(out, rows)
		}
	}
	return out
}

func (m *Model) helpInner() int {
	return max(1, min(helpWidth, m.layout.width-2*barColumn)-2-2*helpPadding)
}

// helpBody is the filtered keys as rows, in two columns where they fit.
func (m *Model) helpBody() []string {
	sections := m.helpRows()
	inner := m.helpInner()
	if len(sections) == 0 {
		return []string{m.theme.Quiet.Render(cut("No key does that.", inner, m.theme.Glyph.Ellipsis))}
	}
	if inner < 60 || len(sections) == 1 {
		return m.helpColumn(sections, inner)
	}
	left, right := m.helpColumns(sections, inner/2-1)
	var out []string
	for i := range max(len(left), len(right)) {
		l := newLine(inner)
		if i < len(left) {
			l.raw(left[i])
		}
		if i < len(right) {
			l.gap(inner - inner/2).raw(right[i])
		}
		out = append(out, l.String())
	}
	return out
}

// helpColumns puts each section, in order, into the shorter of two columns.
func (m *Model) helpColumns(sections [][]helpRow, width int) (left, right []string) {
	var columns [2][]string
	for _, s := range sections {
		to := 0
		if len(columns[1]) < len(columns[0]) {
			to = 1
		}
		if len(columns[to]) > 0 {
			columns[to] = append(columns[to], "")
		}
		columns[to] = append(columns[to], m.helpColumn([][]helpRow{s}, width)...)
	}
	return columns[0], columns[1]
}

func (m *Model) helpColumn(sections [][]helpRow, width int) []string {
	var out []string
	for i, rows := range sections {
		if i > 0 {
			out = append(out, "")
		}
		for _, r := range rows {
			l := newLine(width).put(m.theme.Quiet, r.heading).put(m.theme.Hotkey, r.keys)
			if r.keys != "" {
				l.gap(max(l.at+1, helpKeys)).put(m.theme.Text, cut(r.does, width-l.at, m.theme.Glyph.Ellipsis))
			}
			out = append(out, l.String())
		}
	}
	return out
}

// helpCount is how many keys the filter leaves.
func (m *Model) helpCount() int {
	n := 0
	for _, rows := range m.helpRows() {
		n += len(rows) - 1
	}
	return n
}

// helpText is everything inside the box.
func (m *Model) helpText() []string {
	th, inner := m.theme, m.helpInner()
	count := plural(m.helpCount(), "key")
	head := newLine(inner).put(th.Title, "Help")
	head.gap(inner-ansi.StringWidth(count)).put(th.Quiet, count)
	prompt := newLine(inner).put(th.Prompt, th.Glyph.Prompt).gap(gutter).raw(m.help.input.View())
	out := []string{head.String(), "", prompt.String(), ""}
	return append(append(out, m.helpBody()...), "", th.Quiet.Render(cut("^Y means Ctrl and Y together", inner, th.Glyph.Ellipsis)))
}

// helpBox is where the box stands: its first row, its rows of text, its column.
func (m *Model) helpBox() (top, rows, column int) {
	l := m.layout
	column = (l.width - m.helpInner() - 2*helpPadding - 2) / 2
	top = 1
	if l.tall {
		top = l.searchRow + 1
	}
	rows = max(0, l.hintsRow-1-top-2)
	return top, rows, column
}

// renderHelp draws the box over the frame. The rows beside it go blank, so that
// no words are torn.
func (m *Model) renderHelp(frame []string) {
	top, room, column := m.helpBox()
	text := m.helpText()
	pad := room >= len(text)+2
	if pad {
		text = append(append([]string{""}, text...), "")
	}
	text = text[min(m.helpSkip(len(text), room), len(text)):]
	text = text[:min(len(text), room)]
	for i := top; i < m.layout.hintsRow; i++ {
		frame[i] = ""
	}
	g, side := m.theme.Glyph, strings.Repeat(m.theme.Glyph.Rule, m.helpInner()+2*helpPadding)
	edge := func(left, right string) string {
		return newLine(m.layout.width).gap(column).put(m.theme.Rule, left+side+right).String()
	}
	frame[top] = edge(g.TopLeft, g.TopRight)
	for i, row := range text {
		l := newLine(m.layout.width).gap(column).put(m.theme.Rule, g.Side)
		l.gap(l.at+helpPadding).raw(row).gap(column+1+2*helpPadding+m.helpInner()).put(m.theme.Rule, g.Side)
		frame[top+1+i] = l.String()
	}
	frame[top+1+len(text)] = edge(g.BottomLeft, g.BottomRight)
}

// helpSkip is how many rows of the text are scrolled away: never more than there are to spare.
func (m *Model) helpSkip(text, room int) int {
	return min(m.help.offset, max(0, text-room))
}

// helpCursor is where the filter's cursor stands.
func (m *Model) helpCursor() (x, y int, ok bool) {
	c := m.help.input.Cursor()
	top, room, column := m.helpBox()
	row := 2
	if room >= len(m.helpText())+2 {
		row++
	}
	if c == nil || m.help.offset > 0 || row >= room {
		return 0, 0, false
	}
	return column + 1 + helpPadding + gutter + c.X, top + 1 + row, true
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
