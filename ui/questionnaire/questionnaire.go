// Package questionnaire finds the questions in a customer's questionnaire, proposes answers from
// the handbook, and writes a copy with the answers in their places.
//
// It reads workbooks and CSV files (columns.go finds the columns), JSON, Markdown and plain text.
// The rules of what may be proposed and what may be written without a person's decision are in
// propose.go, vocabulary.go and polarity.go.
package questionnaire

import (
	"errors"
	"io"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
)

// ErrNoQuestions is the error for a file in which no question was found.
var ErrNoQuestions = errors.New("no questions found")

// maxQuestions limits the questions of a file. The largest public questionnaire has 1,500.
const maxQuestions = 20_000

// Questionnaire is an open questionnaire.
type Questionnaire struct {
	Questions []Question
	Sheets    []Sheet // what was found in each sheet of a workbook; none for other formats
	Formulas  bool    // formulas depend on the cells, so that programs have to compute them again

	write func(w io.Writer, cells []CellText) error
}

// Question is a question with the places where its answer belongs.
type Question struct {
	Key    string // identifies it within the file
	Sheet  string // sheet of a workbook; "" for none
	Where  string // for people, such as "Organization B22" or "line 12"
	ID     string // as the customer numbers it; "" for none
	Text   string // on one line
	Under  string // the headings above it; "" for none
	Answer Slot   // place of the verdict, or of everything if there is no place for a comment
	Note   Slot   // place of the comment
	Hidden bool   // its row is not shown, so nobody would notice the answer
}

// Slot is a place for a text.
type Slot struct {
	Name    string   // the cell, or what people call the place; "" if there is no such place
	Header  string   // of its column
	Value   string   // text that is there already
	HasList bool     // only Choices may be written; without any, nothing is known to be allowed
	Choices []string // as offered by the list of the cell or by Form
	Form    string   // the text to tick or replace in the cell, such as "[ ] Yes [ ] No"

	index int    // index of the place, for the format of the file
	boxes []tick // boxes of the choices, if each has a place of its own
}

// CellText is a text for a slot.
type CellText struct {
	Question int // index
	Note     bool
	Text     string

	verdict string // verdict that Text is or begins with, in the words of its slot; "" for none
	index   int    // index of the place, once it is known
}

// IsAnswered reports whether there is an answer already.
func (q *Question) IsAnswered() bool { return q.Answer.Value != "" || q.Note.Value != "" }

// WithVerdict puts a verdict before a text, as in one cell; "" is not a verdict.
func WithVerdict(verdict, text string) string {
	if verdict == "" {
		return text
	}
	return strings.TrimSpace(verdict + ". " + text)
}

// Fill returns the texts for the slots of question i: a verdict as the customer's list has it,
// and a text that explains it. Either may be "". Slots with a list get nothing but one of its values.
func (q *Question) Fill(i int, verdict, text string) []CellText {
	var out []CellText
	add := func(note bool, verdict, text string) {
		c := CellText{Question: i, Note: note, Text: text, verdict: verdict}
		if s := q.Slot(c); text != "" && s.Name != "" && (!s.HasList || slices.Contains(s.Choices, text)) {
			out = append(out, c)
		}
	}
	switch {
	case q.Answer.Name == "" && q.Note.HasList:
		add(true, verdict, verdict)
	case q.Answer.Name == "":
		add(true, verdict, WithVerdict(verdict, text))
	case q.Answer.HasList:
		add(false, verdict, verdict)
		add(true, "", text)
	case q.Note.Name == "" || q.Note.HasList: // there is no other place
		add(false, verdict, WithVerdict(verdict, text))
	case verdict == "" && (q.Answer.takesText() || kindOf(q.Text) != polar && !q.Answer.wantsVerdict()): // the text is the answer
		add(false, "", text)
	default:
		add(false, verdict, verdict)
		add(true, "", text)
	}
	return out
}

// LacksVerdict reports whether the place of the verdict stays empty, because none of the texts goes there.
func (q *Question) LacksVerdict(cells []CellText) bool {
	return q.Answer.Name != "" && q.Answer.Value == "" && !slices.ContainsFunc(cells, func(c CellText) bool { return !c.Note })
}

// Slot returns the slot of a text.
func (q *Question) Slot(c CellText) Slot {
	if c.Note {
		return q.Note
	}
	return q.Answer
}

// Write writes a copy of the file with texts in their slots.
func (q *Questionnaire) Write(w io.Writer, cells []CellText) error {
	var placed []CellText
	for _, c := range cells {
		s := q.Questions[c.Question].Slot(c)
		placed = append(placed, s.fillForm(c)...)
	}
	return q.write(w, placed)
}

func cleanLine(s string) string { return sanitize.CleanLine(s) }
