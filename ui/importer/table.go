package importer

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/handbook/sanitize"
	"trustbook/ui/questionnaire"
	"trustbook/ui/workbook"
)

// columnNames maps words in headers, in lower case, to entry fields. Exported tables use the field names themselves as
// headers.
var columnNames = map[string]string{
	"fråga": "question", "frage": "question", "pregunta": "question", "question text": "question", "control question": "question",
	"response": "answer", "svar": "answer", "antwort": "answer", "réponse": "answer", "respuesta": "answer", "yes/no": "answer",
	"comment": "text", "comments": "text", "additional information": "text", "explanation": "text", "notes": "text", "kommentar": "text",
	"commentaire": "text", "details": "text", "implementation description": "text",
	"#": "id", "no": "id", "no.": "id", "nr": "id", "question id": "id", "ref": "id", "reference": "id",
	"domain": "category", "section": "category", "area": "category", "topic": "category", "kategori": "category", "kategorie": "category", "catégorie": "category",
	"tags": "keywords", "control": "controls",
}

// tableFields are the fields whose names can be column headers.
var tableFields = []string{
	"id", "category", "kind", "title", "question", "answer", "summary", "text", "keywords", "controls", "frameworks", "owner", "approver",
	"version", "effective", "reviewed", "review_in", "classification", "audience", "lang", "caution", "also_asked",
}

// tableRow is a row of a table, as values by field.
type tableRow struct {
	fields map[string]string
	sheet  string // "" if the workbook has only one sheet
	place  string // position in the form shown to users, such as "row 3"
}

var errNoTable = errors.New("no header row with the columns question (or title) and answer (or text)")

// readTable reads questions and answers from a workbook or a CSV file.
func readTable(data []byte, name string) (*document, error) {
	book, err := workbook.Open(data)
	if err != nil {
		return nil, err
	}
	visible := slices.DeleteFunc(slices.Clone(book.Sheets), func(s *workbook.Sheet) bool { return s.Hidden })
	d := &document{sections: []*section{}} // not nil, because a table without answers yields no entries
	found := false
	for _, s := range visible {
		header, columns := findHeader(s)
		if columns == nil {
			if len(visible) > 1 && len(s.Rows) > 0 {
				d.recordOmission("sheet without a header row for questions and answers", s.Name, "")
			}
			continue
		}
		found = true
		sheet := ""
		if len(visible) > 1 {
			sheet = sanitize.CleanLine(s.Name)
		}
		d.readSheet(s, header, columns, sheet, book.ShiftedRows(header))
	}
	if !found && !d.readQuestionnaire(data, name) {
		return nil, errNoTable
	}
	d.dropRepeatedNumbers()
	return d, nil
}

// readQuestionnaire reads a table whose header has no field names, such as one from a customer. Package questionnaire
// finds its columns. It reports whether the table has questions.
func (d *document) readQuestionnaire(data []byte, name string) bool {
	q, err := questionnaire.Open(data, name, questionnaire.SheetChoice{})
	if err != nil {
		return false
	}
	d.omissions = nil // discard the reports that the sheets have no header
	for i := range q.Questions {
		from := &q.Questions[i]
		d.addRow(tableRow{map[string]string{"id": from.ID, "question": from.Text, "answer": from.Answer.Value, "text": from.Note.Value}, from.Sheet, from.Where})
	}
	return true
}

// maxHeaderRow is the last row in which to look for a header.
const maxHeaderRow = 30

// findHeader returns the header row of a sheet and the fields of its columns, or nil if the sheet has no header with
// field names, or has columns to tick, which package questionnaire reads.
func findHeader(s *workbook.Sheet) (row int, columns map[int]string) {
	for i, r := range s.Rows[:min(len(s.Rows), maxHeaderRow)] {
		columns = map[int]string{}
		has := map[string]bool{}
		for _, c := range r.Cells {
			if f := fieldForHeader(c.Value); f != "" && !has[f] {
				columns[c.Column], has[f] = f, true
			}
		}
		if (has["question"] || has["title"]) && (has["answer"] || has["text"] || has["summary"]) {
			if hasTickColumns(s.Rows[i:], columns) {
				return 0, nil
			}
			return r.Number, columns
		}
	}
	return 0, nil
}

// hasTickColumns reports whether a header, or the second row of one, has columns for yes and no. Fields are the columns
// of the first row.
func hasTickColumns(rows []workbook.Row, fields map[int]string) bool {
	for i, r := range rows[:min(len(rows), 2)] {
		seen := map[handbook.Verdict]bool{}
		for _, c := range r.Cells {
			seen[verdictOf(c.Value)] = true
			if i > 0 && fields[c.Column] == "question" && c.Value != "" { // a question
				return false
			}
		}
		if seen[handbook.Yes] && seen[handbook.No] {
			return true
		}
	}
	return false
}

// fieldForHeader returns the field that a header names, or "" if it names no field.
func fieldForHeader(header string) string {
	name := strings.ToLower(strings.Trim(sanitize.CleanLine(header), " :*?"))
	if slices.Contains(tableFields, name) {
		return name
	}
	return columnNames[name]
}

