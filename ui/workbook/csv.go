package workbook

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
)

// content without the byte order mark
type csvFile struct {
	text   []byte // text without the byte order mark
	mark   bool   // the file had a byte order mark
	comma  rune
	fields [][]byteSpan // byte ranges of the fields in each row
}

// byteSpan is a half-open range of bytes.
type byteSpan struct{ start, end int }

var byteOrderMark = []byte("\ufeff")

// openCSV reads a CSV file in UTF-8. Rows are counted by records, because a record may have many lines.
func openCSV(text []byte) (*Book, error) {
	text, mark := bytes.CutPrefix(text, byteOrderMark)
	b := &Book{CSV: true, csv: csvFile{text: text, mark: mark, comma: delimiter(text)}}
	s := &Sheet{Active: true}
	b.Sheets = []*Sheet{s}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = b.csv.comma, -1, true, true
	lines := lineStarts(text)
	for cells := 0; ; {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return b, nil
		}
		if err != nil {
			return nil, refuse("%s", sanitize.CleanLine(err.Error()))
		}
		if cells += len(record); cells > maxCells || len(b.csv.fields) == maxRow || len(record) > maxColumn {
			return nil, refuse("more than %d cells, %d rows or %d columns", maxCells, maxRow, maxColumn)
		}
		b.csv.addRecord(r, record, lines)
		if row := newRow(len(b.csv.fields), record); len(row.Cells) > 0 {
			s.Rows = append(s.Rows, row)
		}
	}
}

func newRow(number int, record []string) Row {
	row := Row{Number: number}
	for i, value := range record {
		if value != "" {
			row.Cells = append(row.Cells, Cell{Column: i + 1, Value: value})
		}
	}
	return row
}

func (c *csvFile) addRecord(r *csv.Reader, record []string, lines []int) {
	spans := make([]byteSpan, len(record))
	for i := range record {
		line, column := r.FieldPos(i)
		spans[i].start = lines[line-1] + column - 1
		if i > 0 {
			spans[i-1].end = spans[i].start - len(string(c.comma))
		}
	}
	end := min(int(r.InputOffset()), len(c.text))
	last := &spans[len(spans)-1]
	last.end = max(last.start, len(bytes.TrimRight(c.text[:end], "\r\n")))
	c.fields = append(c.fields, spans)
}

// SplitRows returns the rows below a header in which text with commas is not in quotation marks, so that the columns
// after the text are shifted. Such a row has more fields than the header. The result maps the number of each row to its
// line. It is nil for a workbook.
func (b *Book) SplitRows(header int) map[int]int {
	if !b.CSV || header < 1 || header >= len(b.csv.fields) {
		return nil
	}
	rows := b.csv.fields[header:]
	usual := len(slices.MinFunc(rows, func(x, y []byteSpan) int { return cmp.Compare(len(x), len(y)) }))
	usual = max(usual, len(b.csv.fields[header-1])) // if all rows are longer, the header lacks names
	out := map[int]int{}
	for i, fields := range rows {
		if len(fields) > usual && b.csv.hasSplitText(fields, usual) {
			out[header+i+1] = 1 + bytes.Count(b.csv.text[:fields[0].start], []byte("\n"))
		}
	}
	return out
}

// hasSplitText reports whether a row has text after the usual number of fields, or a field that begins with a space, as
// after a comma in a sentence. Other rows with more fields only end in empty ones.
func (c *csvFile) hasSplitText(fields []byteSpan, usual int) bool {
	for i, f := range fields {
		text := bytes.TrimSpace(c.text[f.start:f.end])
		if len(text) > 0 && i > 0 && (i >= usual || c.text[f.start] == ' ') {
			return true
		}
	}
	return false
}

func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, c := range text {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// delimiter returns the character that separates fields: whichever of comma, semicolon and tab is the most frequent
// outside quotation marks near the start.
func delimiter(text []byte) rune {
	const sample = 16 << 10
	quoted := false
	var counts [3]int
	for _, c := range text[:min(len(text), sample)] {
		if c == '"' {
			quoted = !quoted
		}
		if i := strings.IndexByte(",;\t", c); i >= 0 && !quoted {
			counts[i]++
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	return rune(",;\t"[best])
}

// write writes the file with some fields replaced. All other fields are copied byte for byte.
func (c *csvFile) write(w io.Writer, edits []Edit) error {
	var out strings.Builder
	if c.mark {
		out.Write(byteOrderMark)
	}
	at := 0
	last := Pos{}
	for _, e := range edits {
		if e.Pos.Row > len(c.fields) {
			return fmt.Errorf("there is no row %d", e.Pos.Row)
		}
		fields := c.fields[e.Pos.Row-1]
		columns, field := len(fields), fields[len(fields)-1]
		if last.Row == e.Pos.Row {
			columns = max(columns, last.Column)
		}
		last = e.Pos
		if e.Pos.Column <= columns {
			field = fields[e.Pos.Column-1]
		} else { // the row is too short to have this field
			field.start = field.end
		}
		out.Write(c.text[at:field.start])
		out.WriteString(strings.Repeat(string(c.comma), max(e.Pos.Column-columns, 0)) + c.quote(e.Text))
		at = field.end
	}
	out.Write(c.text[at:])
	_, err := io.WriteString(w, out.String())
	return err
}

// quote returns a value as a field of the file. A formula is escaped as well, because quotation marks do not prevent
// spreadsheets from interpreting it.
func (c *csvFile) quote(text string) string {
	if text == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(EscapeFormula(text), `"`, `""`) + `"`
}
