package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"trustbook/ui/workbook"
)

// write writes texts into cells of the first sheet.
func write(t *testing.T, b *workbook.Book, texts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out, edits(b, texts)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func edits(b *workbook.Book, texts map[string]string) []workbook.Edit {
	var list []workbook.Edit
	for _, ref := range slices.Sorted(maps.Keys(texts)) {
		list = append(list, workbook.Edit{Sheet: b.Sheets[0], Pos: position(ref), Text: texts[ref]})
	}
	return list
}

// rawParts returns the compressed bytes of all parts.
func rawParts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(raw)
	}
	return out
}

func unpacked(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// cells returns the values of all cells of all sheets.
func cells(b *workbook.Book) map[string]string {
	out := map[string]string{}
	for _, s := range b.Sheets {
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				out[s.Name+"!"+workbook.Pos{Row: r.Number, Column: c.Column}.String()] = c.Value
			}
		}
	}
	return out
}

// answers holds texts for all kinds of cells: existing ones, missing ones, and ones in missing rows.
var answers = map[string]string{
	"C3": "Yes", "D3": " a <b> & \"c\"\nd ", "E3": "behind the last cell", "C2": "in a missing row", "A2": "first there", "C4": "over an error",
	"A5": "before the first cell", "C5": "merged", "C8": "in an empty row", "Z20": "=1+1", "B7": "literal _x0041_ and \U0001f600",
}

func TestWritesTheAnsweredCellsOnly(t *testing.T) {
	for name, parts := range forms() {
		t.Run(name, func(t *testing.T) {
			data := zipParts(t, parts)
			before := open(t, data)
			written := write(t, before, answers)
			want := cells(before)
			for ref, text := range answers {
				want["Sheet 1!"+ref] = text
			}
			after := open(t, written)
			if got := cells(after); !maps.Equal(got, want) {
				t.Errorf("cells\n%q, want\n%q", got, want)
			}
			if len(after.Sheets[0].Lists) != len(before.Sheets[0].Lists) || len(after.Sheets[0].Merged) != 1 {
				t.Error("lists or merged cells are lost")
			}
			checkUntouched(t, data, written, "sheet1.xml", "workbook.xml")
		})
	}
}

// checkUntouched compares the compressed bytes of all parts, except those with the given suffixes.
func checkUntouched(t *testing.T, before, after []byte, touched ...string) {
	t.Helper()
	old, now := rawParts(t, before), rawParts(t, after)
	if len(old) != len(now) {
		t.Errorf("%d parts have become %d", len(old), len(now))
	}
	for name, raw := range old {
		isTouched := slices.ContainsFunc(touched, func(s string) bool { return strings.HasSuffix(strings.ToLower(name), s) })
		if got, ok := now[name]; !ok || got != raw && !isTouched {
			t.Errorf("%s has changed", name)
		}
	}
}

// The bytes of a sheet differ only where a cell was written.
func TestKeepsTheBytesAroundACell(t *testing.T) {
	data := zipParts(t, questionnaire())
	const name = "xl/worksheets/sheet1.xml"
	was := unpacked(t, data, name)
	for ref, c := range map[string][2]string{
		"C3": {`<c r="C3" s="4"/>`, `<c r="C3" s="4" t="inlineStr"><is><t xml:space="preserve">x</t></is></c>`},
		"C4": {`<c s="4" t="e"><v>#N/A</v></c>`, `<c s="4" t="inlineStr"><is><t xml:space="preserve">x</t></is></c>`},
		"E3": {`<c r="D3" s="5"/>`, `<c r="D3" s="5"/><c r="E3" t="inlineStr"><is><t xml:space="preserve">x</t></is></c>`},
		"C7": {`<v>1</v></c></row><row r="8"`, `<v>1</v></c><c r="C7" s="7" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row><row r="8"`},
		"A8": {`customFormat="1"/>`, `customFormat="1"><c r="A8" s="9" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row>`},
		"A9": {`</sheetData>`, `<row r="9"><c r="A9" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row></sheetData>`},
		"C2": {`<row r="3"`, `<row r="2"><c r="C2" s="7" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row><row r="3"`},
	} {
		got := unpacked(t, write(t, open(t, data), map[string]string{ref: "x"}), name)
		if want := strings.Replace(was, c[0], c[1], 1); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", ref, got, want)
		}
	}
}

func TestAsksForAComputationWhereThereAreFormulas(t *testing.T) {
	const name = "xl/workbook.xml"
	for from, want := range map[string]string{
		`<calcPr calcId="1"/>`:                      `<calcPr calcId="1" fullCalcOnLoad="1"/>`,
		`<calcPr fullCalcOnLoad="0"></calcPr>`:      `<calcPr fullCalcOnLoad="1"></calcPr>`,
		`<oleSize ref="A1"/>`:                       `<calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/>`,
		`<x:calcPr xmlns:x="` + mainNS + `" a=""/>`: `<x:calcPr xmlns:x="` + mainNS + `" a="" fullCalcOnLoad="1"/>`,
	} {
		data := zipParts(t, changed(questionnaire(), `<calcPr calcId="1"/>`, from))
		got := unpacked(t, write(t, open(t, data), map[string]string{"C3": "x"}), name)
		if !strings.Contains(got, want) || strings.Count(got, "calcPr") > 2 {
			t.Errorf("%s: %s", from, got)
		}
	}
	same := zipParts(t, questionnaire())
	checkUntouched(t, same, write(t, open(t, same), nil)) // unchanged values affect nothing
	plain := changed(changed(questionnaire(), "<f>Sheet2!A1</f>", ""), `<f t="array" ref="A6:A7">1</f>`, "")
	data := zipParts(t, plain)
	checkUntouched(t, data, write(t, open(t, data), map[string]string{"C3": "x"}), "sheet1.xml")
}

