package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"

	"trustbook/ui/workbook"
)

// headerAt returns the offset of a part's header in the central directory.
func headerAt(t *testing.T, data []byte, name string) int {
	t.Helper()
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("PK\x01\x02"))
		if i < 0 {
			t.Fatalf("there is no part %s", name)
		}
		at += i
		n := int(binary.LittleEndian.Uint16(data[at+28:]))
		if string(data[at+46:at+46+n]) == name {
			return at
		}
		at += 4
	}
}

// Whatever is wrong with a damaged zip, it is reported and nothing in the zip is read.
func TestDamagedZips(t *testing.T) {
	const sheet = "xl/worksheets/sheet1.xml"
	for name, c := range map[string]struct {
		damage func(data []byte, header int) []byte
		want   string
	}{
		"encrypted part":   {func(d []byte, at int) []byte { d[at+8] |= 1; return d }, "encrypted"},
		"wrong checksum":   {func(d []byte, at int) []byte { d[at+16] ^= 0xff; return d }, "is damaged"},
		"unknown method":   {func(d []byte, at int) []byte { d[at+10] = 99; return d }, "is damaged"},
		"shorter":          {func(d []byte, at int) []byte { binary.LittleEndian.PutUint32(d[at+24:], 7); return d }, "is damaged"},
		"longer":           {func(d []byte, at int) []byte { binary.LittleEndian.PutUint32(d[at+24:], 1<<20); return d }, "is damaged"},
		"far too large":    {func(d []byte, at int) []byte { binary.LittleEndian.PutUint32(d[at+24:], 1<<31); return d }, "128 MiB"},
		"part elsewhere":   {func(d []byte, at int) []byte { binary.LittleEndian.PutUint32(d[at+42:], 1<<24); return d }, "is damaged"},
		"header elsewhere": {func(d []byte, at int) []byte { binary.LittleEndian.PutUint32(d[at+42:], 3); return d }, "is damaged"},
		"no directory":     {func(d []byte, at int) []byte { return d[:at] }, "incomplete download"},
		"end cut off":      {func(d []byte, _ int) []byte { return d[:len(d)-8] }, "incomplete download"},
		"only its name":    {func([]byte, int) []byte { return []byte("PK") }, "incomplete download"},
	} {
		t.Run(name, func(t *testing.T) {
			data := zipParts(t, questionnaire())
			checkRefused(t, c.damage(data, headerAt(t, data, sheet)), c.want)
		})
	}
}

func TestDamagedParts(t *testing.T) {
	good := questionnaire()
	for name, c := range map[string]struct {
		old, replacement, want string
	}{
		"no sheet":                  {"<sheetData>", "<sheetData", "damaged"},
		"document type":             {"<worksheet", "<!DOCTYPE x><worksheet", "damaged"},
		"two roots":                 {"</worksheet>", "</worksheet><a/>", "damaged"},
		"text as a row's number":    {`<row r="3"`, `<row r="three"`, "not in order"},
		"row zero":                  {`<row r="1"`, `<row r="0"`, "not in order"},
		"negative row":              {`<row r="1"`, `<row r="-1"`, "not in order"},
		"huge row":                  {`<row r="8"`, `<row r="99999999999999999999"`, "not in order"},
		"same row twice":            {`<row r="3"`, `<row r="1"`, "not in order"},
		"cell beyond the end":       {`<c r="D3"`, `<c r="XFE3"`, "not in order"},
		"cell without a column":     {`<c r="D3"`, `<c r="3"`, "not in order"},
		"same cell twice":           {`<c r="D3"`, `<c r="C3"`, "not in order"},
		"negative string":           {"<v>2</v>", "<v>-1</v>", "missing"},
		"string that is no number":  {"<v>2</v>", "<v>two</v>", "missing"},
		"entity in a string":        {"<t>phonetic</t>", "<t>&x;</t>", ""},
		"no workbook":               {`Target="xl/workbook.xml"`, `Target="xl/workbooks.xml"`, "is missing"},
		"workbook outside":          {`Target="xl/workbook.xml"`, `Target="../../workbook.xml"`, "is missing"},
		"not UTF-8":                 {"<t>Answer</t>", "<t>Answer\xff</t>", "UTF-8"},
		"sheet is closed too early": {"<sheetData><row", "</worksheet><sheetData><row", "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			data := zipParts(t, changed(good, c.old, c.replacement))
			if c.want == "" { // skipped content need not be valid
				open(t, data)
				return
			}
			checkRefused(t, data, c.want)
		})
	}
}

