#!/usr/bin/env bash
# Packages:  github.com/tealeg/xlsx/v3 v3.3.13 and github.com/xuri/excelize/v2 v2.11.1 (Go 1.26.8); beside them
#            LibreOffice 7.4.7 (package libreoffice-calc 4:7.4.7-1+deb12u14 of Debian 12)
# Seen on:   2026-11-30
#
# The format [h]:mm shows a duration, with hours beyond 24. FormattedValue in tealeg/xlsx, which applies the format
# of a cell or returns an error, shows the hour of the day instead: a recovery time of 36 hours is 12:00, and one of
# 48 hours is 00. The language of a date, which a format names in brackets, is shown as text with the day in it, and
# the leading zeros of an identifier are missing, all without an error. Excelize and LibreOffice show all four
# correctly.
#
# Output seen:
#   1.5 as [h]:mm: tealeg "12:00", excelize "36:00", LibreOffice "36:00"
#   2 as [h]:mm: tealeg "00", excelize "48:00", LibreOffice "48:00"
#   46356 as [$-41D]d mmmm yyyy: tealeg "[$-01130]30 November 2026", excelize "30 november 2026", LibreOffice "30 november 2026"
#   7 as 000: tealeg "7", excelize "007", LibreOffice "007"
#
# For us: trustbook reads workbooks itself, and reads a duration as the stored number.
set -euo pipefail
command -v soffice >/dev/null || { echo "needs soffice (Debian: libreoffice-calc)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26

require (
	github.com/tealeg/xlsx/v3 v3.3.13
	github.com/xuri/excelize/v2 v2.11.1
)
GO
cat >main.go <<'GO'
package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"

	"github.com/tealeg/xlsx/v3"
	"github.com/xuri/excelize/v2"
)

var cells = []struct {
	value  float64
	format string
}{{1.5, "[h]:mm"}, {2, "[h]:mm"}, {46356, "[$-41D]d mmmm yyyy"}, {7, "000"}}

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
	check(f.SaveAs("times.xlsx"))
	profile := "-env:UserInstallation=file://" + os.Args[1] + "/profile"
	const asShown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"
	check(exec.Command("soffice", profile, "--headless", "--convert-to", asShown, "times.xlsx").Run())
	file, err := os.Open("times.csv")
	check(err)
	rows, err := csv.NewReader(file).ReadAll()
	check(err)
	book, err := xlsx.OpenFile("times.xlsx")
	check(err)
	for i, c := range cells {
		shown, err := f.GetCellValue("Sheet1", fmt.Sprintf("A%d", i+1))
		check(err)
		cell, err := book.Sheets[0].Cell(i, 0)
		check(err)
		text, err := cell.FormattedValue()
		check(err)
		fmt.Printf("%v as %s: tealeg %q, excelize %q, LibreOffice %q\n", c.value, c.format, text, shown, rows[i][0])
	}
}
GO
go mod tidy >/dev/null 2>&1
go run . "$dir" | tee out
diff - out <<'SEEN'
1.5 as [h]:mm: tealeg "12:00", excelize "36:00", LibreOffice "36:00"
2 as [h]:mm: tealeg "00", excelize "48:00", LibreOffice "48:00"
46356 as [$-41D]d mmmm yyyy: tealeg "[$-01130]30 November 2026", excelize "30 november 2026", LibreOffice "30 november 2026"
7 as 000: tealeg "7", excelize "007", LibreOffice "007"
SEEN
