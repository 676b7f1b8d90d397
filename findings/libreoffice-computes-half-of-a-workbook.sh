#!/usr/bin/env bash
# Packages:  LibreOffice 7.4.7 (package libreoffice-calc 4:7.4.7-1+deb12u14 of Debian 12); Go 1.26.8
#            only makes the workbooks
# Seen on:   2026-11-29
#
# A workbook can request that its formulas be computed when it is opened (fullCalcOnLoad, here with forceFullCalc).
# LibreOffice ignores the request. If docProps/app.xml names Microsoft Excel, LibreOffice shows the results stored
# in the file, however old they are. If it names another program, LibreOffice computes formulas whose result is
# text, but not those whose result is a number. So a changed answer appears next to the score of the old answer; in
# the second case only half of the workbook is up to date, which is easy to overlook.
#
# Output seen, for A1 = 2, B1 = A1*2 stored as 99 and C1 = A1&" points" stored as "stale":
#   Microsoft Excel: 2,99,stale
#   Example: 2,99,2 points
#
# For us: a copy that `trustbook answer` fills in makes this request for Excel, and the report says to press
# Ctrl+Shift+F9 in LibreOffice.
set -euo pipefail
command -v soffice >/dev/null || { echo "needs soffice (Debian: libreoffice-calc)" >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'GO'
module finding

go 1.26
GO
cat >main.go <<'GO'
package main

import (
	"archive/zip"
	"os"
)

const (
	packageNS = "http://schemas.openxmlformats.org/package/2006/"
	officeNS  = "http://schemas.openxmlformats.org/officeDocument/2006/"
	mainNS    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	mediaType = "application/vnd.openxmlformats-"
)

// workbook writes a workbook that says that application has made it.
func workbook(name, application string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	z := zip.NewWriter(f)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + packageNS + `content-types">
			<Default Extension="rels" ContentType="` + mediaType + `package.relationships+xml"/>
			<Override PartName="/xl/workbook.xml" ContentType="` + mediaType + `officedocument.spreadsheetml.sheet.main+xml"/>
			<Override PartName="/xl/sheet.xml" ContentType="` + mediaType + `officedocument.spreadsheetml.worksheet+xml"/>
			<Override PartName="/docProps/app.xml" ContentType="` + mediaType + `officedocument.extended-properties+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packageNS + `relationships">
			<Relationship Id="a" Type="` + officeNS + `relationships/officeDocument" Target="xl/workbook.xml"/>
			<Relationship Id="b" Type="` + officeNS + `relationships/extended-properties" Target="docProps/app.xml"/></Relationships>`},
		{"docProps/app.xml", `<Properties xmlns="` + officeNS + `extended-properties"><Application>` + application + `</Application></Properties>`},
		{"xl/workbook.xml", `<workbook xmlns="` + mainNS + `" xmlns:r="` + officeNS + `relationships">
			<sheets><sheet name="S" sheetId="1" r:id="a"/></sheets><calcPr calcId="191029" fullCalcOnLoad="1" forceFullCalc="1"/></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packageNS + `relationships">
			<Relationship Id="a" Type="` + officeNS + `relationships/worksheet" Target="sheet.xml"/></Relationships>`},
		{"xl/sheet.xml", `<worksheet xmlns="` + mainNS + `"><sheetData><row r="1"><c r="A1"><v>2</v></c>
			<c r="B1"><f>A1*2</f><v>99</v></c><c r="C1" t="str"><f>A1&amp;" points"</f><v>stale</v></c></row></sheetData></worksheet>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			return err
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return f.Close()
}

func main() {
	for _, application := range []string{"Microsoft Excel", "Example"} {
		if err := workbook(application+".xlsx", application); err != nil {
			panic(err)
		}
	}
}
GO
go run .
soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to csv ./*.xlsx >/dev/null 2>&1
for name in "Microsoft Excel" "Example"; do
	echo "$name: $(cat "$name.csv")"
done | tee out
diff - out <<'SEEN'
Microsoft Excel: 2,99,stale
Example: 2,99,2 points
SEEN
