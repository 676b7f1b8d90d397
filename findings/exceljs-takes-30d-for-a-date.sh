#!/usr/bin/env bash
# Packages:  exceljs 4.4.0 and xlsx 0.18.5 (SheetJS) (Node.js 20); LibreOffice 7.4.7 (package libreoffice-calc
#            4:7.4.7-1+deb12u14 of Debian 12)
# Seen on:   2026-11-30
#
# A number format can add a letter to a number, as in 30d for days or 4h for hours. The letter is in quotes or after
# a backslash; LibreOffice saves a single letter with a backslash. ExcelJS drops the backslash when it reads the
# format, and then takes the letter for part of a date format. So a period is a number until someone saves the
# workbook with LibreOffice, and a Date from then on: 30 days become 29 January 1900. If it is written again, the
# cell shows the day of a month. SheetJS reads both as numbers.
#
# Output seen:
#   as written:
#     0"d": exceljs 30, sheetjs 30 "30d"
#     0"h": exceljs 4, sheetjs 4 "4h"
#     0" months": exceljs 12, sheetjs 12 "12 months"
#   saved by LibreOffice:
#     0d: exceljs "1900-01-29T00:00:00.000Z", sheetjs 30 "30d"
#     0h: exceljs "1900-01-03T00:00:00.000Z", sheetjs 4 "4h"
#     0" months": exceljs 12, sheetjs 12 "12 months"
#
# For us: a portal that reads a questionnaire with ExcelJS may show a period as a date. parseDateFormat in
# ui/workbook skips the character after a backslash.
set -euo pipefail
command -v soffice >/dev/null || { echo "needs soffice (Debian: libreoffice-calc)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 >/dev/null
cat >main.mjs <<'JS'
import ExcelJS from 'exceljs'
import XLSX from 'xlsx'
const cells = [[30, '0"d"'], [4, '0"h"'], [12, '0" months"']]
if (process.argv[2] === 'write') {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Sheet1')
  cells.forEach(([value, numFmt], i) => { Object.assign(sheet.getCell(i + 1, 1), { value, numFmt }) })
  await book.xlsx.writeFile('periods.xlsx')
} else {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(process.argv[2])
  const sheetjs = XLSX.readFile(process.argv[2]).Sheets.Sheet1
  cells.forEach((_, i) => {
    const cell = book.worksheets[0].getCell(i + 1, 1), other = sheetjs['A' + (i + 1)]
    console.log(`  ${cell.numFmt}: exceljs ${JSON.stringify(cell.value)}, sheetjs ${other.v} "${other.w}"`)
  })
}
JS
node main.mjs write
soffice -env:UserInstallation="file://$dir/profile" --headless --convert-to xlsx --outdir saved periods.xlsx >/dev/null 2>&1
{
	echo "as written:"
	node main.mjs periods.xlsx
	echo "saved by LibreOffice:"
	node main.mjs saved/periods.xlsx
} | tee out
diff - out <<'SEEN'
as written:
  0"d": exceljs 30, sheetjs 30 "30d"
  0"h": exceljs 4, sheetjs 4 "4h"
  0" months": exceljs 12, sheetjs 12 "12 months"
saved by LibreOffice:
  0d: exceljs "1900-01-29T00:00:00.000Z", sheetjs 30 "30d"
  0h: exceljs "1900-01-03T00:00:00.000Z", sheetjs 4 "4h"
  0" months": exceljs 12, sheetjs 12 "12 months"
SEEN
