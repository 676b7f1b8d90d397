package answer

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// Sizes of the layout, from top to bottom: a title, a rule, the list with the answer beside or below it, and the bottom
// row.
const (
	frameRows          = 3
	minSideBySideWidth = 84 // minimum width at which the answer is beside the list
	columnGap          = 2
	inputColumn        = 3  // column where the input in the bottom row begins
	minPaneWidth       = 40 // minimum width of the answer beside the list
	maxPaneWidth       = 76
	statusWidth        = 13 // maximum width of the state at the end of a row
	maxIDWidth         = 12
	minListRows        = 3
	listFraction       = 3  // a list above the answer gets 1/listFraction of the rows
	minTallHeight      = 24 // minimum height of a screen with a blank row above the bottom row
)

// New returns the screen with the given size.
func New(o Options, width, height int) tea.Model {
	m := newModel(o)
	m.resize(width, height)
	return m
}

func (m *model) resize(width, height int) {
	m.width, m.height = max(0, width), max(0, height)
	if m.mode == modeEditing {
		m.editor.resize(m.width, m.height)
	}
	rows := m.bodyRows()
	switch {
	case !m.isWide():
		rows = min(rows, max(minListRows, rows/listFraction))
	case len(m.shown) > rows:
		rows = max(0, rows-1) // for the number of questions that follow
	}
	m.list.Resize(len(m.shown), rows)
	m.list.Reveal(m.selected)
	draw.SetInputWidth(&m.filter, max(1, m.width-inputColumn-1))
	if m.dialog != nil {
		m.dialog.SetSize(m.layout())
	}
}

func (m *model) isWide() bool { return m.width >= minSideBySideWidth }

// listWidth returns the width of the list beside the answer. The answer gets at most maxPaneWidth columns.
func (m *model) listWidth() int { return m.width - max(minPaneWidth, min(m.width*9/20, maxPaneWidth)) }

func (m *model) bodyRows() int {
	rows := m.height - frameRows
	switch {
	case m.mode == modeEditing:
		rows -= 1 + m.editor.visible()
	case m.height >= minTallHeight:
		rows-- // a blank row above the bottom row
	}
	return max(0, rows)
}

