package workbook

import (
	"fmt"
	"slices"
	"testing"
)

func TestParsePos(t *testing.T) {
	for text, want := range map[string]Pos{
		"A1": {1, 1}, "a1": {1, 1}, "$C$41": {41, 3}, "C$41": {41, 3}, "XFD1048576": {1048576, 16384}, "A007": {7, 1},
		"": {}, "A": {}, "1": {}, "A0": {}, "A1048577": {}, "XFE1": {}, "A1B": {}, "A-1": {}, "1A": {}, "A1:B2": {}, "Ä1": {}, "A99999999999999999999": {}, "AAAAAAAAAAAAAAAA1": {},
	} {
		got, ok := parsePos(text)
		if ok != (want != Pos{}) || ok && got != want {
			t.Errorf("%q: %v %v, want %v", text, got, ok, want)
		}
	}
}

func TestParseRange(t *testing.T) {
	for text, want := range map[string]Range{
		"C4":            {Pos{4, 3}, Pos{4, 3}},
		"C4:D9":         {Pos{4, 3}, Pos{9, 4}},
		"$C$4:$D$9":     {Pos{4, 3}, Pos{9, 4}},
		"B:C":           {Pos{1, 2}, Pos{maxRow, 3}},
		"$B:$B":         {Pos{1, 2}, Pos{maxRow, 2}},
		"4:9":           {Pos{4, 1}, Pos{9, maxColumn}},
		"1:1048576":     {Pos{1, 1}, Pos{maxRow, maxColumn}},
		"A1:XFD1048576": {Pos{1, 1}, Pos{maxRow, maxColumn}},
		"D9:C4":         {}, "C4:": {}, ":C4": {}, "C:": {}, "B": {}, "0:3": {}, "9:4": {}, "1:1048577": {}, "": {}, "C4:D": {}, "C4:9": {}, "C4:D9:E10": {}, "INDIRECT(A1)": {}, "name": {},
	} {
		got, ok := parseRange(text)
		if ok != (want != Range{}) || ok && got != want {
			t.Errorf("%q: %v %v, want %v", text, got, ok, want)
		}
	}
}

// Malformed ranges do not hide the others.
func TestParseRanges(t *testing.T) {
	for text, want := range map[string]string{
		"":               "[]",
		"A1":             "[{A1 A1}]",
		" A1  B2:C3\nD4": "[{A1 A1} {B2 C3} {D4 D4}]",
		"A1 x! C3:B2 D4": "[{A1 A1} {D4 D4}]",
	} {
		if got := fmt.Sprint(parseRanges(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestContains(t *testing.T) {
	r, _ := parseRange("B2:C3")
	for ref, want := range map[string]bool{"A1": false, "B1": false, "A2": false, "B2": true, "C2": true, "B3": true, "C3": true, "D3": false, "C4": false} {
		p, _ := parsePos(ref)
		if got := r.Contains(p); got != want {
			t.Errorf("%s: %v, want %v", ref, got, want)
		}
	}
}

// Every column name is read as its number and sorts after the previous one.
func TestColumnNamesAreUnique(t *testing.T) {
	last := ""
	for n := 1; n <= maxColumn; n++ {
		name := ColumnName(n)
		if ParseColumn(name) != n {
			t.Fatalf("%d is %s, which is %d", n, name, ParseColumn(name))
		}
		if len(name) == len(last) && name <= last {
			t.Fatalf("%s follows %s", name, last)
		}
		last = name
	}
	if ColumnName(0) != "" || ParseColumn("") != 0 {
		t.Error("no column has a name")
	}
}

// A list without fixed cells has different values in each row, so none may be guessed.
func TestRelativeLists(t *testing.T) {
	for formula, want := range map[string]bool{
		"A1:A3": true, "Sheet2!A1:A3": true, "'Sheet 2'!A1:A3": true, "$A1:$A3": false, "$A$1:$A$3": false, "A$1:A$3": false, "'a!b'!$A$1:$A$3": false,
		`"Yes,No"`: false, "Choices": false, "INDIRECT(A1)": false, "": false,
	} {
		if got := isRelative(formula); got != want {
			t.Errorf("%s: %v, want %v", formula, got, want)
		}
	}
}

func TestSplitList(t *testing.T) {
	for list, want := range map[string][]string{
		"": nil, ",": nil, "Yes,No": {"Yes", "No"}, " Yes , No ,": {"Yes", "No"}, `say ""yes"",No`: {`say "yes"`, "No"}, "Ja,,Nej": {"Ja", "Nej"}, "one": {"one"},
	} {
		if got := splitList(list); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", list, got, want)
		}
	}
}

func TestUnquoteName(t *testing.T) {
	for name, want := range map[string]string{"Sheet1": "Sheet1", "'Sheet one'": "Sheet one", "'It''s'": "It's", "": "", "'": ""} {
		if got := unquoteName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
