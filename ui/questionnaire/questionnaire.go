// Package questionnaire finds the questions in a customer's questionnaire, proposes answers from the handbook, and
// writes a copy with the answers filled in.
//
// It reads workbooks and CSV files (columns.go finds the columns), JSON, Markdown and plain text. The rules for what
// may be proposed, and for what may be written without review, are in propose.go and vocabulary.go.
package questionnaire

import (
	"errors"
	"io"
	"slices"
	"strings"
)

// ErrNoQuestions means that a file contains no questions.
var ErrNoQuestions = errors.New("no questions found")

// maxQuestions limits the number of questions in a file. The largest public questionnaire has 1,500.
const maxQuestions = 20_000

// Questionnaire holds the questions found in a file, and can write a copy of the file with answers.
type Questionnaire struct {
	Questions []Question
	Sheets    []Sheet // one for each sheet of a workbook; empty for other formats
	Formulas  bool    // formulas depend on cells with answers, so spreadsheet programs have to recompute them
	Recoded   bool    // the last copy of a CSV file in Windows-1252 is in UTF-8; see [workbook.Book]

	write func(w io.Writer, cells []CellText) error
}

// Question is a customer's question with the slots for its answer.
type Question struct {
	Sheet  string // "" outside workbooks
	Where  string // position in the form shown to users, such as "Organization B22" or "line 12"; unique within the file
	ID     string // the customer's number for the question; "" for none
	Text   string // on one line
	Under  string // headings above the question; "" for none
	Answer Slot   // slot for the verdict, or for everything if there is no slot for a comment
	Note   Slot   // slot for the comment
	Hidden bool   // the question's row is hidden, so an answer in it would go unnoticed

	lang string // language of the questionnaire, used if the question's own language cannot be recognised; "" if unknown
}

// IsAnswered reports whether the question already has an answer.
func (q *Question) IsAnswered() bool { return q.Answer.Value != "" || q.Note.Value != "" }

// WithVerdict returns text preceded by a verdict, for a cell that contains both. verdict may be "".
func WithVerdict(verdict, text string) string {
	if verdict == "" {
		return text
	}
	return strings.TrimSpace(verdict + ". " + text)
}

// Fill returns the texts for the slots of question i: the verdict, as worded in the customer's list, and the text that
// explains it. Either may be "". A slot with a list gets only values from its list.
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
	case q.Note.Name == "" || q.Note.HasList: // no other slot for the text
		add(false, verdict, WithVerdict(verdict, text))
	case verdict == "" && (q.Answer.takesText() || answerKindOf(q.Text) != kindPolar && !q.Answer.wantsVerdict()): // the text itself is the answer
		add(false, "", text)
	default:
		add(false, verdict, verdict)
		add(true, "", text)
	}
	return out
}

// AsksYesOrNo reports whether the question can be answered with yes or no. A requirement that can be met counts too.
func (q *Question) AsksYesOrNo() bool { return asksYesOrNo(q.Text) }

func asksYesOrNo(question string) bool { return isPolar(question) || isStatement(question) }

// LacksVerdict reports whether the slot for the verdict would stay empty.
func (q *Question) LacksVerdict(cells []CellText) bool {
	return q.Answer.Name != "" && q.Answer.Value == "" && !slices.ContainsFunc(cells, func(c CellText) bool { return !c.Note })
}

// Slot returns the slot that c is for.
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
