package workbook_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// part is a part of a test's workbook.
type part struct{ name, data string }

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relNS   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	pkgRel  = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// sheetXML wraps rows, and elements after them, in a worksheet.
func sheetXML(rows, after string) string {
	return xmlHead + `<worksheet xmlns="` + mainNS + `" xmlns:r="` + relNS + `" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">` +
		`<cols><col min="3" max="3" width="30" style="7"/></cols><sheetData>` + rows + `</sheetData>` + after + `</worksheet>`
}

// workbookParts returns the parts of a workbook with the given sheets, in Excel's layout.
func workbookParts(shared string, sheets ...string) []part {
	list, rels, types := "", "", ""
	parts := []part{}
	for i, xml := range sheets {
		n := string(rune('1' + i))
		state := map[bool]string{true: ` state="hidden"`}[i == 1]
		list += `<sheet name="Sheet ` + n + `" sheetId="` + n + `"` + state + ` r:id="rId` + n + `"/>`
		rels += `<Relationship Id="rId` + n + `" Type="` + relNS + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`
		types += `<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
		parts = append(parts, part{"xl/worksheets/sheet" + n + ".xml", xml})
	}
	if shared != "" {
		rels += `<Relationship Id="rId9" Type="` + relNS + `/sharedStrings" Target="sharedStrings.xml"/>`
		types += `<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>`
		parts = append(parts, part{"xl/sharedStrings.xml", xmlHead + `<sst xmlns="` + mainNS + `">` + shared + `</sst>`})
	}
	return append([]part{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` + types + `</Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + pkgRel + `"><Relationship Id="rId1" Type="` + relNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", xmlHead + `<workbook xmlns="` + mainNS + `" xmlns:r="` + relNS + `"><bookViews><workbookView activeTab="2"/></bookViews><sheets>` + list + `</sheets><definedNames><definedName name="Choices">'Sheet 2'!$B$1:$B$2</definedName></definedNames><calcPr calcId="1"/></workbook>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="` + pkgRel + `">` + rels + `</Relationships>`},
	}, parts...)
}

// zipParts writes parts into a zip, which makes them a workbook.
func zipParts(t testing.TB, parts []part) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = w.Write([]byte(p.data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// questionnaire returns a workbook with the pitfalls of real ones.
func questionnaire() []part {
	shared := `<si><t>Question</t></si><si><r><t xml:space="preserve">Do you </t></r><r><rPr><b/></rPr><t>encrypt?</t></r><rPh sb="0" eb="1"><t>phonetic</t></rPh></si><si><t>a_x000D_b _x005F_x0041_</t></si>`
	rows := `<row r="1"><c r="A1" t="s" s="3"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Answer</t></is></c></row>` +
		`<row r="3" spans="1:4"><c r="A3" t="s"><v>1</v></c><c r="B3" t="str"><f>Sheet2!A1</f><v>Cached?</v></c><c r="C3" s="4"/><c r="D3" s="5"/></row>` +
		`<row><c><v>12345678901234567</v></c><c t="b"><v>1</v></c><c s="4" t="e"><v>#N/A</v></c></row>` +
		`<row r="5" hidden="1"><c r="B5" t="s"><v>2</v></c><c r="C5" t="d"><v>2026-01-31</v></c></row>` +
		`<row r="6"><c r="A6"><f t="array" ref="A6:A7">1</f><v>1</v></c></row><row r="7"><c r="A7"><v>1</v></c></row>` +
		`<row r="8" s="9" customFormat="1"/>`
	after := `<sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="C5:D6"/></mergeCells>` +
		`<dataValidations><dataValidation type="list" sqref="C3 D3"><formula1>"Yes, No ,N/A"</formula1></dataValidation>` +
		`<dataValidation type="list" sqref="C4"><formula1>Choices</formula1></dataValidation>` +
		`<dataValidation type="list" sqref="C8:C9"><formula1>INDIRECT(A1)</formula1></dataValidation><dataValidation type="whole" sqref="D8"><formula1>1</formula1></dataValidation></dataValidations>` +
		`<extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>'Sheet 2'!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>C7</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`
	choices := `<row r="1"><c r="A1" t="inlineStr"><is><t>Oui</t></is></c><c r="B1" t="inlineStr"><is><t>Ja</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Non</t></is></c><c r="B2" t="inlineStr"><is><t>Nej</t></is></c></row>`
	return workbookParts(shared, sheetXML(rows, after), sheetXML(choices, ""), sheetXML("", ""))
}

// changed returns the parts with text replaced in all names and data.
func changed(parts []part, old, replacement string) []part {
	out := make([]part, len(parts))
	for i, p := range parts {
		out[i] = part{strings.ReplaceAll(p.name, old, replacement), strings.ReplaceAll(p.data, old, replacement)}
	}
	return out
}
