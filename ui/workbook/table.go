package workbook

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode"

	"trustbook/ui/ooxml"
)

// Parts of a new workbook that do not depend on its content. Style 1 is for the header; style 2 wraps long values.
const (
	newDeclaration   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	contentTypesPart = newDeclaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`
	relationshipsPart = newDeclaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRelationshipsPart = newDeclaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	workbookPart = newDeclaration + `<workbook xmlns="` + mainNamespace + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>`
	stylesPart = newDeclaration + `<styleSheet xmlns="` + mainNamespace + `"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
		`<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49"/>` +
		`<xf numFmtId="49" fontId="1" applyFont="1"/><xf numFmtId="49" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`
	sheetPartStart = newDeclaration + `<worksheet xmlns="` + mainNamespace + `"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="%d" width="24" customWidth="1"/></cols><sheetData>`
	mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// partTimestamp is the timestamp of all parts of a new workbook. It is constant, so that equal tables result in equal
// files.
var partTimestamp = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// WriteTable writes a new workbook with one sheet, which contains a header and rows of strings. Strings longer than
// [MaxCellLength] are cut and end with an ellipsis. Equal tables result in identical files.
func WriteTable(w io.Writer, title string, head []string, rows iter.Seq[[]string]) error {
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypesPart},
		{"_rels/.rels", relationshipsPart},
		{"xl/workbook.xml", fmt.Sprintf(workbookPart, ooxml.Escape(validSheetName(title)))},
		{"xl/_rels/workbook.xml.rels", bookRelationshipsPart},
		{"xl/styles.xml", stylesPart},
	} {
		out, err := newPart(z, part.name)
		if err == nil {
			_, err = io.WriteString(out, part.text)
		}
		if err != nil {
			return err
		}
	}
	out, err := newPart(z, "xl/worksheets/sheet1.xml")
	if err == nil {
		err = writeNewSheet(out, head, rows)
	}
	if err != nil {
		return err
	}
	return z.Close()
}

func newPart(z *zip.Writer, name string) (io.Writer, error) {
	return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: partTimestamp})
}

func writeNewSheet(w io.Writer, head []string, rows iter.Seq[[]string]) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, sheetPartStart, len(head))
	writeNewRow(out, 1, 1, head)
	n := 1
	for row := range rows {
		n++
		writeNewRow(out, n, 2, row)
	}
	fmt.Fprintf(out, `</sheetData><autoFilter ref="A1:%s"/></worksheet>`, Pos{n, len(head)})
	return out.Flush() // returns the first error of any write
}

func writeNewRow(w io.Writer, number, style int, texts []string) {
	fmt.Fprintf(w, `<row r="%d">`, number)
	for i, text := range texts {
		if text != "" {
			fmt.Fprintf(w, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, Pos{number, i + 1}, style, ooxml.Escape(escapeCell(cutText(text))))
		}
	}
	fmt.Fprint(w, "</row>")
}

// cutText shortens a string to the maximum length of a cell, at the end of a word.
func cutText(text string) string {
	if UTF16Units(text) <= MaxCellLength {
		return text
	}
	units, end, word := 0, 0, 0
	for i, r := range text {
		if units += UTF16Units(string(r)); units >= MaxCellLength { // keep space for the ellipsis
			break
		}
		if end = i + len(string(r)); unicode.IsSpace(r) {
			word = i
		}
	}
	if word > 0 {
		end = word
	}
	return text[:end] + "…"
}

const maxSheetName = 31

func validSheetName(title string) string {
	name := strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, title), " '")
	if r := []rune(name); len(r) > maxSheetName {
		name = strings.TrimRight(string(r[:maxSheetName-1]), " '") + "…"
	}
	if name == "" {
		return "Entries"
	}
	return name
}
