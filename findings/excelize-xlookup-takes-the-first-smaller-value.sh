#!/usr/bin/env bash
# Package:   github.com/xuri/excelize/v2 v2.11.1 (Go 1.26.8)
# Seen on:   2026-11-29
#
# With the match mode for the next smaller value, XLOOKUP returns the first smaller value that it finds, not the
# largest one. In an ascending table of bands, every score between two bands gets the first row, so a rating of 85
# out of 100 is "low". MATCH with the same meaning, and XLOOKUP with a binary search, find the right row. With the
# next larger value, the same happens in a descending table.
#
# Output seen:
#   INDEX(B1:B4,MATCH(85,A1:A4,1)) high
#   XLOOKUP(85,A1:A4,B1:B4,"",-1,2) high
#   XLOOKUP(85,A1:A4,B1:B4,"",-1) low
#   XLOOKUP(60,A1:A4,B1:B4,"",-1) low
#   XLOOKUP(80,A1:A4,B1:B4,"",-1) high
#
# For us: questionnaires turn scores into ratings in this way. trustbook computes no formulas; the spreadsheet that
# opens the copy does.
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

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	for row, band := range [][]any{{0, "low"}, {50, "medium"}, {80, "high"}, {95, "full"}} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row+1), &band); err != nil {
			panic(err)
		}
	}
	for _, formula := range []string{
		`INDEX(B1:B4,MATCH(85,A1:A4,1))`,
		`XLOOKUP(85,A1:A4,B1:B4,"",-1,2)`,
		`XLOOKUP(85,A1:A4,B1:B4,"",-1)`,
		`XLOOKUP(60,A1:A4,B1:B4,"",-1)`,
		`XLOOKUP(80,A1:A4,B1:B4,"",-1)`,
	} {
		if err := f.SetCellFormula("Sheet1", "C1", formula); err != nil {
			panic(err)
		}
		value, err := f.CalcCellValue("Sheet1", "C1")
		if err != nil {
			panic(err)
		}
		fmt.Println(formula, value)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . | tee out
diff - out <<'SEEN'
INDEX(B1:B4,MATCH(85,A1:A4,1)) high
XLOOKUP(85,A1:A4,B1:B4,"",-1,2) high
XLOOKUP(85,A1:A4,B1:B4,"",-1) low
XLOOKUP(60,A1:A4,B1:B4,"",-1) low
XLOOKUP(80,A1:A4,B1:B4,"",-1) high
SEEN
