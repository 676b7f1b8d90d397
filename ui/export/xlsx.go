package export

import (
	"io"
	"time"

	"trustbook/handbook"
	"trustbook/ui/workbook"
)

// writeXLSX writes the table of [writeCSV] as a workbook. All cells contain strings, so that no program reads 1.10 as
// 1.1, or interprets a string as a formula.
func writeXLSX(w io.Writer, h *handbook.Handbook, now time.Time) error {
	return workbook.WriteTable(w, h.Title, columnNames(), tableRows(h, now))
}
