package workbook_test

import (
	"bytes"
	"testing"

	"trustbook/ui/workbook"
)

// Rows have the numbers that a spreadsheet shows, and a copy has the encoding of the file if it has all characters.
func TestCopiesOfCSV(t *testing.T) {
	for name, c := range map[string]struct {
		file, value, want string
		recoded           bool
	}{
		"empty lines are rows":      {"\n\na,b\r\n\r\n1,\n\n2,x\n", "v", "\n\na,b\r\n\r\n1,\"v\"\n\n2,x\n", false},
		"a record of several lines": {"\n\na,\"b\nb\"\n\n1,\n", "v", "\n\na,\"b\nb\"\n\n1,\"v\"\n", false},
		"Windows-1252":              {"\n\nFr\xe5ga,Svar\n\n\x93H\xe5ller\x94,\n", "Årlig – ja", "\n\nFr\xe5ga,Svar\n\n\x93H\xe5ller\x94,\"\xc5rlig \x96 ja\"\n", false},
		"a character that it lacks": {"\n\nFr\xe5ga,Svar\n\nH\xe5ller,\n", "→", "\ufeff\n\nFråga,Svar\n\nHåller,\"→\"\n", true},
		"UTF-8":                     {"\n\nFråga,Svar\n\nHåller,\n", "→", "\n\nFråga,Svar\n\nHåller,\"→\"\n", false},
	} {
		b := open(t, []byte(c.file))
		var out bytes.Buffer
		err := b.Write(&out, []workbook.Edit{{Sheet: b.Sheets[0], Pos: workbook.Pos{Row: 5, Column: 2}, Text: c.value}, {Sheet: b.Sheets[0], Pos: workbook.Pos{Row: 4, Column: 2}}})
		if err != nil || out.String() != c.want || b.Recoded != c.recoded {
			t.Errorf("%s: %v, %v\n%q, want\n%q", name, err, b.Recoded, out.String(), c.want)
		}
	}
}
