// Package questionnaire finds the questions in a customer's questionnaire, proposes answers from the handbook, and
// writes a copy with the answers filled in.
//
// It reads workbooks and CSV files (columns.go finds the columns), JSON, Markdown and plain text. The rules for what
// may be proposed, and for what may be written without review, are in propose.go and vocabulary.go.
package questionnaire

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
	"trustbook/ui/ooxml"
	"trustbook/ui/workbook"
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

// Slot is a place in the file that an answer can be written to.
type Slot struct {
	Name    string   // name in the form shown to users, such as that of a cell; "" if the file has no such slot
	Header  string   // header of the slot's column
	Value   string   // text that is already in the slot
	HasList bool     // the cell has a drop-down list: only values in Choices may be written, and none if Choices is empty
	Choices []string // choices offered by the cell's list or by Form
	Form    string   // existing text in which to tick or replace something, such as "[ ] Yes [ ] No"

	index int       // position of the slot in the file; its meaning depends on the file format
	boxes []tickBox // boxes of the choices, if each has its own cell
}

// CellText is text for a slot.
type CellText struct {
	Question int // index of the question
	Note     bool
	Text     string

	verdict string // verdict at the beginning of Text, as worded in the slot; "" for none
	index   int    // index of the slot in the file, once known
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

func cleanLine(s string) string { return sanitize.CleanLine(s) }

// Open finds the questions in a file. The file name, which may be "", only distinguishes text formats. Everything else
// depends on the contents.
func Open(data []byte, name string, choice SheetChoice) (*Questionnaire, error) {
	q, err := open(data, strings.ToLower(filepath.Ext(name)), choice)
	if err == nil && len(q.Questions) == 0 {
		err = ErrNoQuestions
	}
	if err == nil {
		q.cutNumbers()
		q.findLanguage()
	}
	return q, err
}

// cutNumbers removes the numbers before questions, because "1. Are backups tested?" would not be recognised as a yes/no
// question.
func (q *Questionnaire) cutNumbers() {
	for i := range q.Questions {
		number, text := cutNumber(q.Questions[i].Text)
		q.Questions[i].ID, q.Questions[i].Text = cmp.Or(q.Questions[i].ID, number), text
	}
}

// findLanguage sets the language of the questionnaire to the one that is recognised in most questions.
func (q *Questionnaire) findLanguage() {
	lang, most, counts := "", 0, map[string]int{}
	for i := range q.Questions {
		l := languageOf(q.Questions[i].Text)
		if counts[l]++; l != "" && counts[l] > most {
			lang, most = l, counts[l]
		}
	}
	for i := range q.Questions {
		q.Questions[i].lang = lang
	}
}

func open(data []byte, extension string, choice SheetChoice) (*Questionnaire, error) {
	isText := bytes.IndexByte(data, 0) < 0 && !ooxml.IsZip(data) && !ooxml.IsOLE(data)
	switch {
	case isText && (extension == ".json" || extension != ".csv" && looksLikeJSON(data)):
		return fromJSON(data)
	case isText && extension != ".csv" && extension != ".tsv" && (extension != "" || !looksLikeCSV(data)):
		text, _ := sanitize.Decode(data)
		return fromMarkdown(text), nil
	}
	b, err := workbook.Open(data)
	if err != nil {
		return nil, err
	}
	return fromBook(b, choice)
}

func looksLikeJSON(data []byte) bool {
	trimmed := bytes.TrimLeft(data, " \t\r\n\ufeff")
	return bytes.HasPrefix(trimmed, []byte("{")) || bytes.HasPrefix(trimmed, []byte("[{")) || bytes.HasPrefix(trimmed, []byte("[\n")) || bytes.HasPrefix(trimmed, []byte(`["`))
}

// looksLikeCSV reports whether the first line of text is the header row of a questionnaire.
func looksLikeCSV(data []byte) bool {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	for _, separator := range []string{",", ";", "\t"} {
		texts := map[int]string{}
		for i, field := range strings.Split(string(line), separator) {
			texts[i] = strings.Trim(cleanLine(field), `"`)
		}
		for _, text := range texts {
			if r := headerRole(text); len(texts) > 1 && (r == questionRole || r == answerRole) {
				return true
			}
		}
	}
	return false
}
