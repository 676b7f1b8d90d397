#!/usr/bin/env bash
# Package:   github.com/xuri/excelize/v2 v2.11.1 (Go 1.26.8)
# Seen on:   2026-11-30
#
# SetCellValue gives a time.Time a format that shows the day, unless it is the first of a month: then the format
# shows only month and year. So 1 May 2026 is "May-26", which some would read as 26 May, next to "04-30-26" and
# "05-02-26" in the same column. The time of day is not shown for that date either. The number in the cell is
# correct. The documentation of the function names a single format for all times, m/d/yy h:mm.
#
# Output seen:
#   2026-04-30 00:00: 04-30-26
#   2026-05-01 00:00: May-26
#   2026-05-02 00:00: 05-02-26
#   2026-05-01 09:00: May-26
#   2026-05-02 09:00: 5/2/26 09:00
#
# For us: deadlines are often on the first of a month. trustbook writes dates into workbooks as text, and
# ui/workbook/dates.go reads such a cell as the whole date.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/xuri/excelize/v2 v2.11.1
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	for i, when := range []string{"2026-04-30 00:00", "2026-05-01 00:00", "2026-05-02 00:00", "2026-05-01 09:00", "2026-05-02 09:00"} {
		t, err := time.Parse("2006-01-02 15:04", when)
		if err != nil {
			panic(err)
		}
		cell := fmt.Sprintf("A%d", i+1)
		if err := f.SetCellValue("Sheet1", cell, t); err != nil {
			panic(err)
		}
		shown, err := f.GetCellValue("Sheet1", cell)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: %s\n", when, shown)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
2026-04-30 00:00: 04-30-26
2026-05-01 00:00: May-26
2026-05-02 00:00: 05-02-26
2026-05-01 09:00: May-26
2026-05-02 09:00: 5/2/26 09:00
SEEN
