package questionnaire

import (
	"cmp"
	"maps"
	"slices"

	"trustbook/handbook"
	"trustbook/ui/workbook"
)

// computedAnswers returns the first answer column that consists mostly of formulas. A sheet with such a column
// evaluates answers instead of asking for them.
func (f *finder) computedAnswers(rows []textRow) int {
	for _, column := range slices.Sorted(maps.Keys(f.roles)) {
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

// dropDownCounts counts cells with drop-down lists. any counts the lists with two to six values or with unknown values,
// and verdicts those with yes and no.
type dropDownCounts struct{ any, verdicts int }

// countLists counts the cells with lists in each of the maxListDistance columns on both sides of the questions.
func (f *finder) countLists(rows []textRow) map[int]dropDownCounts {
	out := map[int]dropDownCounts{}
	asked := f.out.Columns.Question
	for column := max(1, asked-maxListDistance); column <= asked+maxListDistance; column++ {
		var n dropDownCounts
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

// maxListDistance is the maximum number of columns between a list and the questions.
const maxListDistance = 12

// rowsPerList is the maximum number of texts in the question column per cell with a list of verdicts. The limit is
// needed because a table above the questions can have lists too.
const rowsPerList = 10

func (f *finder) findAnswer(lists map[int]dropDownCounts, rows int) int {
	type candidate struct {
		column, rank, count int
		reason              string
	}
	var all []candidate
	for _, column := range slices.Sorted(maps.Keys(f.roles)) {
		n := lists[column]
		if column == f.out.Columns.Question || f.roles[column] != answerRole || column < f.out.Columns.Question && n.verdicts == 0 {
			continue
		}
		switch {
		case n.any > 0:
			all = append(all, candidate{column, 4, n.any, "its header, and drop-down lists in its cells"})
		case yesNoHeader().in(headerWords(f.names[column])):
			all = append(all, candidate{column, 2, 0, "its header asks for yes or no"})
		default:
			all = append(all, candidate{column, 1, 0, "its header"})
		}
	}
	for _, column := range slices.Sorted(maps.Keys(lists)) {
		if r := f.roles[column]; column > f.out.Columns.Question && r != answerRole && r != idRole && r != otherRole && lists[column].verdicts > 0 && lists[column].verdicts*rowsPerList >= rows {
			all = append(all, candidate{column, 3, lists[column].verdicts, "drop-down lists such as yes and no in its cells"})
		}
	}
	if len(all) == 0 {
		if column := f.answeredColumn(); column > 0 {
			all = append(all, candidate{column, 1, 0, "most cells say yes or no"})
		}
	}
	ticks := f.tickColumns()
	if len(ticks) > 0 {
		all = append(all, candidate{ticks[0], 2, len(ticks), "a column for each answer"})
	}
	best := slices.MaxFunc(append(all, candidate{}), func(x, y candidate) int { // the leftmost wins a tie
		return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.count, y.count))
	})
	if best.column > 0 {
		f.explainColumn("answers", best.column, best.reason)
	}
	if len(ticks) > 0 && best.column == ticks[0] {
		f.ticks = ticks
	}
	return best.column
}

// answeredColumn returns the first column to the right of the questions in which most cells begin with a verdict,
// unless the column has another purpose.
func (f *finder) answeredColumn() int {
	rows := f.texts(f.out.Columns.Question)
	for column := f.out.Columns.Question + 1; column <= min(f.last, maxSearchedColumns); column++ {
		said, decided := 0, 0
		if r := f.roles[column]; r == otherRole || r == idRole || headerRole(f.columnHeader(column)) == otherRole || endsLikeQuestion(f.columnHeader(column)) {
			continue
		}
		for _, t := range rows {
			value := f.text(t.row, column)
			head, _, _ := cutSeparator(value + ",")
			switch verdictOf(head) {
			case handbook.NoVerdict:
				continue
			case handbook.Yes, handbook.No, handbook.Partly:
				decided++
			}
			said++
		}
		if said > 1 && decided > 0 && said*2 > len(rows) { // "N/A" alone occurs in columns of all kinds
			f.unsaid = f.columnHeader(column) != ""
			return column
		}
	}
	return 0
}

// columnHeader returns the first text in a column, which is its header, or "" if that text is a verdict.
func (f *finder) columnHeader(column int) string {
	for _, row := range f.sheet.Rows {
		if text := cleanLine(row.Cell(column).Value); text != "" {
			if head, _, _ := cutSeparator(text + ","); verdictOf(head) != handbook.NoVerdict {
				return ""
			}
			return text
		}
	}
	return ""
}

// namesOneVerdict reports whether all verdicts in a column are the same, as below a header such as "Yes". In an answer
// column they differ.
func (f *finder) namesOneVerdict(column int) bool {
	if one, known := f.oneVerdict[column]; known {
		return one
	}
	found := map[handbook.Verdict]bool{}
	for _, row := range f.sheet.Rows {
		found[verdictOf(cleanLine(row.Cell(column).Value))] = true
	}
	delete(found, handbook.NoVerdict)
	f.oneVerdict[column] = len(found) == 1
	return len(found) == 1
}

// tickColumns returns the columns to the right of the questions that each stand for one answer.
func (f *finder) tickColumns() []int {
	var columns []int
	var values []string
	for _, column := range slices.Sorted(maps.Keys(f.roles)) {
		if column > f.out.Columns.Question && f.roles[column] == tickRole {
			columns, values = append(columns, column), append(values, f.names[column])
		}
	}
	if !isVerdictList(values) {
		return nil
	}
	return columns
}

// findNote returns the comment column: the first one to the right of the questions, or else a second answer column. A
// column for evidence is used only if there is no other.
func (f *finder) findNote() int {
	c := f.out.Columns
	rightOf := func(want columnRole) []int {
		columns := slices.DeleteFunc(slices.Sorted(maps.Keys(f.roles)), func(column int) bool {
			return column <= c.Question || column == c.Answer || f.roles[column] != want
		})
		slices.SortStableFunc(columns, func(x, y int) int { return cmp.Compare(f.evidenceWeight(x), f.evidenceWeight(y)) })
		return columns
	}
	columns := rightOf(noteRole)
	if second := rightOf(answerRole); c.Answer > 0 && len(second) > 0 && (len(columns) == 0 || f.hasFreeAnswer(c.Answer)) {
		columns = second
	}
	if len(columns) == 0 {
		return 0
	}
	f.explainColumn("comments", columns[0], "its header")
	return columns[0]
}

// evidenceWeight returns 1 for a column whose header asks for evidence and 0 for others.
func (f *finder) evidenceWeight(column int) int {
	if evidenceHeaders().in(headerWords(f.names[column])) {
		return 1
	}
	return 0
}

// hasFreeAnswer reports whether there is a second answer column, which explains the verdict in the first.
func (f *finder) hasFreeAnswer(answer int) bool {
	if !yesNoHeader().in(headerWords(f.names[answer])) {
		return false
	}
	for column, r := range f.roles {
		if r == answerRole && column != answer {
			return true
		}
	}
	return false
}