func TestRefusesWhatCannotBeWritten(t *testing.T) {
	for name, c := range map[string]struct {
		parts []part
		texts map[string]string
		want  string
	}{
		"formula":   {questionnaire(), map[string]string{"B3": "x"}, "B3 has a formula"},
		"array":     {questionnaire(), map[string]string{"A7": "x"}, "A7 has a formula"},
		"merged":    {questionnaire(), map[string]string{"D5": "x"}, "covered by the merged cell C5"},
		"long":      {questionnaire(), map[string]string{"C3": strings.Repeat("\U0001f600", 16384)}, "longer than 32767"},
		"signature": {append(questionnaire(), part{"_xmlsignatures/sig1.xml", "<a/>"}), map[string]string{"C3": "x"}, "digitally signed"},
	} {
		b := open(t, zipParts(t, c.parts))
		if err := b.Write(io.Discard, edits(b, c.texts)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b := open(t, zipParts(t, questionnaire()))
	twice := append(edits(b, map[string]string{"C3": "x"}), edits(b, map[string]string{"C3": "y"})...)
	if err := b.Write(io.Discard, twice); err == nil || !strings.Contains(err.Error(), "two texts") {
		t.Error(err)
	}
	if err := b.Write(io.Discard, edits(b, map[string]string{"C3": strings.Repeat("\U0001f600", 16383)})); err != nil {
		t.Error(err)
	}
}

func TestWritesCSV(t *testing.T) {
	const text = "\ufeffid;question;answer\r\n1;\"Do you, or\r\nnot?\";\r\n\r\n2;\"Old\";\"kept; \"\"as is\"\"\"\r\n3;short"
	b := open(t, []byte(text))
	got := write(t, b, map[string]string{"C2": `Yes; "always"`, "D2": "=1+1", "C5": "at the end", "E5": "far"})
	const want = "\ufeffid;question;answer\r\n1;\"Do you, or\r\nnot?\";\"Yes; \"\"always\"\"\";\"'=1+1\"\r\n\r\n2;\"Old\";\"kept; \"\"as is\"\"\"\r\n3;short;\"at the end\";;\"far\""
	if string(got) != want {
		t.Errorf("%q, want\n%q", got, want)
	}
	for _, cell := range []string{"A9", "A3"} {
		if err := b.Write(io.Discard, edits(b, map[string]string{cell: "x"})); err == nil {
			t.Errorf("wrote into %s, which does not exist", cell)
		}
	}
}

// Any sheet that can be read can be written to, and read again with the new text.
func FuzzSheet(f *testing.F) {
	for _, p := range questionnaire() {
		if strings.HasPrefix(p.name, "xl/worksheets") {
			f.Add(p.data, "Yes", 3, 3)
		}
	}
	f.Add(sheetXML(`<row/><row><c/><c><v>1</v></c></row>`, ""), "_x0041_", 2, 1)
	f.Fuzz(func(t *testing.T, sheet, text string, row, column int) {
		parts := questionnaire()
		parts[4].data = sheet
		b, err := workbook.Open(zipParts(t, parts))
		if err != nil || row < 1 || row > 1<<20 || column < 1 || column > 1<<14 {
			return
		}
		s := b.Sheets[0]
		p := workbook.Pos{Row: row, Column: column}
		text = strings.Map(validXML, strings.ToValidUTF8(text, ""))
		if s.Writable(p) != nil || workbook.UTF16Units(text) > workbook.MaxCellLength {
			return
		}
		want := cells(b)
		want[s.Name+"!"+p.String()] = text
		if text == "" {
			delete(want, s.Name+"!"+p.String())
		}
		var out bytes.Buffer
		if err := b.Write(&out, []workbook.Edit{{Sheet: s, Pos: p, Text: text}}); err != nil {
			if !strings.Contains(sheet, "<sheetData") || strings.Contains(err.Error(), "another structure") {
				return
			}
			t.Fatal(err)
		}
		if got := cells(open(t, out.Bytes())); !maps.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}

func validXML(r rune) rune {
	if r == '\t' || r == '\n' || r >= ' ' && r < 0xfffe || r >= 0x10000 {
		return r
	}
	return -1
}

// FuzzOpen reads arbitrary bytes.
func FuzzOpen(f *testing.F) {
	f.Add(zipParts(f, questionnaire()))
	f.Add([]byte("a;b\n\"c\";d"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := workbook.Open(data)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := b.Write(&out, nil); err != nil {
			return
		}
		if got, want := cells(open(t, out.Bytes())), cells(b); !maps.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
