package answer

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
)

// paneSize returns the width and the height of the answer.
func (m *model) paneSize() (width, rows int) {
	if m.isWide() {
		return m.width - m.listWidth() - 2*columnGap, m.bodyRows()
	}
	return max(1, m.width-columnGap), max(0, m.bodyRows()-m.list.End()+m.list.Top()-1)
}

// layPane wraps the answer and limits how far it scrolls. If the answer is too long, the last row is reserved for a
// note.
func (m *model) layPane() (all []string, rows int) {
	width, rows := m.paneSize()
	all = m.answerRows(width)
	height := rows
	if len(all) > rows {
		height = max(0, rows-1)
	}
	m.answer.Resize(len(all), height)
	return all, rows
}

// pane draws the visible rows of the answer, and a note on how many more there are.
func (m *model) pane() []string {
	all, rows := m.layPane()
	visible := all[m.answer.Top():m.answer.End()]
	below := len(all) - m.answer.End()
	if below == 0 || rows == 0 {
		return visible
	}
	width, _ := m.paneSize()
	note := phrases.MoreLines(below)
	if keys := m.keys.scroll.PageDown.Keys(); len(keys) > 0 && m.mode == modeReviewing {
		note += fmt.Sprintf(phrases.ScrollKeySuffix, keys[0])
	}
	return append(slices.Clone(visible), draw.NewLine(width).PadTo(width-layout.Width(note)).Put(m.Theme.Quiet, note).String())
}

// pageRows returns the number of rows that a page key scrolls. One row stays visible as an anchor for the eye.
func (m *model) pageRows() int {
	_, rows := m.paneSize()
	return max(1, rows-2)
}

// scrollAnswer scrolls the answer down by n rows, or up if n is negative.
func (m *model) scrollAnswer(n int) {
	if len(m.shown) > 0 {
		m.layPane()
		m.answer.ScrollBy(n)
	}
}

// answerRows draws the selected question with its answer.
func (m *model) answerRows(width int) []string {
	a := &answerWriter{m: m, width: width}
	i := m.current()
	q, p := &m.Review.Questions[i], m.Review.Proposal(i)
	a.add(m.Theme.Title, q.Text)
	a.blank()
	offer, verdict, text := m.Review.Draft(i)
	if m.mode == modeEditing {
		text = m.editor.text()
	}
	switch {
	case offer >= 0:
		a.addOffer(&p.Offers[offer])
	case p.Readiness == questionnaire.ReadinessNoEntry:
		a.add(m.Theme.Quiet, phrases.NoEntryAnswers)
	}
	if text != "" || verdict != "" {
		a.add(m.Theme.Text, questionnaire.WithVerdict(verdict, text))
		a.blank()
		a.addPlaces(q, i, verdict, text)
	}
	if m.Review.IsOutdated(i) {
		a.add(m.Theme.Caution, phrases.EntryHasChanged)
	}
	if q.IsAnswered() {
		a.add(m.Theme.Caution, phrases.FileHasAnswer+strings.TrimSpace(q.Answer.Value+" "+q.Note.Value))
	}
	if _, decided := m.Review.Decided(i); !decided && offer == 0 && p.Readiness == questionnaire.ReadinessNeedsLook && p.Why != questionnaire.WhyWeak {
		a.add(m.Theme.Quiet, fmt.Sprintf(phrases.NeedsCheckBecause, p.Why))
	}
	a.addOtherOffers(p, offer)
	return a.rows
}

// answerWriter collects the rows of the answer.
type answerWriter struct {
	m     *model
	width int
	rows  []string
}

type renderer interface{ Render(texts ...string) string }

func (a *answerWriter) add(style renderer, text string) {
	for _, row := range draw.Wrap(text, a.width) {
		a.rows = append(a.rows, style.Render(row))
	}
}

// addItem adds a numbered item. Later rows are indented to align with the text of the first.
func (a *answerWriter) addItem(style renderer, number, text string) {
	indent := layout.Width(number)
	for i, row := range draw.Wrap(text, max(1, a.width-indent)) {
		if i > 0 {
			number = strings.Repeat(" ", indent)
		}
		a.rows = append(a.rows, style.Render(number+row))
	}
}

