#!/usr/bin/env bash
# Packages:  xlsx 0.18.5 (SheetJS) and exceljs 4.4.0 (Node.js 20); github.com/xuri/excelize/v2 v2.11.1 (Go 1.26.8)
# Seen on:   2026-11-30
#
# Text of several lines from a web form or from Windows has a carriage return before each line feed. In a workbook
# that character is written as _x000D_, with a capital D. SheetJS writes _x000d_. Excelize and ExcelJS recognise
# only the capital and show the lower-case form as text, so every line of an answer except the last ends in
# "_x000d_". SheetJS reads its own workbooks correctly, so its users do not notice. ExcelJS drops the character when
# it writes, and excelize keeps it as an entity, which all three read.
#
# Output seen, of an answer of two lines:
#   written by sheetjs: sheetjs "Yes.\r\nDaily.", exceljs "Yes._x000d_\nDaily.", excelize "Yes._x000d_\nDaily."
#   written by exceljs: sheetjs "Yes.\r\nDaily.", exceljs "Yes.\nDaily.", excelize "Yes.\nDaily."
#   written by excelize: sheetjs "Yes.\r\nDaily.", exceljs "Yes.\r\nDaily.", excelize "Yes.\r\nDaily."
#
# For us: unescape in ui/workbook reads both forms, and its test covers both.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >/dev/null
cat >go.mod <<'GO'
module finding

go 1.26

require github.com/xuri/excelize/v2 v2.11.1
GO
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/xuri/excelize/v2"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	if os.Args[1] == "write" {
		f := excelize.NewFile()
		check(f.SetCellStr("Sheet1", "A1", "Yes.\r\nDaily."))
		check(f.SaveAs("excelize.xlsx"))
		return
	}
	f, err := excelize.OpenFile(os.Args[1])
	check(err)
	text, err := f.GetCellValue("Sheet1", "A1")
	check(err)
	fmt.Printf("excelize %q\n", text)
}
GO
cat >main.mjs <<'JS'
import ExcelJS from 'exceljs'
import XLSX from 'xlsx'
const text = 'Yes.\r\nDaily.'
const [, , command, file] = process.argv
if (command === 'write') {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Sheet1').getCell('A1').value = text
  await book.xlsx.writeFile('exceljs.xlsx')
  const other = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(other, XLSX.utils.aoa_to_sheet([[text]]), 'Sheet1')
  XLSX.writeFile(other, 'sheetjs.xlsx')
} else {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  const sheetjs = XLSX.readFile(file).Sheets.Sheet1.A1.v
  process.stdout.write('sheetjs ' + JSON.stringify(sheetjs) + ', exceljs ' + JSON.stringify(book.worksheets[0].getCell('A1').value) + ', ')
}
JS
go mod tidy >/dev/null 2>&1
go build -o read .
./read write
node main.mjs write
for writer in sheetjs exceljs excelize; do
	echo "written by $writer: $(node main.mjs read $writer.xlsx)$(./read $writer.xlsx)"
done | tee out
diff - out <<'SEEN'
written by sheetjs: sheetjs "Yes.\r\nDaily.", exceljs "Yes._x000d_\nDaily.", excelize "Yes._x000d_\nDaily."
written by exceljs: sheetjs "Yes.\r\nDaily.", exceljs "Yes.\nDaily.", excelize "Yes.\nDaily."
written by excelize: sheetjs "Yes.\r\nDaily.", exceljs "Yes.\r\nDaily.", excelize "Yes.\r\nDaily."
SEEN
