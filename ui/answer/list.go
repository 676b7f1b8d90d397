package answer

import (
	"strings"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// moreQuestions counts the questions below the visible part of the list. It returns "" if there are none.
func (m *model) moreQuestions() string {
	if n := len(m.shown) - m.list.End(); n > 0 {
		return phrases.MoreRows(n)
	}
	return ""
}

// listEnd draws the rule between the list and the answer below it, with the number of questions that follow.
func (m *model) listEnd() string {
	more := m.moreQuestions()
	rule := m.width
	if more != "" {
		rule -= layout.Width(more) + 1
	}
	l := draw.NewLine(m.width).PutStyled(draw.Divider(m.Theme, rule, 0, 0, m.Theme.Heavy))
	return l.PadTo(rule).Put(m.Theme.Quiet, more).String()
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
	_, verdict, _ := m.Review.Draft(i)
	if verdict == handbook.NA.Label() { // if the label were cut, it would look like "No"
		verdict = phrases.NotApplicableShort
	}
	return strings.TrimSpace(draw.Cut(verdict, statusWidth-layout.Width(state)-1, m.Theme.Glyph.Ellipsis) + " " + state)
}
