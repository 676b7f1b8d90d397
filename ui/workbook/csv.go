package workbook

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
)

// csvFile is the content of a CSV file and the positions of its fields.
type csvFile struct {
	text   []byte // text without the byte order mark
	mark   bool   // the file had a byte order mark
	is1252 bool   // the file is in Windows-1252
	comma  rune
	fields [][]byteSpan // byte ranges of the fields in each row; nil for an empty line
	end    int          // end of the last record
}

// byteSpan is a half-open range of bytes.
type byteSpan struct{ start, end int }

var byteOrderMark = []byte("\ufeff")

// openCSV reads a CSV file that is converted to UTF-8. It counts rows as spreadsheets do: a record can span several
// lines, and an empty line is a row.
func openCSV(text []byte, is1252 bool) (*Book, error) {
	text, mark := bytes.CutPrefix(text, byteOrderMark)
	b := &Book{CSV: true, csv: csvFile{text: text, mark: mark, is1252: is1252, comma: guessDelimiter(text)}}
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
			return nil, refusedError("%s", sanitize.CleanLine(err.Error()))
		}
		if cells += len(record); cells > maxCells || len(b.csv.fields) >= maxRow || len(record) > maxColumn {
			return nil, refusedError("more than %d cells, %d rows or %d columns", maxCells, maxRow, maxColumn)
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
	line, _ := r.FieldPos(0)
	for at := c.end; at < lines[line-1] && len(c.fields) <= maxRow; at++ { // empty lines before the record
		if c.text[at] == '\n' {
			c.fields = append(c.fields, nil)
		}
	}
	c.end = min(int(r.InputOffset()), len(c.text))
	spans := make([]byteSpan, len(record))
	for i := range record {
		line, column := r.FieldPos(i)
		spans[i].start = lines[line-1] + column - 1
		if i > 0 {
			spans[i-1].end = spans[i].start - len(string(c.comma))
		}
	}
	last := &spans[len(spans)-1]
	last.end = max(last.start, len(bytes.TrimRight(c.text[:c.end], "\r\n")))
	c.fields = append(c.fields, spans)
}

// ShiftedRows returns the rows below a header that contain text with unquoted commas, which shift the following
// columns. Such a row has more fields than the header. The result maps row numbers to line numbers. It is nil for a
// workbook.
func (b *Book) ShiftedRows(header int) map[int]int {
	if !b.CSV || header < 1 || header >= len(b.csv.fields) {
		return nil
	}
	rows := b.csv.fields[header:]
	usual := math.MaxInt
	for _, fields := range rows {
		if fields != nil {
			usual = min(usual, len(fields))
		}
	}
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
// after a comma in a sentence. Other long rows only end in empty fields.
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

// guessDelimiter returns the field separator: the most frequent of comma, semicolon and tab outside quotation marks
// near the start.
func guessDelimiter(text []byte) rune {
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

// write writes the file with some fields replaced. All other fields are copied byte for byte, unless a value has a
// character that the encoding of the file lacks. Then recoded is true, and the copy is in UTF-8 with a byte order mark.
func (c *csvFile) write(w io.Writer, edits []Edit) (recoded bool, err error) {
	var out strings.Builder
	if c.mark {
		out.Write(byteOrderMark)
	}
	at := 0
	last := Pos{}
	for _, e := range edits {
		if e.Pos.Row > len(c.fields) || c.fields[e.Pos.Row-1] == nil && e.Text != "" {
			return false, fmt.Errorf("there is no row %d", e.Pos.Row)
		}
		fields := c.fields[e.Pos.Row-1]
		if fields == nil { // an empty line gets no separators
			continue
		}
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
	text := []byte(out.String())
	if c.is1252 {
		encoded, ok := sanitize.Windows1252.Encode(out.String())
		if recoded = !ok; recoded {
			encoded = slices.Concat(byteOrderMark, text)
		}
		text = encoded
	}
	_, err = w.Write(text)
	return recoded, err
}

// quote returns a value as a field of the file. Formulas are escaped too, because quotation marks do not prevent
// spreadsheets from interpreting them.
func (c *csvFile) quote(text string) string {
	if text == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(EscapeFormula(text), `"`, `""`) + `"`
}
