#!/usr/bin/env bash
# Packages:  openpyxl 3.0.9 (package python3-openpyxl 3.0.9-1 of Debian 12); exceljs 4.4.0 and xlsx 0.18.5 (SheetJS)
#            (Node.js 20); github.com/xuri/excelize/v2 v2.11.1 (Go 1.26.8)
# Seen on:   2026-12-01
#
# A workbook may store dates as text, such as 2026-12-01, in cells of the type d. Excel does so if a workbook is saved
# as Strict Open XML Spreadsheet, and openpyxl if iso_dates is set. ExcelJS reads only the number before the first
# hyphen, and takes it for days since 1900: every date of 2026 is 18 July 1905, a Date like any other. If ExcelJS saves
# the workbook, the cell contains 2026, and the date is lost. SheetJS reads the dates, but moves a time of day by the
# offset of the time zone, and shows a time without a date as NaN:NaN:Na. Excelize returns what the cells contain.
#
# Output seen in the time zone of Stockholm:
#   2026-03-31: exceljs 1905-07-18 00:00, saved as 2026, sheetjs 2026-03-31, excelize 2026-03-31
#   2026-12-01: exceljs 1905-07-18 00:00, saved as 2026, sheetjs 2026-12-01, excelize 2026-12-01
#   2027-01-01: exceljs 1905-07-19 00:00, saved as 2027, sheetjs 2027-01-01, excelize 2027-01-01
#   2026-12-01T09:30:00: exceljs 1905-07-18 00:00, saved as 2026, sheetjs 2026-12-01 8:30:00, excelize 2026-12-01T09:30:00
#   09:30:00: exceljs 1900-01-08 00:00, saved as 9, sheetjs NaN:NaN:Na, excelize 09:30:00
#
# For us: a portal that reads such a questionnaire with ExcelJS gets a deadline in 1905. ui/workbook reads these cells as
# text.
set -euo pipefail
python=/usr/bin/python3
$python -c 'import openpyxl' 2>/dev/null || { echo "needs openpyxl (Debian: python3-openpyxl)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 >/dev/null
$python - <<'PY'
from datetime import date, datetime, time
import openpyxl
book = openpyxl.Workbook()
book.iso_dates = True
for value in date(2026, 3, 31), date(2026, 12, 1), date(2027, 1, 1), datetime(2026, 12, 1, 9, 30), time(9, 30):
    book.active.append([value])
book.save('dates.xlsx')
PY
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
	f, err := excelize.OpenFile("dates.xlsx")
	if err != nil {
		panic(err)
	}
	for i := 1; i <= 5; i++ {
		text, err := f.GetCellValue("Sheet", fmt.Sprintf("A%d", i))
		if err != nil {
			panic(err)
		}
		fmt.Println(text)
	}
}
GO
cat >main.mjs <<'JS'
import { execFileSync } from 'node:child_process'
import ExcelJS from 'exceljs'
import XLSX from 'xlsx'
const stored = execFileSync('unzip', ['-p', 'dates.xlsx', 'xl/worksheets/sheet1.xml'], { encoding: 'utf8' })
const excelize = execFileSync('./excelize', { encoding: 'utf8' }).split('\n')
const book = new ExcelJS.Workbook()
await book.xlsx.readFile('dates.xlsx')
await book.xlsx.writeFile('saved.xlsx')
const sheetjs = XLSX.readFile('dates.xlsx').Sheets.Sheet
const saved = XLSX.readFile('saved.xlsx').Sheets.Sheet
;[...stored.matchAll(/t="d"><v>(.*?)<\/v>/g)].forEach(([, value], i) => {
  const read = book.worksheets[0].getCell(i + 1, 1).value.toISOString().slice(0, 16).replace('T', ' ')
  const cell = 'A' + (i + 1)
  console.log(`${value}: exceljs ${read}, saved as ${saved[cell].v}, sheetjs ${sheetjs[cell].w}, excelize ${excelize[i]}`)
})
JS
go mod tidy >/dev/null 2>&1
go build -o excelize .
TZ=Europe/Stockholm node main.mjs | tee out
diff - out <<'SEEN'
2026-03-31: exceljs 1905-07-18 00:00, saved as 2026, sheetjs 2026-03-31, excelize 2026-03-31
2026-12-01: exceljs 1905-07-18 00:00, saved as 2026, sheetjs 2026-12-01, excelize 2026-12-01
2027-01-01: exceljs 1905-07-19 00:00, saved as 2027, sheetjs 2027-01-01, excelize 2027-01-01
2026-12-01T09:30:00: exceljs 1905-07-18 00:00, saved as 2026, sheetjs 2026-12-01 8:30:00, excelize 2026-12-01T09:30:00
09:30:00: exceljs 1900-01-08 00:00, saved as 9, sheetjs NaN:NaN:Na, excelize 09:30:00
SEEN
