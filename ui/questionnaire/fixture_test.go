package questionnaire

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/workbook"
)

// sheetOf describes a sheet for a test, as rows of cells from column A. A cell that begins with = is a formula,
// followed by its cached value.
type sheetOf struct {
	name   string
	hidden bool
	rows   [][]string
	lists  map[string]string // values by range
	merged []string

	hiddenRow int // number of the hidden row; 0 for none
	protected bool
}

// workbookOf writes a workbook with inline strings.
func workbookOf(t *testing.T, sheets ...sheetOf) []byte {
	t.Helper()
	const (
		main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
		rel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		pkg  = "http://schemas.openxmlformats.org/package/2006/relationships"
	)
	parts := map[string]string{"_rels/.rels": `<Relationships xmlns="` + pkg + `"><Relationship Id="a" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`}
	list, rels := "", ""
	for i, s := range sheets {
		state := map[bool]string{true: ` state="hidden"`}[s.hidden]
		list += fmt.Sprintf(`<sheet name="%s" sheetId="%d"%s r:id="r%d"/>`, html.EscapeString(s.name), i+1, state, i)
		rels += fmt.Sprintf(`<Relationship Id="r%d" Type="%s/worksheet" Target="worksheets/s%d.xml"/>`, i, rel, i)
		parts[fmt.Sprintf("xl/worksheets/s%d.xml", i)] = `<worksheet xmlns="` + main + `"><sheetData>` + rowsXML(s.rows, s.hiddenRow) + `</sheetData>` + afterRows(s) + `</worksheet>`
	}
	parts["xl/workbook.xml"] = `<workbook xmlns="` + main + `" xmlns:r="` + rel + `"><sheets>` + list + `</sheets></workbook>`
	parts["xl/_rels/workbook.xml.rels"] = `<Relationships xmlns="` + pkg + `">` + rels + `</Relationships>`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(data))
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

func rowsXML(rows [][]string, hidden int) string {
	var b strings.Builder
	for i, row := range rows {
		fmt.Fprintf(&b, `<row r="%d" hidden="%t">`, i+1, i+1 == hidden)
		for j, cell := range row {
			ref := workbook.Pos{Row: i + 1, Column: j + 1}
			if value, ok := strings.CutPrefix(cell, "="); ok {
				fmt.Fprintf(&b, `<c r="%v" t="str"><f>X1</f><v>%s</v></c>`, ref, html.EscapeString(value))
			} else if cell != "" {
				fmt.Fprintf(&b, `<c r="%v" t="inlineStr"><is><t>%s</t></is></c>`, ref, html.EscapeString(cell))
			}
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}

func afterRows(s sheetOf) string {
	out := ""
	for _, m := range s.merged {
		out += `<mergeCell ref="` + m + `"/>`
	}
	if out != "" {
		out = `<mergeCells>` + out + `</mergeCells>`
	}
	if s.protected {
		out = `<sheetProtection sheet="1"/>` + out
	}
	for cells, values := range s.lists {
		out += `<dataValidations><dataValidation type="list" sqref="` + cells + `"><formula1>"` + html.EscapeString(values) + `"</formula1></dataValidation></dataValidations>`
	}
	return out
}

// handbookOf loads a handbook from pages without their front matter fences.
func handbookOf(t *testing.T, pages ...string) *handbook.Handbook {
	t.Helper()
	files := fstest.MapFS{"handbook.yaml": {Data: []byte("title: Test\n")}}
	for i, page := range pages {
		files[fmt.Sprintf("a/page%d.md", i)] = &fstest.MapFile{Data: []byte("---\n" + page)}
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func proposerOf(h *handbook.Handbook) *Proposer {
	return &Proposer{Handbook: h, Index: search.New(h), Now: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)}
}

func mustOpen(t *testing.T, data []byte, name string) *Questionnaire {
	t.Helper()
	q, err := Open(data, name, SheetChoice{})
	if err != nil {
		t.Fatal(err)
	}
	return q
}