func (a *answerWriter) blank() { a.rows = append(a.rows, "") }

// addOffer adds an offered entry and the reasons against using it.
func (a *answerWriter) addOffer(o *questionnaire.Offer) {
	th := a.m.Theme
	a.add(th.Strong, o.Entry.Title)
	a.add(th.Quiet, phrases.MatchStrength(o.Confidence.String()))
	switch {
	case len(o.Missing) > 0:
		a.add(th.Caution, phrases.NotMentioned(o.Missing))
	case o.DiffersBy != "":
		a.add(th.Caution, phrases.DifferentQuestion(o.DiffersBy))
	}
	if o.Caution != "" {
		a.add(th.Caution, o.Caution)
	}
	a.blank()
}

// addPlaces lists the cells that the answer will be written to. Cells stay as they are if the user left the question
// open or the file already answers it, until the user changes or accepts the answer.
func (a *answerWriter) addPlaces(q *questionnaire.Question, i int, verdict, text string) {
	cells := q.Fill(i, verdict, text)
	d, decided := a.m.Review.Decided(i)
	stays := d.Open || q.IsAnswered() && !decided && !a.m.Review.IsEdited(i)
	for _, c := range cells {
		s := q.Slot(c)
		cell := strings.TrimSpace(s.Name + " " + s.Header)
		where := fmt.Sprintf(phrases.AnswerGoesInto, cell)
		switch {
		case stays:
			a.add(a.m.Theme.Quiet, fmt.Sprintf(phrases.CellUnchanged, cell))
			continue
		case len(cells) > 1 && c.Note:
			where = fmt.Sprintf(phrases.TextGoesInto, cell)
		case len(cells) > 1:
			where = a.m.Theme.TransliteratePhrase(fmt.Sprintf(phrases.VerdictDestination, verdict, cell))
		}
		if s.HasList {
			where += phrases.AllowedValuesSuffix(s.Choices)
		}
		a.add(a.m.Theme.Quiet, where)
	}
	switch {
	case stays:
		return
	case q.LacksVerdict(cells):
		a.add(a.m.Theme.Caution, fmt.Sprintf(phrases.NoVerdictYet, q.Answer.Name, a.m.verdictKeys()))
	case q.Answer.HasList && q.Answer.Value != "" && verdict == "":
		a.add(a.m.Theme.Quiet, fmt.Sprintf(phrases.CellUnchanged, q.Answer.Name))
	default:
		return
	}
	if len(q.Answer.Choices) > 0 {
		a.add(a.m.Theme.Quiet, phrases.AllowedValues(q.Answer.Name, q.Answer.Choices))
	}
}

// addOtherOffers lists the other entries that the user can choose.
func (a *answerWriter) addOtherOffers(p questionnaire.Proposal, chosen int) {
	if len(p.Offers) == 0 {
		return
	}
	a.blank()
	a.add(a.m.Theme.Quiet, phrases.EntriesOffered)
	for n, o := range p.Offers {
		style := a.m.Theme.Text
		if n == chosen {
			style = a.m.Theme.Strong
		}
		a.addItem(style, fmt.Sprintf("%d  ", n+1), o.Entry.Title)
	}
}

// moreQuestions counts the questions below the visible part of the list. It returns "" if there are none.
func (m *model) moreQuestions() string {
	if n := len(m.shown) - m.list.End(); n > 0 {
		return phrases.MoreRows(n)
	}
	return ""
}

// listFooter draws the rule between the list and the answer below it, with the number of questions that follow.
func (m *model) listFooter() string {
	more := m.moreQuestions()
	rule := m.width
	if more != "" {
		rule -= layout.Width(more) + 1
	}
	l := draw.NewLine(m.width).PutStyled(draw.Divider(m.Theme, rule, 0, 0, m.Theme.Heavy))
	return l.PadTo(rule).Put(m.Theme.Quiet, more).String()
}
