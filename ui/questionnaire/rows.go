package questionnaire

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"trustbook/ui/workbook"
)

type textRow struct {
	row  int
	text string
}

// texts returns the texts of a column below its first header, skipping repeated headers.
func (f *finder) texts(column int) []textRow {
	var out []textRow
	for _, row := range f.sheet.Rows {
		if row.Number <= f.first || f.headers[row.Number] {
			continue
		}
		if text := cleanLine(row.Cell(column).Value); countLetters(text) > 2 {
			out = append(out, textRow{row.Number, text})
		}
	}
	return out
}

// questions returns the rows with questions. Section headings are in the same column, but have neither a number nor a
// list, and do not read like questions.
//
// Rows above the first header count only if they have a number. Other rows there are fields such as the name of the
// supplier.
func (f *finder) questions() []textRow {
	rows := f.texts(f.out.Columns.Question)
	first := f.first
	f.first = 0
	above := slices.DeleteFunc(f.texts(f.out.Columns.Question), func(t textRow) bool { return t.row >= first || !isNumbered(f.id(t.row)) })
	f.first = first
	rows = append(above, rows...)
	isNumber := f.numbering(rows)
	numbered := 0
	for _, t := range rows {
		if isNumber(t) {
			numbered++
		}
	}
	headings := f.sectionHeadings(rows, func(t textRow) bool { return numbered*2 >= len(rows) && !isNumber(t) })
	isNamed, details := f.isNamed(), f.detailColumn(rows)
	return slices.DeleteFunc(rows, func(t textRow) bool {
		p := workbook.Pos{Row: t.row, Column: f.out.Columns.Question}
		switch {
		case f.sheet.MergedCell(p) != p || f.coversAnswer(p) || headings[t.row] || isDeleted(t.text) || isField(t.text) && !isNumber(t):
			return true
		case isNumber(t) || f.hasList(t.row) || looksLikeQuestion(t.text), f.grows && f.last == 1:
			return false
		}
		if isNamed && !f.titles[p] && (f.grows || details > 0 && f.text(t.row, details) != "") { // in such a Markdown table, every row has a question
			return false
		}
		return numbered*3 >= len(rows) || countLetters(t.text) < minLongTextLetters
	})
}

// detailColumn returns a column with details about nearly every question, such as its topic or service, or 0. Heading
// rows have no such text.
func (f *finder) detailColumn(rows []textRow) int {
	c := f.out.Columns
	for column := 1; column <= min(f.last, maxSearchedColumns); column++ {
		if slices.Contains([]int{c.ID, c.Question, c.Answer, c.Note}, column) || f.roles[column] == otherRole {
			continue
		}
		filled := 0
		for _, t := range rows {
			if countLetters(f.text(t.row, column)) > 0 {
				filled++
			}
		}
		if filled*5 >= len(rows)*4 {
			return column
		}
	}
	return 0
}

func (f *finder) text(row, column int) string {
	return cleanLine(f.sheet.Cell(workbook.Pos{Row: row, Column: column}).Value)
}

// isNamed reports whether the header identifies the question column as one.
func (f *finder) isNamed() bool {
	column := f.out.Columns.Question
	return f.roles[column] == questionRole && !ambiguousHeaders().in(headerWords(f.names[column]))
}

// numbering returns a function that reports whether a row has a number. The number is in the id column or, if that is
// so in most rows, before the text.
func (f *finder) numbering(rows []textRow) func(textRow) bool {
	items := 0
	for _, t := range rows {
		if itemNumberPattern().MatchString(t.text) {
			items++
		}
	}
	return func(t textRow) bool {
		return isNumbered(f.id(t.row)) || items*2 >= len(rows) && itemNumberPattern().MatchString(t.text)
	}
}

// sectionHeadings returns the rows that are section headings. A heading is short. Either its number is continued by the
// row below, as V1 is by 1.1, or it has no number although the row below and at least half of all rows have one. Both
// kinds of headings often have the drop-down list of the column.
func (f *finder) sectionHeadings(rows []textRow, lacksNumber func(textRow) bool) map[int]bool {
	out := map[int]bool{}
	for i := len(rows) - 2; i >= 0; i-- {
		t, below := rows[i], rows[i+1]
		own, next := itemID(f.id(t.row)), itemID(f.id(below.row))
		above := own != "" && (strings.HasPrefix(next, own+".") || strings.HasPrefix(next, own+"-")) ||
			lacksNumber(t) && (out[below.row] || !lacksNumber(below))
		if above && !looksLikeQuestion(t.text) && !strings.HasSuffix(t.text, ".") && len(foldedWords(t.text)) <= maxHeaderWords {
			out[t.row] = true
		}
	}
	return out
}

// itemID returns the number of an item without its leading letters and final full stop.
func itemID(id string) string {
	return strings.TrimRight(strings.TrimLeftFunc(id, func(r rune) bool { return !unicode.IsDigit(r) }), ".")
}

// isDeleted reports whether text is a note that replaces a requirement, such as "[deleted, see 4.1.3]".
func isDeleted(text string) bool { return text[0] == '[' && text[len(text)-1] == ']' }

func (f *finder) id(row int) string {
	return cleanLine(f.sheet.Cell(f.sheet.MergedCell(workbook.Pos{Row: row, Column: f.out.Columns.ID})).Value)
}

