#!/usr/bin/env bash
# Packages:  github.com/xuri/excelize/v2 v2.11.1 (Go 1.26.8); beside it LibreOffice 7.4.7 (package
#            libreoffice-calc 4:7.4.7-1+deb12u14 of Debian 12)
# Seen on:   2026-11-30
#
# A number format can contain words, as in sheets where 1 means yes and 0 means no, and each section can have a
# condition. GetCellValue returns the text that a cell shows. It uses the first section for all numbers from zero on
# and ignores conditions, so 0 is "yes" and a score of 5 is "high". It also never uses the section for zero, the
# third of a format without conditions. The value itself is read correctly. LibreOffice uses the right section.
#
# Output seen:
#   1 as [=1]"yes";[=0]"no";0: excelize "yes", LibreOffice "yes"
#   0 as [=1]"yes";[=0]"no";0: excelize "yes", LibreOffice "no"
#   120 as [>100]"high";[>10]"medium";"low": excelize "high", LibreOffice "high"
#   42 as [>100]"high";[>10]"medium";"low": excelize "high", LibreOffice "medium"
#   5 as [>100]"high";[>10]"medium";"low": excelize "high", LibreOffice "low"
#   3 as 0;-0;"none": excelize "3", LibreOffice "3"
#   0 as 0;-0;"none": excelize "0", LibreOffice "none"
#
# For us: a portal that reads a questionnaire with excelize may read the opposite of an answer. trustbook reads
# numbers as they are stored, and uses their formats only to recognise dates.
set -euo pipefail
command -v soffice >/dev/null || { echo "needs soffice (Debian: libreoffice-calc)" >&2; exit 2; }
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
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"

	"github.com/xuri/excelize/v2"
)

const (
	yesNo = `[=1]"yes";[=0]"no";0`
	bands = `[>100]"high";[>10]"medium";"low"`
	none  = `0;-0;"none"`
)

var cells = []struct {
	value  int
	format string
}{{1, yesNo}, {0, yesNo}, {120, bands}, {42, bands}, {5, bands}, {3, none}, {0, none}}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	f := excelize.NewFile()
	for i, c := range cells {
		name := fmt.Sprintf("A%d", i+1)
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
		check(err)
		check(f.SetCellValue("Sheet1", name, c.value))
		check(f.SetCellStyle("Sheet1", name, name, style))
	}
	check(f.SaveAs("scores.xlsx"))
	profile := "-env:UserInstallation=file://" + os.Args[1] + "/profile"
	const asShown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"
	check(exec.Command("soffice", profile, "--headless", "--convert-to", asShown, "scores.xlsx").Run())
	file, err := os.Open("scores.csv")
	check(err)
	rows, err := csv.NewReader(file).ReadAll()
	check(err)
	for i, c := range cells {
		shown, err := f.GetCellValue("Sheet1", fmt.Sprintf("A%d", i+1))
		check(err)
		fmt.Printf("%d as %s: excelize %q, LibreOffice %q\n", c.value, c.format, shown, rows[i][0])
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . "$dir" | tee out
diff - out <<'SEEN'
1 as [=1]"yes";[=0]"no";0: excelize "yes", LibreOffice "yes"
0 as [=1]"yes";[=0]"no";0: excelize "yes", LibreOffice "no"
120 as [>100]"high";[>10]"medium";"low": excelize "high", LibreOffice "high"
42 as [>100]"high";[>10]"medium";"low": excelize "high", LibreOffice "medium"
5 as [>100]"high";[>10]"medium";"low": excelize "high", LibreOffice "low"
3 as 0;-0;"none": excelize "3", LibreOffice "3"
0 as 0;-0;"none": excelize "0", LibreOffice "none"
SEEN
