package questionnaire

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"sync"

	"trustbook/ui/workbook"
)

// Columns are the columns of a sheet by number; 0 stands for none.
type Columns struct{ ID, Question, Answer, Note int }

// Sheet is what was found in a sheet of a workbook.
type Sheet struct {
	Name    string
	Columns Columns
	Headers int      // number of header rows
	First   int      // row of the first header; 0 without one
	Found   int      // number of questions
	Why     []string // what speaks for the columns
	Problem string   // why it has no questions to answer; "" if it has
}

// finder finds the columns of one sheet.
type finder struct {
	sheet   *workbook.Sheet
	isCSV   bool
	headers map[int]bool // rows that are headers
	roles   map[int]role // of columns
	names   map[int]string
	first   int
	last    int // the last column with a value
	out     Sheet
}

// newFinder reads the headers of a sheet.
func newFinder(s *workbook.Sheet, isCSV bool) *finder {
	f := &finder{sheet: s, isCSV: isCSV, headers: map[int]bool{}, names: map[int]string{}, out: Sheet{Name: cleanLine(s.Name)}}
	all := votes{}
	for _, row := range s.Rows {
		texts := map[int]string{}
		for _, c := range row.Cells {
			if text := cleanLine(c.Value); text != "" {
				texts[c.Column] = text
				f.last = max(f.last, c.Column)
			}
		}
		roles := headerRoles(texts)
		if roles == nil {
			continue
		}
		f.headers[row.Number] = true
		if f.first == 0 {
			f.first = row.Number
		}
		all.add(texts, roles)
		for column := range roles {
			if f.names[column] == "" {
				f.names[column] = texts[column]
			}
		}
	}
	f.roles = all.roles()
	f.out.Headers, f.out.First = len(f.headers), f.first
	return f
}

// find finds the columns. Those that are given stay.
func (f *finder) find(given Columns) {
	c := &f.out.Columns
	*c = given
	if c.Question == 0 {
		c.Question = f.findQuestion()
	}
	if c.Question == 0 {
		f.out.Problem = "no column has questions"
		return
	}
	rows := f.texts(c.Question)
	if c.ID == 0 {
		c.ID = f.findID(rows)
	}
	lists := f.lists(rows)
	if c.Answer == 0 {
		c.Answer = f.findAnswer(lists)
	}
	if c.Note == 0 {
		c.Note = f.findNote()
	}
	if column := f.computedAnswers(rows); given.Answer == 0 && column > 0 {
		f.out.Problem = "the answers in column " + workbook.ColumnName(column) + " are computed"
		return
	}
	if c.Answer == 0 && c.Note == 0 {
		if !f.isCSV {
			f.out.Problem = "no column for answers or comments"
			return
		}
		c.Answer = f.last + 1
		f.why("answers", c.Answer, "a new column")
	}
}

// computedAnswers returns the first column for answers if formulas take most of them from elsewhere: then
// the sheet evaluates answers and does not ask for them.
func (f *finder) computedAnswers(rows []textRow) int {
	for _, column := range sortedColumns(f.roles) {
		if column <= f.out.Columns.Question || f.roles[column] != answerRole {
			continue
		}
		computed := 0
		for _, t := range rows {
			if f.sheet.Cell(workbook.Pos{Row: t.row, Column: column}).Formula {
				computed++
			}
		}
		if computed*2 > len(rows) {
			return column
		}
		return 0
	}
	return 0
}

func (f *finder) why(what string, column int, reason string) {
	name := ""
	if f.names[column] != "" {
		name = " “" + f.names[column] + "”"
	}
	f.out.Why = append(f.out.Why, fmt.Sprintf("%s in column %s%s: %s", what, workbook.ColumnName(column), name, reason))
}

// textRow is a row with a text in the column of questions.
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

// The weights of what a cell with a question has: a form, or at least some length.
const (
	mark        = 3 // it ends or begins like a question
	long        = 1 // it has longLetters
	longLetters = 25
)

func questionWeight(text string) int {
	switch {
	case looksLikeQuestion(text):
		return mark
	case letters(text) >= longLetters:
		return long
	}
	return 0
}

// findQuestion returns the column whose cells look most like questions. A header that says so
// doubles that, and columns for something else have none.
func (f *finder) findQuestion() int {
	best, bestScore := 0, 0
	for column := 1; column <= min(f.last, maxSearched); column++ {
		if r := f.roles[column]; r == answerRole || r == noteRole || r == otherRole || r == idRole {
			continue
		}
		score, asked, seen := 0, 0, map[string]bool{}
		for _, t := range f.texts(column) {
			if seen[t.text] { // a label
				continue
			}
			seen[t.text] = true
			w := questionWeight(t.text)
			score += w
			if w == mark {
				asked++
			}
		}
		if f.roles[column] == questionRole {
			score *= 2
		} else if asked*4 < len(seen) { // without a header only questions tell
			score = 0
		}
		if score > bestScore {
			best, bestScore = column, score
		}
	}
	if best > 0 {
		f.why("questions", best, "most cells that read like questions or requirements")
	}
	return best
}

