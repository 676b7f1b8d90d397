package workbook_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"trustbook/ui/workbook"
)

// TestDates tests that a cell that shows a date is read as that date, regardless of the order in its format, and that
// other numbers are unchanged.
func TestDates(t *testing.T) {
	day := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	quarter := 0.25
	cells := []struct {
		value  any
		format string // "" for excelize's default
		want   string
	}{
		{day, "", "2026-05-01"},
		{day.AddDate(0, 0, 3), "", "2026-05-04"},
		{day, "dd/mm/yyyy", "2026-05-01"},
		{day, `[$-41D]d mmmm yyyy`, "2026-05-01"},
		{day, `yyyy\-mm\-dd;@`, "2026-05-01"},
		{day, `"Due "d mmm`, "2026-05-01"},
		{day, "mmm-yy", "2026-05-01"},
		{day.Add(9*time.Hour + 30*time.Minute), "yyyy-mm-dd hh:mm", "2026-05-01 09:30"},
		{day.Add(9*time.Hour + 30*time.Minute), "d.m.yyyy", "2026-05-01"},
		{46143, "General", "46143"},
		{46143, "#,##0", "46143"},
		{30, `0 "days"`, "30"},
		{30, `0\d`, "30"}, // see findings/exceljs-takes-30d-for-a-date.sh
		{30, "_d0", "30"},
		{30, "[Red]0", "30"},
		{quarter, "0%", "25%"},
		{quarter, "0.00%", "25.00%"},
		{0.995, "0.0 %", "99.5 %"},
		{0.999, "0%", "100%"},
		{quarter, `0.0"%"`, "0.25"},
		{quarter, "h:mm", "0.25"},
		{quarter, "[h]:mm", "0.25"},
		{quarter, "mm:ss", "0.25"},
		{60, "yyyy-mm-dd", "60"},
		{-1, "yyyy-mm-dd", "-1"},
	}
	for _, from1904 := range []bool{false, true} {
		f := excelize.NewFile()
		must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
		for i, c := range cells {
			name := fmt.Sprintf("A%d", i+1)
			must(t, f.SetCellValue("Sheet1", name, c.value))
			if c.format != "" {
				style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
				must(t, err)
				must(t, f.SetCellStyle("Sheet1", name, name, style))
			}
		}
		var b bytes.Buffer
		must(t, f.Write(&b))
		book, err := workbook.Open(b.Bytes())
		must(t, err)
		for i, c := range cells {
			if from1904 && c.value == 60 {
				c.want = "1904-03-01"
			}
			if got := book.Sheets[0].Cell(workbook.Pos{Row: i + 1, Column: 1}).Value; got != c.want {
				t.Errorf("%v as %q, counted from 1904 %v: read %q, want %q", c.value, c.format, from1904, got, c.want)
			}
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
