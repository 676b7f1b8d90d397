package receipts

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"trustbook/ui/statedir"
)

func writeTestFile(t *testing.T, dir, name, data string) {
	t.Helper()
	if err := writeFile(dir, name, []byte(data)); err != nil {
		t.Fatal(err)
	}
}

// wantIntact fails unless the file holds n receipts in an intact chain.
func wantIntact(t *testing.T, l *Ledger, n int) {
	t.Helper()
	c, notes, err := l.Read()
	if err != nil || len(notes) > 0 || c.Err != nil || len(c.Receipts) != n {
		t.Fatalf("%v %q %v: %d receipts, want %d", err, notes, c.Err, len(c.Receipts), n)
	}
}

func TestMissingFileIsNoError(t *testing.T) {
	for _, dir := range []string{"", t.TempDir(), filepath.Join(t.TempDir(), "not", "there")} {
		wantIntact(t, Open(dir, noon), 0)
	}
	if _, _, err := Open("", noon).Append(receiptFor("Ada", "a")); err == nil || !strings.Contains(err.Error(), "not stored: there is no folder") {
		t.Error(err)
	}
}

func TestFolderIsCreated(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "trustbook")
	wantIntact(t, ledgerWith(t, dir, 2), 2)
	for name, want := range map[string]fs.FileMode{".": fs.ModeDir | 0o700, FileName: 0o600, lastName: 0o600} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || filepath.Separator == '/' && info.Mode() != want {
			t.Errorf("%s: %v %v", name, info, err)
		}
	}
}

// A truncated record, wherever it ends, is set aside and reported, and none of its bytes is lost.
func TestTruncatedRecordsAreQuarantined(t *testing.T) {
	one := string(ledgerBytes(t, ledgerWith(t, t.TempDir(), 1)))
	two := string(ledgerBytes(t, ledgerWith(t, t.TempDir(), 2)))
	for at := len(one) + 1; at < len(two)-1; at += 7 {
		dir := t.TempDir()
		writeTestFile(t, dir, FileName, two[:at])
		writeTestFile(t, dir, lastName, one)
		l := Open(dir, noon)
		_, notes, err := l.Append(receiptFor("Ada", "new"))
		if err != nil || len(notes) != 1 || !strings.Contains(notes[0], "was truncated") {
			t.Fatalf("torn at %d: %v %q", at, err, notes)
		}
		wantIntact(t, l, 2)
		kept, err := os.ReadFile(filepath.Join(dir, truncatedFilePrefix+"20260131T110000Z"))
		if err != nil || string(kept) != two[len(one):at] {
			t.Fatalf("torn at %d: %v, kept %q", at, err, kept)
		}
	}
}

// A record that lacks only its newline is complete.
func TestRecordWithoutNewlineStays(t *testing.T) {
	dir := t.TempDir()
	l := ledgerWith(t, dir, 2)
	writeTestFile(t, dir, FileName, strings.TrimSuffix(string(ledgerBytes(t, l)), "\n"))
	appendReceipt(t, l, receiptFor("Ada", "new"))
	wantIntact(t, l, 3)
}

// Reading and appending both report a loss, and the last record is preserved.
func TestLossesAreReported(t *testing.T) {
	for name, test := range map[string]struct {
		left int // number of lines in the file; -1 if there is none
		want string
	}{
		"gone":  {-1, "receipts are lost: receipts.jsonl is missing or empty, but had 3"},
		"empty": {0, "receipts are lost: receipts.jsonl is missing or empty, but had 3"},
		"less":  {2, "receipts are lost: receipts.jsonl does not contain number 3"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			l := ledgerWith(t, dir, 3)
			all := splitAfterNewlines(ledgerBytes(t, l))
			if test.left < 0 {
				if err := os.Remove(filepath.Join(dir, FileName)); err != nil {
					t.Fatal(err)
				}
			} else {
				writeTestFile(t, dir, FileName, strings.Join(all[:test.left], ""))
			}
			_, notes, err := l.Read()
			if err != nil || len(notes) != 1 || !strings.Contains(notes[0], test.want) {
				t.Errorf("%v %q, want %s", err, notes, test.want)
			}
			_, notes, err = l.Append(receiptFor("Ada", "new"))
			if err != nil || len(notes) != 1 || !strings.Contains(notes[0], test.want) {
				t.Errorf("%v %q, want %s", err, notes, test.want)
			}
			wantIntact(t, l, max(0, test.left)+1)
			if kept, err := os.ReadFile(filepath.Join(dir, lostFilePrefix+"20260131T110000Z")); err != nil || strings.TrimSpace(string(kept)) != strings.TrimSpace(all[2]) {
				t.Errorf("%v %q", err, kept)
			}
		})
	}
}

// If the whole folder is lost, no receipts are known and a new chain begins.
func TestLostFolderStartsAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	l := ledgerWith(t, dir, 3)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	wantIntact(t, l, 0)
	appendReceipt(t, l, receiptFor("Ada", "a"))
	wantIntact(t, l, 1)
}

// After a damaged record, receipts are still stored, and the damage is reported.
func TestAppendAfterADamagedRecord(t *testing.T) {
	dir := t.TempDir()
	l := ledgerWith(t, dir, 2)
	writeTestFile(t, dir, FileName, strings.Replace(string(ledgerBytes(t, l)), "Text t1", "Text t9", 1))
	r, notes, err := l.Append(receiptFor("Ada", "new"))
	if err != nil || r.Seq != 3 || !strings.Contains(strings.Join(notes, " "), "is damaged") {
		t.Fatalf("%v %+v %q", err, r, notes)
	}
	c, _, _ := l.Read()
	if c.Err == nil || c.Err.Record != 2 || len(c.ByEntry("Rules")["new"]) != 1 || len(c.ByEntry("Rules")["t1"]) != 0 {
		t.Errorf("%v %+v", c.Err, c.Receipts)
	}
}

// Windows of one program, and of several, wait for each other.
func TestManyWriters(t *testing.T) {
	dir := t.TempDir()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			l := Open(dir, noon)
			for range 10 {
				_, _, err := l.Append(receiptFor("Ada", "a"))
				for errors.Is(err, statedir.ErrBusy) { // on a busy machine the turn can come late
					_, _, err = l.Append(receiptFor("Ada", "a"))
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	wantIntact(t, Open(dir, noon), 80)
}

// A link in place of a file is neither followed nor replaced.
func TestOddFilesAreRefused(t *testing.T) {
	for _, name := range []string{FileName, lastName} {
		dir, elsewhere := t.TempDir(), filepath.Join(t.TempDir(), "elsewhere")
		writeTestFile(t, filepath.Dir(elsewhere), "elsewhere", "mine")
		if err := os.Symlink(elsewhere, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
		if _, _, err := Open(dir, noon).Append(receiptFor("Ada", "a")); err == nil || !strings.Contains(err.Error(), "is a link") {
			t.Errorf("%s: %v", name, err)
		}
		if data, err := os.ReadFile(elsewhere); err != nil || string(data) != "mine" {
			t.Errorf("%s: %q %v", name, data, err)
		}
	}
}

func TestFolderThatIsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	writeTestFile(t, filepath.Dir(file), "file", "")
	_, _, err := Open(file, noon).Append(receiptFor("Ada", "a"))
	if err == nil || errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "not stored: ") || !strings.Contains(err.Error(), "acknowledge it again") {
		t.Error(err)
	}
}

func writeFile(dir, name string, data []byte) error {
	return os.WriteFile(filepath.Join(dir, name), data, 0o600)
}
