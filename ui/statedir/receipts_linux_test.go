package statedir_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"trustbook/ui/receipts"
	"trustbook/ui/statedir"
)

func receiptOf(who, entry string) receipts.Receipt {
	return receipts.Receipt{Who: who, Handbook: "Rules", Entry: entry, Title: "Entry " + entry, TextHash: "x", Statement: "I have read this entry."}
}

func appendReceipt(t *testing.T, l *receipts.Ledger, r receipts.Receipt) {
	t.Helper()
	if _, notes, err := l.Append(r); err != nil || len(notes) > 0 {
		t.Fatal(err, notes)
	}
}

// ledgerWith returns a ledger with n receipts.
func ledgerWith(t *testing.T, dir string, n int) *receipts.Ledger {
	t.Helper()
	l := receipts.Open(dir, noon)
	for i := range n {
		appendReceipt(t, l, receiptOf("Ada", fmt.Sprint("t", i)))
	}
	return l
}

func ledgerBytes(t *testing.T, l *receipts.Ledger) []byte {
	t.Helper()
	data, _, err := l.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wantIntact fails unless there are n receipts in an intact chain.
func wantIntact(t *testing.T, l *receipts.Ledger, n int) receipts.Chain {
	t.Helper()
	c, notes, err := l.Read()
	if err != nil || len(notes) > 0 || c.Err != nil || len(c.Receipts) != n && n >= 0 {
		t.Fatalf("%v %q %v: %d receipts, want %d", err, notes, c.Err, len(c.Receipts), n)
	}
	return c
}

// appendUntilKilled prints the hash of each receipt once it is stored.
func appendUntilKilled(dir, name string) error {
	l := receipts.Open(dir, noon)
	for i := 0; ; i++ {
		r, _, err := l.Append(receiptOf(name, fmt.Sprint(i)))
		if errors.Is(err, statedir.ErrBusy) { // on a busy machine the turn can come late
			continue
		}
		if err != nil {
			return err
		}
		fmt.Println(r.Hash)
	}
}

// Two windows are repeatedly killed at a random moment. Every receipt they reported as stored is on disk, and the chain
// is intact.
func TestKilledWritersLoseNoReceipt(t *testing.T) {
	stored, truncated := 0, 0
	killRounds(t, func(dir string, names []string) {
		lines := killWriters(t, "append until killed", dir, names)
		l := receipts.Open(dir, noon)
		_, notes, err := l.Append(receiptOf("next", "x")) // quarantines truncated records
		if err != nil {
			t.Fatal(err)
		}
		for _, note := range notes {
			if !strings.Contains(note, "was truncated") {
				t.Error(note)
			}
			truncated++
		}
		there := map[string]bool{}
		for _, r := range wantIntact(t, l, -1).Receipts {
			there[r.Hash] = true
		}
		for _, writer := range lines {
			for _, hash := range writer {
				if stored++; !there[hash] {
					t.Fatal("a receipt is lost")
				}
			}
		}
	})
	t.Logf("%d receipts stored, %d truncated", stored, truncated)
	if stored == 0 {
		t.Error("nothing was written")
	}
}

// appendOnFullDisk appends to a disk on which only a part of the record fits.
func appendOnFullDisk(dir, _ string) error {
	l := receipts.Open(dir, noon)
	data, _, err := l.Bytes()
	if err != nil {
		return err
	}
	if err := limitFiles(uint64(len(data) + 64)); err != nil {
		return err
	}
	_, _, err = l.Append(receiptOf("Ada", "new"))
	if !errors.Is(err, unix.EFBIG) || !strings.Contains(err.Error(), "make room on the disk, and acknowledge it again") {
		return fmt.Errorf("append: %w", err)
	}
	return nil
}

func TestReceiptsOnAFullDisk(t *testing.T) {
	dir := t.TempDir()
	l := ledgerWith(t, dir, 2)
	before := ledgerBytes(t, l)
	runChild(t, "append on full disk", dir, "")
	if !bytes.Equal(ledgerBytes(t, l), before) {
		t.Error("something of the record was left")
	}
	appendReceipt(t, l, receiptOf("Ada", "new"))
	wantIntact(t, l, 3)
}

func TestReceiptsOnAReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t)
	l := ledgerWith(t, dir, 1)
	makeReadOnly(t, dir)
	want := "not stored: read-only file system (" + dir + "); acknowledge it again"
	if _, _, err := l.Append(receiptOf("Ada", "new")); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	wantIntact(t, l, 1)
}

func TestReceiptsInAFolderOfAnother(t *testing.T) {
	needsRoot(t)
	dir := t.TempDir()
	ledgerWith(t, dir, 1)
	if err := os.Chown(dir, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	_, _, err := receipts.Open(dir, noon).Append(receiptOf("Ada", "new"))
	if err == nil || !strings.Contains(err.Error(), "belongs to another user") {
		t.Error(err)
	}
	if data := readFile(t, dir, receipts.FileName); strings.Count(data, "\n") != 1 {
		t.Error(data)
	}
}