func TestLimits(t *testing.T) {
	var many []part
	for i := range 10_001 {
		many = append(many, part{fmt.Sprintf("a%d", i), ""})
	}
	checkRefused(t, zipParts(t, many), "10000 parts")
	list := `<sheet name="Sheet 1" sheetId="1" r:id="rId1"/>`
	checkRefused(t, zipParts(t, changed(questionnaire(), list, strings.Repeat(list, 1000))), "1000 sheets")
	merged := `<mergeCell ref="C5:D6"/>`
	checkRefused(t, zipParts(t, changed(questionnaire(), merged, strings.Repeat(merged, 100_002))), "100000 ranges")
	checkRefused(t, []byte(strings.Repeat(",", 1<<14)+"\n"), "16384 columns")
	checkRefused(t, append([]byte("a,b\n"), make([]byte, workbook.MaxBytes)...), "32 MiB")
}

// The relationship with the first id is used, so that a file is always read in the same way.
func TestTwoMainPartsAreReadInOrder(t *testing.T) {
	parts := changed(questionnaire(), `<Relationship Id="rId1" Type="`+relNS+`/officeDocument" Target="xl/workbook.xml"/>`,
		`<Relationship Id="rId2" Type="`+relNS+`/officeDocument" Target="xl/other.bin"/><Relationship Id="rId1" Type="`+relNS+`/officeDocument" Target="xl/workbook.xml"/>`)
	data := zipParts(t, parts)
	for range 20 {
		checkQuestionnaire(t, open(t, data))
	}
}

// Row numbers and cell positions can be missing, in which case they follow the previous ones.
func TestRowsAndCellsWithoutNumbers(t *testing.T) {
	cell := func(text string) string { return `<c t="inlineStr"><is><t>` + text + `</t></is></c>` }
	rows := `<row>` + cell("A1") + cell("B1") + `</row><row/><row>` + cell("A3") + `<c/>` + cell("C3") + `</row>` +
		`<row r="7"><c r="C7" t="inlineStr"><is><t>C7</t></is></c>` + cell("D7") + `</row><row>` + cell("A8") + `</row>`
	data := zipParts(t, workbookParts("", sheetXML(rows, "")))
	b := open(t, data)
	for ref, value := range cells(b) {
		if ref != "Sheet 1!"+value {
			t.Errorf("%s is in %s", value, ref)
		}
	}
	if n := len(cells(b)); n != 7 {
		t.Errorf("%d cells", n)
	}
	for _, ref := range []string{"A1", "C1", "A2", "B3", "D3", "A5", "B7", "E7", "B8", "A9"} {
		want := cells(b)
		want["Sheet 1!"+ref] = "new"
		got := cells(open(t, write(t, open(t, data), map[string]string{ref: "new"})))
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", ref, got, want)
		}
	}
}

