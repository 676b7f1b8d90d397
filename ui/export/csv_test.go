package export

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/ui/workbook"
)

func TestTableHasOneRowPerEntryAndLanguage(t *testing.T) {
	h := loadHandbook(t, embed.FS())
	var entries []*handbook.Entry
	for _, e := range h.Entries {
		entries = append(append(entries, e), slices.DeleteFunc(slices.Clone(e.Languages()), func(v *handbook.Entry) bool { return v == e })...)
	}
	if len(entries) == len(h.Entries) {
		t.Fatal("no entry has a translation")
	}
	out := written(t, h, FormatCSV)
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll() // this also checks that all rows have the same length
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(entries)+1 {
		t.Fatalf("the table has %d rows, want %d", len(rows), len(entries)+1)
	}
	for i, e := range entries {
		row := rows[i+1]
		if row[0] != e.ID || row[3] != e.Title || row[20] != e.Metadata.Lang || row[7] != workbook.EscapeFormula(body.PlainText(e)) {
			t.Errorf("row %d is %q", i+1, row)
		}
	}
	if bare := strings.ReplaceAll(out, "\r\n", ""); strings.ContainsAny(bare, "\r\n") {
		t.Error("a line does not end in CR LF")
	}
}

// Columns for new fields come after all others.
func TestLaterColumnsComeLast(t *testing.T) {
	h := loadHandbook(t, fstest.MapFS{
		"a/b/c/one.md": {Data: []byte("---\nid: POL-009\nalso_asked: [\"Why one, two?\", \"Why?\"]\n---\n# One\n\nWords.\n")},
		"a/two.md":     {Data: []byte("# Two\n\nWords.\n")},
	})
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(written(t, h, FormatCSV), ByteOrderMark))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{"id": {"number", "groups", "also_asked"}, "pol-009": {"POL-009", "C", "Why one, two?; Why?"}, "a-two": {"", "", ""}}
	for _, row := range rows {
		if got := row[len(row)-3:]; !slices.Equal(got, want[row[0]]) {
			t.Errorf("row %q ends in %q, want %q", row[0], got, want[row[0]])
		}
	}
}

// A spreadsheet never evaluates an entry as a formula, whatever its first characters.
func TestTableHasNoFormulas(t *testing.T) {
	h := loadHandbook(t, fstest.MapFS{
		"a/one.md": {Data: []byte("---\ntitle: =1+1\nsummary: '@SUM(A1)'\nowner: +1\nversion: -1\nstatus: \"a=b\"\n---\n- item\n")},
	})
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(written(t, h, FormatCSV), ByteOrderMark))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		got[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"title": "'=1+1", "summary": "'@SUM(A1)", "owner": "'+1", "version": "'-1", "text": "'- item", "status": "a=b", "id": "a-one",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

// Excel needs a byte order mark, and silently cuts long cells.
func TestTableForExcel(t *testing.T) {
	h := loadHandbook(t, fstest.MapFS{
		"long.md":  {Data: []byte("# Long\n\n" + strings.Repeat("word word word.\n\n", 3000))},
		"short.md": {Data: []byte("# Short\n\n" + strings.Repeat("word word word.\n\n", 1000))},
	})
	if !strings.HasPrefix(written(t, h, FormatCSV), "\ufeffid,") {
		t.Error("the table has no byte order mark")
	}
	if got := EntriesWithLongCells(h, time.Time{}); !slices.Equal(got, []string{"long"}) {
		t.Errorf("long cells: %q", got)
	}
}
