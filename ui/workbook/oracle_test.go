package workbook_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"trustbook/ui/workbook"
)

// richWorkbook returns a workbook made by another library, with everything that customers' workbooks contain besides
// cells.
func richWorkbook(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	list := excelize.NewDataValidation(true)
	list.SetSqref("C2:C9")
	var picture bytes.Buffer
	wrap, _ := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true}})
	format, _ := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	for _, err := range []error{
		list.SetDropList([]string{"Yes", "No"}),
		f.AddDataValidation("Sheet1", list),
		png.Encode(&picture, image.NewGray(image.Rect(0, 0, 9, 9))),
		f.SetSheetRow("Sheet1", "A1", &[]any{"ID", "Question", "Answer", "Comment"}),
		f.SetSheetRow("Sheet1", "A2", &[]any{1, "Do you encrypt data?"}),
		f.SetSheetRow("Sheet1", "A3", &[]any{2, "Do you log access?", "", "old"}),
		f.SetCellFormula("Sheet1", "E2", `IF(C2="Yes",1,0)`),
		f.SetCellStyle("Sheet1", "C2", "D9", wrap),
		f.MergeCell("Sheet1", "A10", "D12"),
		f.SetColWidth("Sheet1", "B", "B", 60),
		f.AddComment("Sheet1", excelize.Comment{Cell: "B2", Author: "Customer", Text: "Required"}),
		f.AddPictureFromBytes("Sheet1", "G2", &excelize.Picture{Extension: ".png", File: picture.Bytes()}),
		f.SetConditionalFormat("Sheet1", "C2:C9", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "==", Format: &format, Value: `"No"`}}),
		f.AddTable("Sheet1", &excelize.Table{Range: "J1:K3", Name: "Scores"}),
		f.AddChart("Sheet1", "G12", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet1!$E$2:$E$3"}}}),
		f.ProtectSheet("Sheet1", &excelize.SheetProtectionOptions{Password: "x"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// facts returns what excelize reads from a workbook: the values of the cells, and everything else.
func facts(t *testing.T, data []byte) (values [][]string, rest map[string]any) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	values, err = f.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	rest = map[string]any{}
	add := func(name string, v any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		rest[name] = fmt.Sprintf("%+v", v)
		if rv := reflect.ValueOf(v); rv.Kind() == reflect.Slice || rv.Kind() == reflect.Map {
			rest[name] = rv.Len()
		}
	}
	validations, err := f.GetDataValidations("Sheet1")
	add("validations", validations, err)
	comments, err := f.GetComments("Sheet1")
	add("comments", comments, err)
	formats, err := f.GetConditionalFormats("Sheet1")
	add("conditional formats", formats, err)
	merged, err := f.GetMergeCells("Sheet1")
	add("merged", merged, err)
	pictures, err := f.GetPictures("Sheet1", "G2")
	add("pictures", pictures, err)
	tables, err := f.GetTables("Sheet1")
	add("tables", tables, err)
	width, err := f.GetColWidth("Sheet1", "B")
	add("width", width, err)
	style, err := f.GetCellStyle("Sheet1", "C2")
	add("style", style, err)
	formula, err := f.GetCellFormula("Sheet1", "E2")
	add("formula", formula, err)
	return values, rest
}

// richTexts are the texts that the tests write into richWorkbook.
var richTexts = map[string]string{"C2": "Yes", "D2": "=1+1 is text, and so is _x0041_", "C3": "No", "C9": "Zeile\nzwei", "F20": "far away"}

// Another library finds the texts in the right cells and everything else unchanged.
func TestAnotherLibraryReadsWhatIsWritten(t *testing.T) {
	data := richWorkbook(t)
	written := write(t, open(t, data), richTexts)
	before, rest := facts(t, data)
	after, restAfter := facts(t, written)
	if !reflect.DeepEqual(rest, restAfter) {
		t.Errorf("%v has become %v", rest, restAfter)
	}
	f, err := excelize.OpenReader(bytes.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for ref, want := range richTexts {
		if got, err := f.GetCellValue("Sheet1", ref); err != nil || got != want {
			t.Errorf("%s is %q, want %q (%v)", ref, got, want, err)
		}
	}
	for row := range before {
		for column, value := range before[row] {
			ref := workbook.Pos{Row: row + 1, Column: column + 1}.String()
			if _, changed := richTexts[ref]; !changed && after[row][column] != value {
				t.Errorf("%s was %q and is %q", ref, value, after[row][column])
			}
		}
	}
	checkUntouched(t, data, written, "worksheets/sheet1.xml", "xl/workbook.xml")
}

// Both libraries read the same cells and lists.
func TestAnotherLibraryReadsTheSame(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(zipParts(t, questionnaire())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := open(t, zipParts(t, questionnaire()))
	for ref, value := range cells(b) {
		sheet, cell, _ := strings.Cut(ref, "!")
		if sheet == "Sheet 1" && cell == "A4" {
			continue // excelize rounds long numbers
		}
		if got, err := f.GetCellValue(sheet, cell); err != nil || got != value {
			t.Errorf("%s is %q, excelize reads %q (%v)", ref, value, got, err)
		}
	}
	lists, err := f.GetDataValidations("Sheet 1")
	if err != nil || len(lists) != len(b.Sheets[0].Lists) { // one of excelize's is not a list, and it omits a computed one
		t.Errorf("%v: %d lists, excelize reads %d", err, len(b.Sheets[0].Lists), len(lists))
	}
}

// LibreOffice opens the written workbook and prints the texts. This takes seconds, so only .ci/deep runs it.
func TestLibreOfficeReadsWhatIsWritten(t *testing.T) {
	office := os.Getenv("TRUSTBOOK_OFFICE")
	if office == "" {
		t.Skip("TRUSTBOOK_OFFICE names no LibreOffice")
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "written.xlsx")
	if err := os.WriteFile(file, write(t, open(t, richWorkbook(t)), richTexts), 0o600); err != nil {
		t.Fatal(err)
	}
	const filter = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1`
	out, err := exec.Command(office, "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", filter, "--outdir", folder, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil || len(names) != 1 {
		t.Fatalf("%v %v\n%s", names, err, out)
	}
	printed, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	got := open(t, printed)
	for ref, want := range richTexts {
		if value := got.Sheets[0].Cell(position(ref)).Value; value != want {
			t.Errorf("%s is %q, want %q", ref, value, want)
		}
	}
}

// largeWorkbook returns a workbook of 165,000 cells, one in nine with a value, like the largest questionnaire measured.
func largeWorkbook(b *testing.B) []byte {
	b.Helper()
	var rows strings.Builder
	for row := 1; row <= 1650; row++ {
		fmt.Fprintf(&rows, `<row r="%d">`, row)
		for column := 1; column <= 100; column++ {
			if column%9 == 0 {
				fmt.Fprintf(&rows, `<c r="%v" s="4" t="s"><v>%d</v></c>`, workbook.Pos{Row: row, Column: column}, column)
			} else {
				fmt.Fprintf(&rows, `<c r="%v" s="5"/>`, workbook.Pos{Row: row, Column: column})
			}
		}
		rows.WriteString(`</row>`)
	}
	return zipParts(b, workbookParts(strings.Repeat("<si><t>Do you encrypt data at rest and in transit?</t></si>", 100), sheetXML(rows.String(), "")))
}

func BenchmarkOpen(b *testing.B) {
	data := largeWorkbook(b)
	b.Run("trustbook", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := workbook.Open(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("excelize", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err == nil {
				_, err = f.GetRows("Sheet 1")
			}
			if err != nil {
				b.Fatal(err)
			}
			_ = f.Close()
		}
	})
}
