package linear_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trustbook/ui/linear"
	"trustbook/ui/receipts"
)

// meanwhile happens between two lines of a conversation, after the reply to the first.
type meanwhile func()

func (m meanwhile) Read([]byte) (int, error) {
	m()
	return 0, io.EOF
}

// lines is somebody who types them.
func lines(all ...string) io.Reader { return strings.NewReader(strings.Join(all, "\n") + "\n") }

// Receipts that cannot be read any more were given all the same.
func TestReceiptsThatWereReadStand(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	file := filepath.Join(dir, receipts.FileName)
	must := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	spoil := meanwhile(func() { must(os.Rename(file, file+".away")); must(os.Mkdir(file, 0o700)) })
	mend := meanwhile(func() { must(os.Remove(file)); must(os.Rename(file+".away", file)) })
	in := io.MultiReader(lines("l", "2", "a", "y"), spoil, lines("w 1", "w 1", "2", "a"), mend, lines("w 1"), spoil, lines("w 1"))
	var out bytes.Buffer
	if err := linear.Run(book.book, book.index, in, &out, keeping(dir)); err != nil {
		t.Fatal(err)
	}
	said := out.String()
	has(t, said, "Acknowledged: The log", "Caution: ", "2. The log, read", "2. The log, read",
		"Acknowledged on 2026-11-24, by ada", "Acknowledged already, on 2026-11-24, by ada.", "2. The log, read", "Caution: ", "2. The log, read")
	if n := strings.Count(said, "Caution: "); n != 2 || strings.Contains(said, "to acknowledge\n") {
		t.Errorf("%d cautions, want 2: one each time that it begins:\n%s", n, said)
	}
}