func (f *finder) hasList(row int) bool {
	p := workbook.Pos{Row: row, Column: f.out.Columns.Answer}
	_, isForm := formOf(cleanLine(f.sheet.Cell(p).Value))
	isWhole := f.first > 0 && f.sheet.List(workbook.Pos{Row: f.first, Column: p.Column}) != nil // a list for the whole column does not tell rows apart
	return isForm || !isWhole && f.sheet.List(p) != nil
}

// coversAnswer reports whether the cell at p is merged with its answer cell.
func (f *finder) coversAnswer(p workbook.Pos) bool {
	c := f.out.Columns
	return !slices.ContainsFunc([]int{c.Answer, c.Note}, func(column int) bool {
		return column == 0 || f.sheet.MergedCell(workbook.Pos{Row: p.Row, Column: column}) != p
	})
}

// slotPlacer returns [Slot.index] for a cell, and the cell's name in the form shown to users. ok is false if the cell
// cannot be written to.
type slotPlacer func(p workbook.Pos) (index int, name string, ok bool)

// addQuestions adds the questions of a sheet that have an answer slot.
func (f *finder) addQuestions(q *Questionnaire, where func(row int) string, at slotPlacer) {
	under := f.headings()
	for _, row := range f.questions() {
		c := f.out.Columns
		if len(q.Questions) == maxQuestions || c.Answer > 0 && f.sheet.Cell(workbook.Pos{Row: row.row, Column: c.Answer}).Formula {
			continue // a formula computes the answer
		}
		asked := Question{Sheet: f.out.Name, Where: where(row.row), ID: f.id(row.row), Text: row.text, Under: strings.TrimSpace(under(row.row) + " " + f.category(row.row)), Hidden: f.sheet.Row(row.row).Hidden}
		if asked.Answer = f.slotIn(row.row, c.Answer, at); len(f.ticks) > 0 {
			asked.Answer = f.choiceSlot(row.row, at)
		}
		if f.unsaid && asked.Answer.Value == "" {
			asked.Answer = Slot{} // the column may have another purpose, such as the importance of a question
		}
		if asked.Note = f.slotIn(row.row, c.Note, at); asked.Answer.Form != "" && asked.Answer.Value == "" && asked.Note.Value != "" {
			asked.Note = Slot{} // text beside boxes, without a tick, describes what the customer wants to see
		}
		if asked.Answer.Name != "" || asked.Note.Name != "" {
			q.Questions = append(q.Questions, asked)
			f.out.Found++
		}
	}
}

// headings returns a function that returns the text above the question in a row: the name of the sheet and the section
// title. It must be called for rows in ascending order.
func (f *finder) headings() func(row int) string {
	asked := map[int]bool{}
	for _, t := range f.questions() {
		asked[t.row] = true
	}
	next, heading := 0, ""
	return func(row int) string {
		for ; next < len(f.sheet.Rows) && f.sheet.Rows[next].Number < row; next++ {
			if r := f.sheet.Rows[next]; !asked[r.Number] {
				heading = cmp.Or(firstTitle(r), heading)
			}
		}
		return strings.TrimSpace(f.above + " " + heading)
	}
}

// category returns the short texts to the left of a question, such as a topic in a table without headings.
func (f *finder) category(row int) string {
	var out []string
	for _, c := range f.sheet.Row(row).Cells {
		if text := cleanLine(c.Value); c.Column < f.out.Columns.Question && c.Column != f.out.Columns.ID && len(foldedWords(text)) <= maxHeaderWords {
			out = append(out, text)
		}
	}
	return strings.Join(out, " ")
}

// firstTitle returns the first text in a row that is not a column header, or "".
func firstTitle(r workbook.Row) string {
	for _, c := range r.Cells {
		if text := cleanLine(c.Value); countLetters(text) > 0 && headerRole(text) == noRole {
			return text
		}
	}
	return ""
}

// slotIn returns the slot in a column, or the zero Slot if it cannot be written to.
func (f *finder) slotIn(row, column int, at slotPlacer) Slot {
	p := workbook.Pos{Row: row, Column: column}
	if column == 0 {
		return Slot{}
	}
	index, name, ok := at(p)
	if !ok {
		return Slot{}
	}
	s := Slot{Name: name, Header: f.names[column], Value: cleanLine(f.sheet.Cell(p).Value), index: index}
	if l := f.sheet.List(p); l != nil {
		s.HasList, s.Choices = true, l.Values
	}
	s.setForm()
	if !s.HasList && len(s.Choices) == 0 {
		s.Choices = headerChoices(s.Header)
	}
	return s
}

// choiceSlot returns the slot of a row that has a separate cell for each answer. It returns the zero Slot if one of the
// cells cannot be ticked.
func (f *finder) choiceSlot(row int, at slotPlacer) Slot {
	var choices []string
	var boxes []tickBox
	name := ""
	for _, column := range f.ticks {
		p := workbook.Pos{Row: row, Column: column}
		index, cell, ok := at(p)
		t := tickBox{index: index, box: cleanLine(f.sheet.Cell(p).Value)}
		if l := f.sheet.List(p); l != nil {
			t.mark = markOf(l.Values)
			ok = ok && t.mark != ""
		}
		if !ok {
			return Slot{}
		}
		if name == "" {
			name = cell
		}
		choices, boxes = append(choices, f.names[column]), append(boxes, t)
	}
	return newChoice(name, choices, boxes)
}