// readSheet reads the rows below the header of a sheet. It skips and reports the rows in shifted, whose fields an
// unquoted comma has moved. shifted maps the number of each such row to its line.
func (d *document) readSheet(s *workbook.Sheet, header int, columns map[int]string, name string, shifted map[int]int) {
	for _, r := range s.Rows {
		if r.Number <= header {
			continue
		}
		if line := shifted[r.Number]; line > 0 {
			d.recordOmission("row with an unquoted comma in text", "line "+strconv.Itoa(line)+": "+r.Cells[0].Value, "")
			continue
		}
		row := tableRow{map[string]string{}, name, strings.TrimSpace(name + " row " + strconv.Itoa(r.Number))}
		for _, c := range r.Cells {
			if f := columns[c.Column]; f != "" {
				row.fields[f] = strings.TrimSpace(withoutApostrophe(c.Value))
			}
		}
		d.addRow(row)
	}
}

// withoutApostrophe returns a cell without a leading apostrophe. Many programs, including package export, put an
// apostrophe before text that a spreadsheet would read as a formula, such as a list that begins with a hyphen.
func withoutApostrophe(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && strings.IndexAny(rest, "=+-@\t\r") == 0 {
		return rest
	}
	return cell
}

// addRow adds the entry in a row, and reports a question without an answer or an answer without a question.
func (d *document) addRow(r tableRow) {
	f := r.fields
	question, title := sanitize.CleanLine(f["question"]), sanitize.CleanLine(f["title"])
	asked, answered := question+title, f["answer"]+f["summary"]+f["text"]
	switch {
	case asked == "" && answered == "":
		return
	case asked == "":
		d.recordOmission("row without a question", r.place+": "+answered, "")
		return
	case answered == "":
		d.recordOmission("row without an answer", r.place+": "+asked, "")
		return
	}
	s := &section{title: title, made: true, context: r.place}
	if title == "" {
		s.title = question
	}
	for _, folder := range []string{r.sheet, sanitize.CleanLine(f["category"])} {
		if folder != "" {
			s.parents = append(s.parents, folder)
		}
	}
	s.entry = r.entry(question)
	d.sections = append(d.sections, s)
}

func (r tableRow) entry(question string) Entry {
	f := r.fields
	verdict, answer := splitVerdict(f["answer"])
	e := Entry{Question: question, Answer: verdict, Summary: sanitize.CleanLine(f["summary"]), Lang: sanitize.CleanLine(f["lang"])}
	if question != "" {
		e.Kind = handbook.FAQ
	}
	if k := handbook.Kind(strings.ToLower(f["kind"])); k.Label() != "" {
		e.Kind = k
	}
	e.ID, e.Number = idAndNumber(f["id"])
	text := rejoinLines(strings.TrimSpace(answer + "\n\n" + strings.TrimPrefix(f["text"], f["caution"]))) // the text of an exported entry starts with the summary
	if e.Summary == "" && e.Kind == handbook.FAQ {
		e.Summary, text = splitSummary(text)
	}
	e.Body = toMarkdown(plainTree(text))
	for _, name := range tableFields {
		switch name {
		case "frameworks", "audience", "keywords", "controls", "also_asked":
			if list := splitList(f[name], name == "also_asked"); list != nil {
				e.Lists = append(e.Lists, List{name, list})
			}
		case "owner", "approver", "version", "effective", "reviewed", "review_in", "classification":
			if value := sanitize.CleanLine(f[name]); value != "" {
				e.Fields = append(e.Fields, Field{name, value})
			}
		}
	}
	return e
}

// splitList splits a cell at semicolons, as in exported tables, or else at commas. If sentences is true, it never
// splits at commas.
func splitList(cell string, sentences bool) []string {
	separator := ","
	if sentences || strings.Contains(cell, ";") {
		separator = ";"
	}
	var out []string
	for part := range strings.SplitSeq(cell, separator) {
		if part = sanitize.CleanLine(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// idAndNumber classifies an id from a table as an entry id or a document number. A plain number, such as a row number,
// is neither.
func idAndNumber(id string) (own, number string) {
	hasLetter := strings.ContainsFunc(id, unicode.IsLetter)
	switch {
	case !hasLetter:
		return "", ""
	case id == load.Slug(id):
		return id, ""
	case load.IsDocumentNumber(id):
		return "", id
	}
	return "", ""
}

// dropRepeatedNumbers removes ids and document numbers that occur in several rows of the same language.
func (d *document) dropRepeatedNumbers() {
	key := func(s *section) string { return strings.ToLower(s.entry.ID + s.entry.Number + " " + s.entry.Lang) }
	count := map[string]int{}
	for _, s := range d.sections {
		count[key(s)]++
	}
	for _, s := range d.sections {
		if count[key(s)] > 1 {
			s.entry.ID, s.entry.Number = "", ""
		}
	}
}
