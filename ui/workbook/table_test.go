package workbook

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"testing"
)

func rowsOf(rows ...[]string) iter.Seq[[]string] { return slices.Values(rows) }

func TestWriteTable(t *testing.T) {
	long := strings.Repeat("word 😀 ", 10_000)
	rows := [][]string{{"1.10", "=1+1", " a\n<b> & \"c\" ", "_x0041_"}, {"", "007", "", long}}
	var first, again bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &again} {
		if err := WriteTable(b, `My/book: "a"`, []string{"id", "b", "c", "d"}, rowsOf(rows...)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("the same table gives other bytes")
	}
	book, err := Open(first.Bytes())
	if err != nil || len(book.Sheets) != 1 {
		t.Fatalf("%+v %v", book, err)
	}
	s := book.Sheets[0]
	if s.Name != `My book  "a"` || s.Cell(Pos{1, 1}).Value != "id" {
		t.Errorf("%q %+v", s.Name, s.Rows[0])
	}
	for i, row := range rows {
		for j, want := range row {
			got := s.Cell(Pos{i + 2, j + 1})
			if want == long {
				if n := UTF16Units(got.Value); n > MaxCellLength || n < MaxCellLength-20 || !strings.HasSuffix(got.Value, "…") || !strings.HasPrefix(long, strings.TrimSuffix(got.Value, "…")) {
					t.Errorf("%d units", n)
				}
				continue
			}
			if got.Value != want || got.Number || got.Formula {
				t.Errorf("%+v, want %q", got, want)
			}
		}
	}
}

func TestSheetNames(t *testing.T) {
	for title, want := range map[string]string{"": "Entries", "''": "Entries", "a": "a", "[x]?": "x", strings.Repeat("å", 40): strings.Repeat("å", 30) + "…"} {
		if got := validSheetName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
