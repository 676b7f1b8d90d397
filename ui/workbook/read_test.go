package workbook_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"trustbook/ui/workbook"
)

func open(t *testing.T, data []byte) *workbook.Book {
	t.Helper()
	b, err := workbook.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// at returns the cell at a position such as C41.
func at(t *testing.T, s *workbook.Sheet, ref string) workbook.Cell {
	t.Helper()
	return s.Cell(position(ref))
}

func position(ref string) workbook.Pos {
	i := strings.IndexAny(ref, "0123456789")
	row := 0
	for _, c := range ref[i:] {
		row = row*10 + int(c-'0')
	}
	return workbook.Pos{Row: row, Column: workbook.ParseColumn(ref[:i])}
}

// checkQuestionnaire checks the cells read from the workbook questionnaire.
func checkQuestionnaire(t *testing.T, b *workbook.Book) {
	t.Helper()
	if len(b.Sheets) != 3 || !b.Sheets[1].Hidden || b.Sheets[0].Hidden || !b.Sheets[2].Active || b.Sheets[0].Name != "Sheet 1" {
		t.Fatalf("sheets: %+v", b.Sheets)
	}
	s := b.Sheets[0]
	for ref, want := range map[string]workbook.Cell{
		"A1": {Column: 1, Value: "Question"},
		"C1": {Column: 3, Value: "Answer"},
		"A3": {Column: 1, Value: "Do you encrypt?"},
		"B3": {Column: 2, Value: "Cached?", Formula: true},
		"C3": {Column: 3},
		"A4": {Column: 1, Value: "12345678901234567", Number: true},
		"B4": {Column: 2, Value: "TRUE"},
		"C4": {Column: 3, Value: "#N/A"},
		"B5": {Column: 2, Value: "a\rb _x0041_"},
		"C5": {Column: 3, Value: "2026-01-31"},
	} {
		if got := at(t, s, ref); got != want {
			t.Errorf("%s: %+v, want %+v", ref, got, want)
		}
	}
	for ref, want := range map[string][]string{"C3": {"Yes", "No", "N/A"}, "D3": {"Yes", "No", "N/A"}, "C4": {"Ja", "Nej"}, "C7": {"Oui", "Non"}, "C9": nil} {
		l := s.List(position(ref))
		if l == nil || !slices.Equal(l.Values, want) {
			t.Errorf("list of %s: %v, want %q", ref, l, want)
		}
	}
	if l := s.List(position("D8")); l != nil {
		t.Errorf("D8 has a list: %v", l)
	}
	if !s.Row(5).Hidden || s.Row(4).Hidden || !s.Protected || b.Sheets[1].Protected {
		t.Error("what is hidden and protected is wrong")
	}
	for ref, want := range map[string]string{"C3": "", "C5": "", "D6": "covered by the merged cell C5", "B3": "formula", "A7": "formula", "Z99": ""} {
		if err := s.Writable(position(ref)); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", ref, err)
		}
	}
}

