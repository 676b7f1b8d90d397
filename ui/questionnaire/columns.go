package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/ui/workbook"
)

func newFinder(s *workbook.Sheet, grows bool) *finder {
	f := &finder{sheet: s, above: cleanLine(s.Name), grows: grows, headers: map[int]bool{}, names: map[int]string{}, oneVerdict: map[int]bool{}, out: Sheet{Name: cleanLine(s.Name), Protected: s.Protected}}
	all := roleVotes{}
	var above map[int]string // the header, for the row below it
	for i, row := range s.Rows {
		texts := map[int]string{}
		for _, c := range row.Cells {
			if text := cleanLine(c.Value); text != "" {
				texts[c.Column] = text
				f.last = max(f.last, c.Column)
			}
		}
		roles := headerRoles(texts, func(column int) bool { return !all.gaveOther(column) && f.namesOneVerdict(column) })
		if roles == nil && grows && i == 0 {
			roles = listRoles(texts)
		}
		if divided := dividedAnswers(above, texts, f.namesOneVerdict); divided != nil {
			roles = divided
			for column := range divided {
				all[column], f.names[column] = nil, ""
			}
		}
		if len(texts) > 0 {
			above = nil
		}
		if roles == nil || all.hasQuestion(texts, roles) {
			continue
		}
		above = texts
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

// find finds the columns that the user did not specify.
func (f *finder) find(given Columns) {
	c := &f.out.Columns
	*c = given
	if column := max(given.ID, given.Question); column > f.last {
		f.out.Problem = "there is no column " + workbook.ColumnName(column) + "; the last is " + workbook.ColumnName(f.last)
		return
	}
	if c.Question == 0 {
		if c.Question = f.findQuestion(); c.Question == 0 {
			f.out.Problem = "no column has questions"
			return
		}
	}
	rows := f.texts(c.Question)
	if c.ID == 0 {
		c.ID = f.findID(rows)
	}
	lists := f.countLists(rows)
	if c.Answer == 0 {
		c.Answer = f.findAnswer(lists, len(rows))
	} else if ticks := f.tickColumns(); slices.Contains(ticks, c.Answer) {
		f.ticks = ticks
	}
	if c.Note == 0 {
		c.Note = f.findNote()
	}
	if column := f.computedAnswers(rows); given.Answer == 0 && column > 0 {
		f.out.Problem = "the answers in column " + workbook.ColumnName(column) + " are computed"
		return
	}
	if c.Answer == 0 && c.Note == 0 {
		if !f.grows && !f.isList(rows) {
			f.out.Problem, f.out.Found, f.out.Free = "no column for answers or comments", len(f.questions()), f.last+1
			return
		}
		c.Answer = f.last + 1
		f.explainColumn("answers", c.Answer, "a new column")
	}
	if rows := f.questions(); given.Question == 0 && len(rows) == 1 && !f.grows && !f.isNamed() && !looksLikeQuestion(rows[0].text) { // the example in a register
		f.out.Problem = "no column has questions"
	}
}

// isList reports whether a sheet contains only questions, possibly numbered, so that answers can go beside them.
func (f *finder) isList(rows []textRow) bool {
	asked := 0
	for _, t := range rows {
		if looksLikeQuestion(t.text) {
			asked++
		}
	}
	return f.last == f.out.Columns.Question && f.out.Columns.ID+1 >= f.last && asked > 2 && asked*3 >= len(rows)*2
}

func (f *finder) explainColumn(what string, column int, reason string) {
	name := ""
	if f.names[column] != "" {
		name = " “" + f.names[column] + "”"
	}
	f.out.Why = append(f.out.Why, fmt.Sprintf("%s in column %s%s: %s", what, workbook.ColumnName(column), name, reason))
}

// findQuestion returns the column whose cells look most like questions. A question header doubles the score of a
// column, and any other known header excludes it.
func (f *finder) findQuestion() int {
	best, bestScore := 0, 0
	for column := 1; column <= min(f.last, maxSearchedColumns); column++ {
		if r := f.roles[column]; r != noRole && r != questionRole {
			continue
		}
		if score := f.scoreQuestions(column); score > bestScore {
			best, bestScore = column, score
		}
	}
	if best > 0 {
		f.explainColumn("questions", best, "most cells that read like questions or requirements")
	}
	return best
}

// scoreQuestions returns a score for how much a column looks like questions. Without a question header it returns 0,
// unless a quarter of the texts read like questions, are beside a yes/no list, or are numbered in a sectioned sheet.
func (f *finder) scoreQuestions(column int) int {
	score, asked, seen := 0, 0, map[string]bool{}
	for _, t := range f.texts(column) {
		if seen[t.text] { // a repeated text is a label
			continue
		}
		seen[t.text] = true
		w := questionWeight(t.text)
		if w == 0 && f.roles[column] == questionRole && len(foldedWords(t.text)) >= minQuestionWords {
			w = weightLong
		}
		score += w
		if w == weightMark || w == weightLong && (f.answerable()[t.row] > column || len(f.headers) > 1 && itemNumberPattern().MatchString(t.text)) {
			asked++
		}
	}
	switch {
	case f.roles[column] == questionRole && (!ambiguousHeaders().in(headerWords(f.names[column])) || f.hasAnswers()):
		return 2 * score
	case asked*4 < len(seen):
		return 0
	}
	return score
}

// hasAnswers reports whether a sheet has cells for answers other than comments.
func (f *finder) hasAnswers() bool {
	for _, r := range f.roles {
		if r == answerRole || r == tickRole {
			return true
		}
	}
	return len(f.answerable()) > 0
}

// itemNumberPattern matches the number at the beginning of an item, such as "12." or "3)".
var itemNumberPattern = pattern.Lazy(`^\d{1,3}[.)] ?\pL`)

// answerable returns, for each row, the last column with a yes/no list or boxes to tick.
func (f *finder) answerable() map[int]int {
	if f.listed != nil {
		return f.listed
	}
	f.listed = map[int]int{}
	for _, row := range f.sheet.Rows {
		for _, c := range row.Cells {
			if !strings.ContainsAny(c.Value, "[☐□◻⬜/|") { // most cells have none of these
				continue
			}
			if choices, ok := formOf(cleanLine(c.Value)); ok && len(choices) > 1 {
				f.listed[row.Number] = c.Column
			}
		}
	}
	for _, l := range f.sheet.Lists {
		if !isVerdictList(l.Values) {
			continue
		}
		for _, r := range l.Ranges {
			for _, row := range f.sheet.Rows { // a range can be a whole column
				if row.Number >= r.First.Row && row.Number <= r.Last.Row {
					f.listed[row.Number] = max(f.listed[row.Number], r.First.Column)
				}
			}
		}
	}
	return f.listed
}

// maxSearchedColumns is the maximum number of columns to search.
const maxSearchedColumns = 200

// findID returns the column that contains the ids of most questions.
func (f *finder) findID(rows []textRow) int {
	if asked := slices.DeleteFunc(slices.Clone(rows), func(t textRow) bool { return !looksLikeQuestion(t.text) }); len(asked)*10 >= len(rows) {
		rows = asked
	}
	best, most := 0, len(rows)/2
	for column := 1; column <= min(f.last, maxSearchedColumns); column++ {
		if column == f.out.Columns.Question || f.roles[column] == answerRole || f.roles[column] == noteRole {
			continue
		}
		n, seen := 0, map[string]bool{}
		for _, t := range rows {
			id := f.text(t.row, column)
			if idPattern().MatchString(id) && !seen[id] {
				n, seen[id] = n+1, true
			}
		}
		if n > most {
			best, most = column, n
		}
	}
	if best > 0 {
		f.explainColumn("ids", best, fmt.Sprintf("%d codes beside the questions", most))
	}
	return best
}