// maxSearched limits the columns that are looked at.
const maxSearched = 200

// idPattern matches what questions are numbered with, such as IAM-14.1, A.1.2, 7 and Q12.
var idPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\p{L}]{0,8}[-._ #/]?(?:[\p{L}]{1,8}[-._])?\d+(?:[-._]\w+)*\.?\*?$`)
})

// findID returns the column whose cells number most questions.
func (f *finder) findID(rows []textRow) int {
	if asked := slices.DeleteFunc(slices.Clone(rows), func(t textRow) bool { return !looksLikeQuestion(t.text) }); len(asked) > 0 {
		rows = asked
	}
	best, most := 0, len(rows)/2
	for column := 1; column <= min(f.last, maxSearched); column++ {
		if column == f.out.Columns.Question || f.roles[column] == answerRole || f.roles[column] == noteRole {
			continue
		}
		n, seen := 0, map[string]bool{}
		for _, t := range rows {
			id := cleanLine(f.sheet.Cell(workbook.Pos{Row: t.row, Column: column}).Value)
			if idPattern().MatchString(id) && !seen[id] {
				n, seen[id] = n+1, true
			}
		}
		if n > most {
			best, most = column, n
		}
	}
	if best > 0 {
		f.why("ids", best, fmt.Sprintf("%d codes beside the questions", most))
	}
	return best
}

// listCount counts the cells beside questions that offer two to six values.
type listCount struct{ any, verdicts int }

// lists counts the lists in each column to the right of the questions.
func (f *finder) lists(rows []textRow) map[int]listCount {
	out := map[int]listCount{}
	for column := f.out.Columns.Question + 1; column <= f.out.Columns.Question+maxListDistance; column++ {
		var n listCount
		for _, t := range rows {
			l := f.sheet.List(workbook.Pos{Row: t.row, Column: column})
			if l == nil || l.Values != nil && (len(l.Values) < 2 || len(l.Values) > 6) {
				continue
			}
			n.any++
			if isVerdictList(l.Values) {
				n.verdicts++
			}
		}
		if n.any > 0 {
			out[column] = n
		}
	}
	return out
}

// maxListDistance is how far from the questions lists are looked for, in columns.
const maxListDistance = 12

// findAnswer returns the column for verdicts.
func (f *finder) findAnswer(lists map[int]listCount) int {
	type candidate struct {
		column, rank, count int
		reason              string
	}
	var all []candidate
	for _, column := range sortedColumns(f.roles) {
		if column <= f.out.Columns.Question || f.roles[column] != answerRole {
			continue
		}
		n := lists[column]
		switch {
		case n.any > 0:
			all = append(all, candidate{column, 4, n.any, "its header, and cells with lists"})
		case yesNoHeader().in(words(f.names[column])):
			all = append(all, candidate{column, 2, 0, "its header asks for yes or no"})
		default:
			all = append(all, candidate{column, 1, 0, "its header"})
		}
	}
	for _, column := range sortedColumns(lists) {
		if r := f.roles[column]; r != answerRole && r != idRole && r != otherRole && lists[column].verdicts > 0 {
			all = append(all, candidate{column, 3, lists[column].verdicts, "cells with lists such as yes and no"})
		}
	}
	best := slices.MaxFunc(append(all, candidate{}), func(x, y candidate) int { // of equal ones the first, which is the leftmost
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.count, y.count))
	})
	if best.column > 0 {
		f.why("answers", best.column, best.reason)
	}
	return best.column
}

var yesNoHeader = sync.OnceValue(func() phrases { return newPhrases("yes no,y n,ja nej,ja nein,oui non,sí no") })

// findNote returns the column for comments: the first one to the right of the questions, else
// another one for answers.
func (f *finder) findNote() int {
	c := f.out.Columns
	for _, want := range []role{noteRole, answerRole} {
		for _, column := range sortedColumns(f.roles) {
			if column > c.Question && column != c.Answer && f.roles[column] == want && c.Answer > 0 {
				if want == noteRole && f.hasFreeAnswer(c.Answer) {
					continue
				}
				f.why("comments", column, "its header")
				return column
			}
		}
	}
	for _, column := range sortedColumns(f.roles) {
		if column > c.Question && column != c.Answer && f.roles[column] == noteRole {
			f.why("comments", column, "its header")
			return column
		}
	}
	return 0
}

// hasFreeAnswer reports whether a second column for answers takes the explanation of the verdict
// in the first one.
func (f *finder) hasFreeAnswer(answer int) bool {
	if !yesNoHeader().in(words(f.names[answer])) {
		return false
	}
	for column, r := range f.roles {
		if r == answerRole && column != answer {
			return true
		}
	}
	return false
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
	for _, column := range []int{c.Answer, c.Note} {
		if column == 0 || f.sheet.Origin(workbook.Pos{Row: p.Row, Column: column}) != p {
			return false
		}
	}
	return true
}