// forms returns the same workbook in the forms written by different programs.
func forms() map[string][]part {
	base := questionnaire()
	prefixed := slices.Clone(base)
	for i, p := range prefixed {
		if strings.HasPrefix(p.name, "xl/worksheets") {
			p.data = strings.NewReplacer("<row", "<x:row", "</row", "</x:row", "<c ", "<x:c ", "<c>", "<x:c>", "</c>", "</x:c>", "<v>", "<x:v>", "</v>", "</x:v>", "<f>", "<x:f>", "</f>", "</x:f>", "<f ", "<x:f ",
				"<sheetData", "<x:sheetData", "</sheetData", "</x:sheetData", "<is>", "<x:is>", "</is>", "</x:is>", "<t>", "<x:t>", "</t>", "</x:t>", `<worksheet xmlns="`, `<worksheet xmlns:x="`+mainNS+`" xmlns="`).Replace(p.data)
			prefixed[i] = p
		}
	}
	return map[string][]part{
		"as Excel writes it":   base,
		"prefixes":             prefixed,
		"strict":               changed(changed(base, relNS, "http://purl.oclc.org/ooxml/officeDocument/relationships"), mainNS, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
		"absolute targets":     changed(changed(changed(base, `Target="worksheets`, `Target="/xl/worksheets`), `Target="shared`, `Target="/xl/shared`), `Target="xl/`, `Target="/xl/`),
		"another case":         changed(changed(base, "worksheets/sheet1.xml\"", "Worksheets/SHEET1.xml\""), `Target="xl/workbook`, `Target="XL/Workbook`),
		"targets with dots":    changed(base, `Target="worksheets`, `Target="../xl/worksheets`),
		"names with a slash":   changed(base, "[Content_Types]", "/[Content_Types]"),
		"comments and CDATA":   changed(changed(base, "<v>12345678901234567</v>", "<v>1234567<!-- c --><![CDATA[8901234567]]></v>"), "</sheetData>", "<!-- <row/> --></sheetData>"),
		"validations fallback": changed(changed(base, `<formula1>"Yes`, `<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x12ac"><x12ac:list xmlns:x12ac="x">Yes</x12ac:list></mc:Choice><mc:Fallback><formula1>"Yes`), `N/A"</formula1>`, `N/A"</formula1></mc:Fallback></mc:AlternateContent>`),
	}
}

func TestReadsAllFormsOfAWorkbook(t *testing.T) {
	for name, parts := range forms() {
		t.Run(name, func(t *testing.T) { checkQuestionnaire(t, open(t, zipParts(t, parts))) })
	}
}

func TestRelativeListIsNotGuessed(t *testing.T) {
	data := zipParts(t, changed(questionnaire(), "'Sheet 2'!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>C7<", "'Sheet 2'!A1:A3</xm:f></x14:formula1><xm:sqref>C7:C8<"))
	if l := open(t, data).Sheets[0].List(position("C7")); l == nil || l.Values != nil {
		t.Errorf("%+v", l)
	}
}

func TestRefusesWhatIsNoWorkbook(t *testing.T) {
	good := questionnaire()
	damaged := zipParts(t, good)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"old format":         {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 etc"), "save it as .xlsx"},
		"OpenDocument":       {zipParts(t, []part{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}), "OpenDocument"},
		"binary workbook":    {zipParts(t, changed(good, "workbook.xml", "workbook.bin")), ".xlsb"},
		"Word":               {zipParts(t, changed(good, "workbook.xml", "document.xml")), "another kind of document"},
		"zip":                {zipParts(t, []part{{"a.txt", "a"}}), "not a workbook"},
		"incomplete":         {damaged[:len(damaged)/2], "incomplete download"},
		"binary":             {[]byte("abc\x00def"), "neither"},
		"missing sheet":      {zipParts(t, changed(good, `Target="worksheets/sheet1`, `Target="worksheets/sheet7`)), "is missing"},
		"malformed sheet":    {zipParts(t, changed(good, "</row>", "</c>")), "damaged"},
		"entities":           {zipParts(t, changed(good, "<t>Answer</t>", "<t>&lol;</t>")), "damaged"},
		"part twice":         {zipParts(t, append(questionnaire(), part{"XL/WORKBOOK.XML", ""})), "twice"},
		"string not there":   {zipParts(t, changed(good, "<v>2</v>", "<v>200</v>")), "missing"},
		"rows out of order":  {zipParts(t, changed(good, `<row r="7">`, `<row r="2">`)), "not in order"},
		"cells out of order": {zipParts(t, changed(good, `<c r="C5"`, `<c r="A5"`)), "not in order"},
		"cell elsewhere":     {zipParts(t, changed(good, `<c r="C5"`, `<c r="C9"`)), "not in order"},
		"row beyond the end": {zipParts(t, changed(good, `<row r="8"`, `<row r="1048577"`)), "not in order"},
	} {
		t.Run(name, func(t *testing.T) {
			checkRefused(t, c.data, c.want)
		})
	}
}

// A small file must not cause a large amount of work.
func TestRefusesBombs(t *testing.T) {
	data := zipParts(t, questionnaire())
	directory := bytes.LastIndex(data, []byte("PK\x01\x02"))    // header of the last part
	binary.LittleEndian.PutUint32(data[directory+24:], 129<<20) // size of the last part
	checkRefused(t, data, "unpacks to more than 128 MiB")
	if os.Getenv("TRUSTBOOK_FULL") != "" {
		checkRefused(t, zipParts(t, changed(questionnaire(), "<t>Answer</t>", "<t>"+strings.Repeat("a", 65<<20)+"</t>")), "64 MiB of text")
	}
}

func checkRefused(t *testing.T, data []byte, want string) {
	t.Helper()
	if _, err := workbook.Open(data); !errors.Is(err, workbook.ErrRefused) || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %q", err, want)
	}
}

func TestPositions(t *testing.T) {
	for column, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := workbook.ColumnName(column); got != want || workbook.ParseColumn(want) != column {
			t.Errorf("%d is %q, and %q is %d", column, got, want, workbook.ParseColumn(want))
		}
	}
	for _, wrong := range []string{"XFE", "AAAAAAAAAAAA", "A1", "å"} {
		if n := workbook.ParseColumn(wrong); n != 0 {
			t.Errorf("%s is %d", wrong, n)
		}
	}
}

func TestSplitRows(t *testing.T) {
	for name, c := range map[string]struct {
		csv  string
		want map[int]int
	}{
		"a comma in a text":          {"a,b\n1,\"x\ny\"\n2,one, two\n3,\"one, two\"\n", map[int]int{3: 4}},
		"after an empty line":        {"a,b\n\n2,one, two\n3,\"one, two\"\n", map[int]int{3: 3}},
		"without a space after it":   {"a,b\n1,2\n2,3,4\n", map[int]int{3: 3}},
		"moved into an empty field":  {"a,b,c\n1,2,\n2,one, two,\n", map[int]int{3: 3}},
		"a final comma":              {"a,b\n1,2\n2,3,\n", nil},
		"a header that lacks a name": {"a,b\n1,2,3\n4,5,6\n", nil},
		"nothing below the header":   {"a,b\n", nil},
	} {
		if got := open(t, []byte(c.csv)).ShiftedRows(1); !maps.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestReadsCSV(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"commas":       {"id,question\n1,\"Do you, or\nnot?\"\n", "Do you, or\nnot?"},
		"semicolons":   {"\ufeffid;question\r\n1;\"Do you, or\nnot?\"\r\n", "Do you, or\nnot?"},
		"tabs":         {"id\tquestion\n1\tDo you?\n", "Do you?"},
		"Windows-1252": {"id;question\n1;G\xf6r ni?\n", "Gör ni?"},
		"UTF-16":       {"\xff\xfei\x00d\x00,\x00q\x00\n\x001\x00,\x00A\x00?\x00", "A?"},
		"bare quotes":  {"id,question\n1,Do \"you\"?\n", `Do "you"?`},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, []byte(c.text))
			if got := b.Sheets[0].Cell(position("B2")).Value; got != c.want || !b.CSV {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
