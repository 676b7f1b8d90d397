package questionnaire

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/workbook"
)

// SheetChoice selects the sheet of a workbook to read, and columns that replace those found automatically.
type SheetChoice struct {
	Sheet   string // read only this sheet, even if it is hidden
	Columns Columns
}

type slotCell struct {
	sheet *workbook.Sheet
	pos   workbook.Pos
}

// SplitRowsError reports the lines of a CSV file that contain unquoted commas in a text, so that the answer field
// cannot be determined.
type SplitRowsError struct{ Lines []int }

// maxListedLines is the maximum number of lines listed in the error message.
const maxListedLines = 5

func (e SplitRowsError) Error() string {
	noun := "line "
	if len(e.Lines) > 1 {
		noun = "lines "
	}
	text := "more fields than in the header: " + noun + strings.Join(handbook.MapSlice(e.Lines[:min(len(e.Lines), maxListedLines)], strconv.Itoa), ", ")
	if more := len(e.Lines) - maxListedLines; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// tableFile is a questionnaire in a workbook or a CSV file.
type tableFile struct {
	*Questionnaire
	book  *workbook.Book
	cells []slotCell // cells of the slots, by Slot.index
	added *slotCell  // header of the answer column to add to a CSV file, in row 0 if the file has no headers; nil if there is an answer column
}

func fromBook(b *workbook.Book, choice SheetChoice) (*Questionnaire, error) {
	t := &tableFile{Questionnaire: &Questionnaire{}, book: b}
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
		if err := t.addSheet(s, choice.Columns); err != nil {
			return nil, err
		}
	}
	t.write = t.writeTable
	return t.Questionnaire, nil
}

func (t *tableFile) addSheet(s *workbook.Sheet, given Columns) error {
	f := newFinder(s, t.book.CSV)
	f.find(given)
	if lines := slices.Sorted(maps.Values(t.book.ShiftedRows(f.first))); len(lines) > 0 {
		return SplitRowsError{lines}
	}
	if f.out.Problem == "" {
		f.addQuestions(t.Questionnaire, func(row int) string {
			if t.book.CSV {
				return "row " + strconv.Itoa(row)
			}
			return f.out.Name + " " + workbook.Pos{Row: row, Column: f.out.Columns.Question}.String()
		}, func(p workbook.Pos) (int, string, bool) {
			t.cells = append(t.cells, slotCell{s, p})
			return len(t.cells) - 1, p.String(), s.Writable(p) == nil
		})
		if f.grows && f.out.Columns.Answer > f.last {
			t.added = &slotCell{s, workbook.Pos{Row: f.first, Column: f.out.Columns.Answer}}
		}
		if f.out.Found == 0 {
			f.out.Problem = "no answer can be written into this sheet: " + t.obstacle(f)
		}
	}
	t.Sheets = append(t.Sheets, f.out)
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			t.Formulas = t.Formulas || c.Formula
		}
	}
	return nil
}

// obstacle describes why an answer to the first question cannot be written beside it.
func (t *tableFile) obstacle(f *finder) string {
	for _, row := range f.questions() {
		for _, column := range []int{f.out.Columns.Answer, f.out.Columns.Note} {
			if err := f.sheet.Writable(workbook.Pos{Row: row.row, Column: column}); column > 0 && err != nil {
				return err.Error()
			}
		}
	}
	return "no questions"
}

func (t *tableFile) writeTable(w io.Writer, cells []CellText) error {
	var edits []workbook.Edit
	for _, c := range cells {
		at := t.cells[c.index]
		edits = append(edits, workbook.Edit{Sheet: at.sheet, Pos: at.pos, Text: c.Text})
	}
	if t.added != nil && len(cells) > 0 {
		edits = t.addColumn(edits)
	}
	err := t.book.Write(w, edits)
	t.Recoded = t.book.Recoded
	return err
}

// addColumn adds the header of the new column, and an empty field to every row without an answer, because all rows of a
// table have the same number of fields.
func (t *tableFile) addColumn(edits []workbook.Edit) []workbook.Edit {
	byRow := map[int]workbook.Edit{}
	for _, e := range edits {
		byRow[e.Pos.Row] = e
	}
	s, pos := t.added.sheet, t.added.pos
	if pos.Row > 0 {
		byRow[pos.Row] = workbook.Edit{Sheet: s, Pos: pos, Text: t.answerHeader()}
	}
	for pos.Row++; pos.Row <= s.Rows[len(s.Rows)-1].Number; pos.Row++ {
		if _, ok := byRow[pos.Row]; !ok {
			byRow[pos.Row] = workbook.Edit{Sheet: s, Pos: pos}
		}
	}
	return slices.Collect(maps.Values(byRow))
}

// answerHeader returns the header of a new answer column, in the language of the questionnaire.
func (t *tableFile) answerHeader() string {
	if t.Questions[0].lang == "sv" {
		return "Svar"
	}
	return "Answer"
}