// View draws the screen.
func (m *model) View() tea.View {
	rows := []string{m.titleRow(), draw.Divider(m.Theme, m.width, 0, 0, m.Theme.Heavy)}
	rows = append(rows, m.body()...)
	for len(rows) < m.height-1 {
		rows = append(rows, "")
	}
	bottom := m.bottomRow()
	rows = append(rows[:max(0, m.height-len(bottom))], bottom...)
	if l := m.layout(); m.dialog != nil && l.Mode != layout.ModeTiny {
		copy(rows[l.BoxTop():l.HintsRow], m.dialog.Render())
	}
	for i := range rows {
		rows[i] = layout.Truncate(rows[i], m.width, "")
	}
	v := tea.NewView(strings.Join(rows[:min(len(rows), m.height)], "\n"))
	v.AltScreen = true
	v.Cursor = m.cursor()
	if !m.NoMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// layout returns the layout that the help dialog has to fit into.
func (m *model) layout() layout.Layout { return layout.New(m.width, m.height, layout.Content{}) }

// cursor returns the position of the cursor in the input, which is in the bottom row or in the help dialog.
func (m *model) cursor() *tea.Cursor {
	if m.dialog != nil {
		if m.layout().Mode == layout.ModeTiny {
			return nil
		}
		return m.dialog.Cursor()
	}
	if m.mode == modeEditing {
		return m.editor.cursor(m.width, m.height-len(m.messageRows())-m.editor.visible())
	}
	x, ok := draw.InputCursor(&m.filter)
	if m.mode != modeFinding || !ok {
		return nil
	}
	return tea.NewCursor(min(x+inputColumn, max(0, m.width-1)), max(0, m.height-1))
}

func (m *model) body() []string {
	if len(m.shown) == 0 {
		return []string{"", " " + m.Theme.Quiet.Render(fmt.Sprintf(phrases.NoQuestionFound, firstKeyName(m.keys.back)))}
	}
	if !m.isWide() {
		rows := append(m.listRows(m.width), m.listFooter())
		for _, row := range m.pane() {
			rows = append(rows, draw.NewLine(m.width).PadTo(1).PutStyled(row).String())
		}
		return rows
	}
	listWidth := m.listWidth()
	list, detail := m.listRows(listWidth), m.pane()
	if more := m.moreQuestions(); more != "" {
		list = append(list, draw.NewLine(listWidth).PadTo(listWidth-1-layout.Width(more)).Put(m.Theme.Quiet, more).String())
	}
	rows := make([]string, m.bodyRows())
	for i := range rows {
		l := draw.NewLine(m.width)
		if i < len(list) {
			l.PutStyled(list[i])
		}
		l.PadTo(listWidth + columnGap)
		if i < len(detail) {
			l.PutStyled(detail[i])
		}
		rows[i] = l.String()
	}
	return rows
}

// minNameWidth is the minimum width, in cells, of a shortened file name.
const minNameWidth = 5

// titleRow draws the number of questions and, if they fit, the names of the file and the sheet.
func (m *model) titleRow() string {
	l := draw.NewLine(m.width).PadTo(1)
	counts := m.countsText(m.width - 2)
	name := m.Name
	if len(m.shown) > 0 && m.Review.Questions[m.current()].Sheet != "" {
		name += " " + m.Theme.Glyph.Path + " " + m.Review.Questions[m.current()].Sheet
	}
	at := max(1, m.width-counts.Width()-1)
	if room := at - 1 - columnGap; room >= minNameWidth {
		l.Put(m.Theme.Title, draw.Cut(name, room, m.Theme.Glyph.Ellipsis))
	}
	return l.PadTo(at).PutStyled(counts.String()).String()
}

// countsText returns the number of questions, in total and by kind. In a narrow window it omits the total, and shows
// the marks of the kinds instead of their names. The kind shown in the list is highlighted.
func (m *model) countsText(width int) *draw.Line {
	var l *draw.Line
	marks := map[string]string{phrases.ReviewToLookAt: "?", phrases.ReviewAccepted: m.Theme.Glyph.Read}
	for _, form := range []struct{ total, short bool }{{true, false}, {true, true}, {false, true}} {
		l = draw.NewLine(width + 1)
		blanks := 0 // number of blanks before the next count
		put := func(style lipgloss.Style, text string) {
			l.PadTo(l.Width()+blanks).Put(style, text)
			if blanks = columnGap + 1; form.short {
				blanks = columnGap
			}
		}
		if form.total {
			put(m.Theme.Quiet, phrases.CountQuestions(len(m.Review.Questions)))
		}
		for _, k := range kindsOf(m.Review, m.only) {
			name, style := k.name, m.Theme.Quiet
			if mark, ok := marks[name]; ok && form.short {
				name = mark
			}
			if k.name == m.only {
				style = m.Theme.Title
			}
			put(style, strconv.Itoa(k.n)+" "+name)
		}
		if l.Width() <= width {
			break
		}
	}
	return l
}

func (m *model) listRows(width int) []string {
	idWidth := 0
	for row := m.list.Top(); row < m.list.End(); row++ {
		idWidth = max(idWidth, min(maxIDWidth, layout.Width(m.rowLabel(m.shown[row]))))
	}
	states := 0
	for row := m.list.Top(); row < m.list.End(); row++ {
		states = max(states, layout.Width(m.statusText(m.shown[row])))
	}
	var rows []string
	for row := m.list.Top(); row < m.list.End(); row++ {
		rows = append(rows, m.listRow(row, width, idWidth, states))
	}
	return rows
}

// rowLabel returns the beginning of a row: the customer's number or, if there is none, the position of
// the question.
func (m *model) rowLabel(i int) string {
	if q := &m.Review.Questions[i]; q.ID != "" {
		return q.ID
	}
	return m.Review.Questions[i].Where[strings.LastIndexByte(m.Review.Questions[i].Where, ' ')+1:]
}

func (m *model) listRow(row, width, idWidth, stateWidth int) string {
	i := m.shown[row]
	s := draw.RowStylesOf(m.Theme, row == m.selected)
	l := draw.NewLine(width).PutStyled(s.Bar).FillTo(2, s.Fill)
	l.Put(s.Quiet, draw.Cut(m.rowLabel(i), idWidth, m.Theme.Glyph.Ellipsis)).FillTo(2+idWidth+columnGap, s.Fill)
	textEnd := width - stateWidth - 1
	l.Put(s.Title, draw.Cut(m.Review.Questions[i].Text, textEnd-l.Width()-1, m.Theme.Glyph.Ellipsis)).FillTo(textEnd, s.Fill)
	return l.Put(s.Quiet, m.statusText(i)).FillTo(width, s.Fill).String()
}

// statusText returns the state of a question in a few letters: the verdict, and then a tick if the answer is accepted
// or a question mark if somebody has to look at it. If both do not fit, the verdict is cut.
func (m *model) statusText(i int) string {
	state := kindOf(m.Review, i)
	switch state {
	case "":
		if d, _ := m.Review.Decided(i); d.Open {
			return phrases.ReviewLeftOpen
		}
		return phrases.ReviewAnswered
	case phrases.ReviewAccepted:
		state = m.Theme.Glyph.Read
	case phrases.ReviewToLookAt:
		state = "?"
	}
	_, verdict, text := m.Review.Draft(i)
	if q := &m.Review.Questions[i]; verdict == "" && state == m.Theme.Glyph.Read && q.LacksVerdict(q.Fill(i, verdict, text)) {
		verdict = phrases.NoVerdict // the cell for it stays empty
	}
	if verdict == handbook.NA.Label() { // if the label were cut, it would look like "No"
		verdict = phrases.NotApplicableShort
	}
	return strings.TrimSpace(draw.Cut(verdict, statusWidth-layout.Width(state)-1, m.Theme.Glyph.Ellipsis) + " " + state)
}

// bottomRow draws the last message, the input, or hints. Text that does not fit into one row takes several.
func (m *model) bottomRow() []string {
	l := draw.NewLine(m.width).PadTo(1)
	switch {
	case m.mode == modeFinding:
		l.Put(m.Theme.Prompt, "/")
		if draw.InputScrolled(&m.filter) {
			l.Put(m.Theme.Quiet, m.Theme.Glyph.Before)
		}
		return []string{l.PadTo(inputColumn).PutStyled(m.filter.View()).String()}
	case m.mode == modeEditing:
		return append(m.editor.rows(m.Theme, m.width), m.messageRows()...)
	}
	return m.messageRows()
}

// messageRows draws the last message or, if there is none, the hints for keys.
func (m *model) messageRows() []string {
	style := m.Theme.Accent
	if m.isProblem {
		style = m.Theme.Caution
	}
	if m.dialog != nil || m.said == "" {
		return []string{draw.NewLine(m.width).PadTo(1).PutStyled(m.hintRow()).String()}
	}
	var rows []string
	for _, row := range draw.Wrap(m.said, max(1, m.width-2)) {
		rows = append(rows, draw.NewLine(m.width).PadTo(1).Put(style, row).String())
	}
	return rows
}
