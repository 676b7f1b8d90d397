package questionnaire

import (
	"slices"

	"trustbook/ui/workbook"
)

type textRow struct {
	row  int
	text string
}

// texts returns the texts of a column below the first header, without headers.
func (f *finder) texts(column int) []textRow {
	var out []textRow
	for _, row := range f.sheet.Rows {
		if row.Number <= f.first || f.headers[row.Number] {
			continue
		}
		if text := cleanLine(row.Cell(column).Value); letters(text) > 2 {
			out = append(out, textRow{row.Number, text})
		}
	}
	return out
}

// questions returns the rows with questions. Headings of sections stand in the same column, but
// have neither number nor list and do not read like questions.
//
// Fields above the first header, such as the name of the supplier, count if they have a number.
func (f *finder) questions() []textRow {
	rows := f.texts(f.out.Columns.Question)
	if f.out.Columns.ID > 0 {
		first := f.first
		f.first = 0
		above := slices.DeleteFunc(f.texts(f.out.Columns.Question), func(t textRow) bool { return t.row >= first || !isNumbered(f.id(t.row)) })
		f.first = first
		rows = append(above, rows...)
	}
	numbered, listed := 0, 0
	for _, t := range rows {
		if isNumbered(f.id(t.row)) {
			numbered++
		}
		if f.hasList(t.row) {
			listed++
		}
	}
	return slices.DeleteFunc(rows, func(t textRow) bool {
		p := workbook.Pos{Row: t.row, Column: f.out.Columns.Question}
		switch {
		case f.sheet.Origin(p) != p || f.coversAnswer(p):
			return true
		case isNumbered(f.id(t.row)) || f.hasList(t.row) || looksLikeQuestion(t.text):
			return false
		}
		return numbered*3 >= len(rows) || listed*3 >= len(rows) || letters(t.text) < longLetters
	})
}

func (f *finder) id(row int) string {
	if f.out.Columns.ID == 0 {
		return ""
	}
	return cleanLine(f.sheet.Cell(workbook.Pos{Row: row, Column: f.out.Columns.ID}).Value)
}

func (f *finder) hasList(row int) bool {
	return f.out.Columns.Answer > 0 && f.sheet.List(workbook.Pos{Row: row, Column: f.out.Columns.Answer}) != nil
}

// coversAnswer reports whether the cell at p is merged with the place of its answer.
func (f *finder) coversAnswer(p workbook.Pos) bool {
	c := f.out.Columns
	return !slices.ContainsFunc([]int{c.Answer, c.Note}, func(column int) bool {
		return column == 0 || f.sheet.Origin(workbook.Pos{Row: p.Row, Column: column}) != p
	})
}
