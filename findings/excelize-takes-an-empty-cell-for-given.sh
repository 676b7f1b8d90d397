#!/usr/bin/env bash
# Packages:  github.com/xuri/excelize/v2 v2.11.1 (Go 1.26.8); beside it LibreOffice 7.4.7 (package
#            libreoffice-calc 4:7.4.7-1+deb12u14 of Debian 12)
# Seen on:   2026-11-30
#
# Most questionnaires test whether an answer was given by comparing its cell with "". According to CalcCellValue of
# excelize, an empty cell is not equal to "", although it is equal to 0, has length 0 and counts as blank. So
# IF(A2="","open","given") gives "given" for each question without an answer, and there is no error. COUNTIF with ""
# counts no cell. In LibreOffice an empty cell is equal to both.
#
# Output seen (A1 has an answer, A2 to A4 are empty):
#   A2="": excelize FALSE, LibreOffice TRUE
#   A2<>"": excelize TRUE, LibreOffice FALSE
#   IF(A2="","open","given"): excelize given, LibreOffice open
#   COUNTIF(A1:A4,""): excelize 0, LibreOffice 3
#   A2=0: excelize TRUE, LibreOffice TRUE
#   LEN(A2)=0: excelize TRUE, LibreOffice TRUE
#   ISBLANK(A2): excelize TRUE, LibreOffice TRUE
#   COUNTBLANK(A1:A4): excelize 3, LibreOffice 3
#
# For us: trustbook computes no formulas; the spreadsheet that opens the copy does. A portal that reads the copy
# with excelize says that all questions are answered.
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

var formulas = []string{
	`A2=""`, `A2<>""`, `IF(A2="","open","given")`, `COUNTIF(A1:A4,"")`,
	`A2=0`, `LEN(A2)=0`, `ISBLANK(A2)`, `COUNTBLANK(A1:A4)`,
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	f := excelize.NewFile()
	check(f.SetCellValue("Sheet1", "A1", "Yes"))
	values := make([]string, len(formulas))
	for i, formula := range formulas {
		cell := fmt.Sprintf("B%d", i+1)
		check(f.SetCellFormula("Sheet1", cell, formula))
		value, err := f.CalcCellValue("Sheet1", cell)
		check(err)
		values[i] = value
	}
	check(f.SaveAs("answers.xlsx"))
	profile := "-env:UserInstallation=file://" + os.Args[1] + "/profile"
	check(exec.Command("soffice", profile, "--headless", "--convert-to", "csv", "answers.xlsx").Run())
	file, err := os.Open("answers.csv")
	check(err)
	rows, err := csv.NewReader(file).ReadAll()
	check(err)
	for i, formula := range formulas {
		fmt.Printf("%s: excelize %s, LibreOffice %s\n", formula, values[i], rows[i][1])
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . "$dir" | tee out
diff - out <<'SEEN'
A2="": excelize FALSE, LibreOffice TRUE
A2<>"": excelize TRUE, LibreOffice FALSE
IF(A2="","open","given"): excelize given, LibreOffice open
COUNTIF(A1:A4,""): excelize 0, LibreOffice 3
A2=0: excelize TRUE, LibreOffice TRUE
LEN(A2)=0: excelize TRUE, LibreOffice TRUE
ISBLANK(A2): excelize TRUE, LibreOffice TRUE
COUNTBLANK(A1:A4): excelize 3, LibreOffice 3
SEEN
