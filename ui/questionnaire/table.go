package questionnaire

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/workbook"
)

// Choice restricts and overrides what is found in a workbook.
type Choice struct {
	Sheet   string // only this one, even if it is hidden
	Columns Columns
}

type slotAt struct {
	sheet *workbook.Sheet
	pos   workbook.Pos
}

// table is a questionnaire in a workbook or a CSV file.
type table struct {
	*Questionnaire
	book  *workbook.Book
	cells []slotAt // by Slot.index
}

func fromBook(b *workbook.Book, choice Choice) (*Questionnaire, error) {
	t := &table{Questionnaire: &Questionnaire{}, book: b}
	if choice.Sheet != "" && b.Sheet(choice.Sheet) == nil {
		names := handbook.MapSlice(b.Sheets, func(s *workbook.Sheet) string { return cleanLine(s.Name) })
		return nil, fmt.Errorf("there is no sheet %q; there are: %s", cleanLine(choice.Sheet), strings.Join(names, ", "))
	}
	for _, s := range b.Sheets {
		if choice.Sheet != "" && s.Name != choice.Sheet {
			continue
		}
		if s.Hidden && choice.Sheet == "" {
			t.Sheets = append(t.Sheets, Sheet{Name: cleanLine(s.Name), Problem: "hidden"})
			continue
		}
		t.addSheet(s, choice.Columns)
	}
	t.write = t.writeTable
	return t.Questionnaire, nil
}

func (t *table) addSheet(s *workbook.Sheet, given Columns) {
	f := newFinder(s, t.book.CSV)
	f.find(given)
	if f.out.Problem == "" {
		for _, row := range f.questions() {
			if len(t.Questions) < maxQuestions && t.addQuestion(f, row) {
				f.out.Found++
			}
		}
		if f.out.Found == 0 {
			f.out.Problem = "no place for answers that a text can be written into: " + t.obstacle(f)
		}
	}
	t.Sheets = append(t.Sheets, f.out)
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			t.Formulas = t.Formulas || c.Formula
		}
	}
}

// obstacle says why nothing can be written beside the first question.
func (t *table) obstacle(f *finder) string {
	for _, row := range f.questions() {
		for _, column := range []int{f.out.Columns.Answer, f.out.Columns.Note} {
			if err := f.sheet.Writable(workbook.Pos{Row: row.row, Column: column}); column > 0 && err != nil {
				return err.Error()
			}
		}
	}
	return "no questions"
}

func (t *table) addQuestion(f *finder, row textRow) bool {
	c := f.out.Columns
	if c.Answer > 0 && f.sheet.Cell(workbook.Pos{Row: row.row, Column: c.Answer}).Formula {
		return false // the answer is taken from elsewhere
	}
	q := Question{Sheet: f.out.Name, ID: f.id(row.row), Text: row.text, Hidden: f.sheet.Row(row.row).Hidden}
	q.Answer, q.Note = t.slot(f, row.row, c.Answer), t.slot(f, row.row, c.Note)
	if q.Answer.Name == "" && q.Note.Name == "" {
		return false
	}
	q.Where = f.out.Name + " " + workbook.Pos{Row: row.row, Column: c.Question}.String()
	if t.book.CSV {
		q.Where = "row " + strconv.Itoa(row.row)
	}
	q.Key = q.Where
	t.Questions = append(t.Questions, q)
	return true
}

// slot returns the slot in a column, or none if nothing can be written there.
func (t *table) slot(f *finder, row, column int) Slot {
	p := workbook.Pos{Row: row, Column: column}
	if column == 0 || f.sheet.Writable(p) != nil {
		return Slot{}
	}
	s := Slot{Name: p.String(), Header: f.names[column], Value: cleanLine(f.sheet.Cell(p).Value), index: len(t.cells)}
	if l := f.sheet.List(p); l != nil {
		s.HasList, s.Choices = true, l.Values
	}
	s.setForm()
	t.cells = append(t.cells, slotAt{f.sheet, p})
	return s
}

func (t *table) writeTable(w io.Writer, cells []CellText) error {
	var edits []workbook.Edit
	for _, c := range cells {
		q := &t.Questions[c.Question]
		at := t.cells[q.Slot(c).index]
		edits = append(edits, workbook.Edit{Sheet: at.sheet, Pos: at.pos, Text: c.Text})
	}
	return t.book.Write(w, edits)
}
