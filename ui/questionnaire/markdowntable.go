package questionnaire

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/ui/splice"
	"trustbook/ui/workbook"
)

// addTable adds the questions in the table that begins on a line, and returns the first line after the table. A table
// that contains only questions gets an answer column.
func (r *markdownReader) addTable(first int) int {
	s := &workbook.Sheet{}
	places, titles := map[workbook.Pos]markdownPlace{}, map[workbook.Pos]bool{}
	i := first
	for ; i < len(r.lines) && strings.Contains(r.lines[i], "|"); i++ {
		if i == first+1 {
			continue
		}
		row := workbook.Row{Number: i + 1}
		cells := cellPlaces(r.lines[i], r.starts[i])
		for n, c := range cells {
			places[workbook.Pos{Row: i + 1, Column: n + 1}] = c
			text := strings.TrimSpace(string(r.text[c.start:c.end]))
			row.Cells = append(row.Cells, workbook.Cell{Column: n + 1, Value: plainCell(text)})
			titles[workbook.Pos{Row: i + 1, Column: n + 1}] = strings.HasPrefix(text, "**") && strings.HasSuffix(text, "**")
		}
		s.Rows = append(s.Rows, row)
	}
	f := newFinder(s, true)
	f.last = len(s.Rows[0].Cells)
	f.above, f.titles = r.headingsAbove(), titles
	f.find(Columns{})
	if f.out.Problem != "" || f.out.Columns.Answer > f.last && !f.isAsked() {
		return i
	}
	if f.out.Columns.Answer > f.last {
		r.grown = append(r.grown, first)
	}
	f.addQuestions(r.Questionnaire, func(row int) string { return "line " + strconv.Itoa(row) }, func(p workbook.Pos) (int, string, bool) {
		c, ok := places[p]
		if p.Column > f.last { // only a row with the right number of cells can get another one
			end := r.starts[p.Row-1] + len(strings.TrimRight(r.lines[p.Row-1], " "))
			_, isWhole := places[workbook.Pos{Row: p.Row, Column: f.last}]
			c, ok = markdownPlace{start: end, end: end, kind: placeNewCell, table: len(r.grown) - 1}, isWhole && !ok
		}
		r.places = append(r.places, c)
		return len(r.places) - 1, "the column", ok
	})
	return i
}

// isAsked reports whether most of the texts read like questions.
func (f *finder) isAsked() bool {
	asked := 0
	rows := f.questions()
	for _, t := range rows {
		if looksLikeQuestion(t.text) {
			asked++
		}
	}
	return asked*2 > len(rows)
}

var cellMarkupPattern = pattern.Lazy("\\*\\*|__|`|<br\\s*/?>")

// plainCell returns the text of a cell without emphasis.
func plainCell(text string) string {
	return strings.TrimSpace(cellMarkupPattern().ReplaceAllStringFunc(text, func(m string) string {
		if m[0] == '<' {
			return " "
		}
		return ""
	}))
}

// cellPlaces returns the places of the cells in a row, which are between the bars.
func cellPlaces(line string, offset int) []markdownPlace {
	var bars []int
	for i := range len(line) {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			bars = append(bars, i)
		}
	}
	if !strings.HasPrefix(strings.TrimSpace(line), "|") {
		bars = append([]int{-1}, bars...)
	}
	if !strings.HasSuffix(strings.TrimSpace(line), "|") {
		bars = append(bars, len(line))
	}
	var out []markdownPlace
	for i := 1; i < len(bars); i++ {
		out = append(out, markdownPlace{start: offset + bars[i-1] + 1, end: offset + bars[i], kind: placeCell})
	}
	return out
}

// writeMarkdown writes the file with texts in their places. All other bytes are unchanged.
func (r *markdownReader) writeMarkdown(w io.Writer, cells []CellText) error {
	edits := make([]splice.Edit, 0, len(cells))
	grown := map[int]bool{}
	for _, c := range cells {
		p := r.places[c.index]
		text := strings.Join(strings.Fields(c.Text), " ")
		inCell := strings.ReplaceAll(text, "|", `\|`)
		switch p.kind {
		case placeCell:
			text = " " + inCell + " "
		case placeNewCell:
			if !grown[p.table] {
				grown[p.table] = true
				edits = append(edits, r.growHead(r.grown[p.table])...)
			}
			text = r.newCell(p.start, inCell)
		case placeBelowText:
			text = "\n\n" + p.indent + text
			if !endsParagraph(r.text[p.end:]) {
				text += "\n"
			}
		}
		edits = append(edits, splice.Edit{Start: p.start, End: p.end, Text: text})
	}
	_, err := w.Write(splice.Apply(r.text, edits))
	return err
}

// growHead adds a column to the head of a table.
func (r *markdownReader) growHead(line int) []splice.Edit {
	out := make([]splice.Edit, 0, 2)
	for i, text := range []string{"Answer", "---"} {
		at := r.starts[line+i] + len(strings.TrimRight(r.lines[line+i], " "))
		out = append(out, splice.Edit{Start: at, End: at, Text: r.newCell(at, text)})
	}
	return out
}

// newCell returns a cell to append to a row. If the row does not end with a bar, the cell begins with one.
func (r *markdownReader) newCell(at int, text string) string {
	if r.text[at-1] == '|' {
		return " " + text + " |"
	}
	return " | " + text
}

// endsParagraph reports whether a paragraph ends before rest: rest is empty or begins with a blank line.
func endsParagraph(rest []byte) bool {
	next := bytes.TrimLeft(rest, "\r")
	return bytes.HasPrefix(next, []byte("\n\n")) || bytes.HasPrefix(next, []byte("\n\r\n")) || len(bytes.TrimSpace(rest)) == 0
}