func TestValuesOfCells(t *testing.T) {
	for xml, want := range map[string]workbook.Cell{
		`<c r="A1"/>`:                                              {Column: 1},
		`<c r="A1"><v></v></c>`:                                    {Column: 1},
		`<c r="A1"><v>1.5</v></c>`:                                 {Column: 1, Value: "1.5", Number: true},
		`<c r="A1" t="n"><v>1E3</v></c>`:                           {Column: 1, Value: "1E3", Number: true},
		`<c r="A1" t="b"><v>0</v></c>`:                             {Column: 1, Value: "FALSE"},
		`<c r="A1" t="b"><v>true</v></c>`:                          {Column: 1, Value: "TRUE"},
		`<c r="A1" t="b"><v>7</v></c>`:                             {Column: 1},
		`<c r="A1" t="e"><v>#REF!</v></c>`:                         {Column: 1, Value: "#REF!"},
		`<c r="A1" t="s"><v></v></c>`:                              {Column: 1},
		`<c r="A1" t="str"><v>a_x0009_b</v></c>`:                   {Column: 1, Value: "a\tb"},
		`<c r="A1" t="d"><v>2026-01-31</v></c>`:                    {Column: 1, Value: "2026-01-31"},
		`<c r="A1"><f>B1</f></c>`:                                  {Column: 1, Formula: true},
		`<c r="A1"><f/><v>1</v></c>`:                               {Column: 1, Value: "1", Number: true, Formula: true},
		`<c r="A1"><f t="shared" si="0"/><v>1</v></c>`:             {Column: 1, Value: "1", Number: true, Formula: true},
		`<c r="A1" t="inlineStr"><is><t>a</t><t>b</t></is></c>`:    {Column: 1, Value: "ab"},
		`<c r="A1" t="inlineStr"><is><t>a&#10;b&amp;</t></is></c>`: {Column: 1, Value: "a\nb&"},
		`<c r="A1" t="inlineStr"><is><r><t>a</t></r><rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr/></is></c>`: {Column: 1, Value: "a"},
		`<c r="A1"><extLst><v>9</v></extLst><v>1</v></c>`:                                                    {Column: 1, Value: "1", Number: true},
		`<c r="A1" t="inlineStr"><is><t xml:space="preserve">  a </t></is></c>`:                              {Column: 1, Value: "  a "},
	} {
		s := open(t, zipParts(t, workbookParts("", sheetXML(`<row r="1">`+xml+`</row>`, "")))).Sheets[0]
		if got := s.Cell(workbook.Pos{Row: 1, Column: 1}); got != want {
			t.Errorf("%s: %+v, want %+v", xml, got, want)
		}
	}
}

// The values of lists are looked up wherever their formula points, and never guessed.
func TestFormulasOfLists(t *testing.T) {
	for formula, want := range map[string][]string{
		`"Yes,No"`: {"Yes", "No"}, `=“x”`: nil, `"Yes`: {"Yes"}, `""`: nil, "": nil,
		"Choices": {"Ja", "Nej"}, "=choices": {"Ja", "Nej"}, "CHOICES": {"Ja", "Nej"}, "Unknown": nil,
		"'Sheet 2'!$A$1:$A$2": {"Oui", "Non"}, "='Sheet 2'!$A$1:$A$2": {"Oui", "Non"}, "'Sheet 2'!$A:$A": {"Oui", "Non"}, "'Sheet 2'!$1:$1": {"Oui", "Ja"}, "'Sheet 2'!$A$1": {"Oui"},
		"'Sheet 9'!$A$1:$A$2": nil, "'Sheet 2'!$A$9:$A$12": nil, "$A$1:$A$1": {"Question"}, "INDIRECT(A1)": nil, "OFFSET($A$1,0,0,2)": nil, "[1]Other!$A$1:$A$2": nil, "$A$2:$A$1": nil,
	} {
		escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(formula)
		data := zipParts(t, changed(questionnaire(), `<formula1>"Yes, No ,N/A"</formula1>`, "<formula1>"+escaped+"</formula1>"))
		l := open(t, data).Sheets[0].List(position("C3"))
		if l == nil || !slices.Equal(l.Values, want) {
			t.Errorf("%s: %+v, want %q", formula, l, want)
		}
	}
}

// Part names that point outside a folder are only names, because nothing is extracted.
func TestPartsWithPathsThatLeadOut(t *testing.T) {
	parts := append(questionnaire(), part{"../../etc/passwd", "x"}, part{`..\windows`, "x"}, part{"/root", "x"})
	data := zipParts(t, parts)
	b := open(t, data)
	checkQuestionnaire(t, b)
	checkUntouched(t, data, write(t, b, map[string]string{"C3": "x"}), "sheet1.xml", "workbook.xml")
}

// The copy keeps the metadata of the parts, and all of them can be read.
func TestTheCopyIsAWholeZip(t *testing.T) {
	written := write(t, open(t, zipParts(t, questionnaire())), answers)
	z, err := zip.NewReader(bytes.NewReader(written), int64(len(written)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if text := unpacked(t, written, f.Name); uint64(len(text)) != f.UncompressedSize64 || crc32.ChecksumIEEE([]byte(text)) != f.CRC32 {
			t.Errorf("%s has %d bytes, want %d", f.Name, len(text), f.UncompressedSize64)
		}
	}
}
