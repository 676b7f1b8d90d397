package workbook

import (
	"fmt"
	"io"
	"strings"
)

// write writes the file with some fields replaced. All other fields stay the same, byte for byte.
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
		} else { // the row does not have this field
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
	return `"` + strings.ReplaceAll(EscapeFormula(text), `"`, `""`) + `"`
}
