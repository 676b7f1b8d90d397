package readstate

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestCopiesAreStoredAsRead(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	for hash, text := range map[string]string{"aa": "one\ntwo\n", "bb": ""} {
		if err := s.SaveCopy(hash, text); err != nil {
			t.Fatal(err)
		}
		if got, err := openStore(t, dir).Copy(hash); err != nil || got != text {
			t.Errorf("%q, %v", got, err)
		}
	}
}

func TestCopiesThatAreRefused(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	for hash, text := range map[string]string{"aa": strings.Repeat("x", maxCopyBytes+1), "../bb": "x", "": "x"} {
		if err := s.SaveCopy(hash, text); !errors.Is(err, ErrNoCopy) {
			t.Errorf("%q: %v", hash, err)
		}
		if _, err := s.Copy(hash); !errors.Is(err, ErrNoCopy) {
			t.Errorf("%q: %v", hash, err)
		}
	}
	var nowhere Store
	if err := nowhere.SaveCopy("aa", "x"); !errors.Is(err, ErrNoCopy) {
		t.Error(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("%d files", len(left))
	}
}

// A person or a failing disk can change a copy.
func TestDamagedCopyIsIgnored(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	if err := s.SaveCopy("aa", "as it was"); err != nil {
		t.Fatal(err)
	}
	whole := readFile(t, dir, copyName(copyPrefix, "aa"))
	for _, broken := range []string{"", whole[:len(whole)-1], whole + "x", strings.Replace(whole, "was", "is", 1), "\n"} {
		writeFile(t, dir, copyName(copyPrefix, "aa"), broken)
		if text, err := s.Copy("aa"); !errors.Is(err, ErrNoCopy) {
			t.Errorf("%q of %q", text, broken)
		}
	}
	if err := s.SaveCopy("aa", "as it was"); err != nil {
		t.Fatal(err)
	}
	if text, err := s.Copy("aa"); text != "as it was" {
		t.Error(text, err)
	}
}

func TestOldestCopiesAreRemoved(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	const n = 12
	for i := range n {
		hash := fmt.Sprintf("%02x", i)
		if err := s.SaveCopy(hash, strings.Repeat("x", maxCopyBytes/2)); err != nil {
			t.Fatal(err)
		}
		day := noon().AddDate(0, 0, i)
		if err := os.Chtimes(filepath.Join(dir, copyName(copyPrefix, hash)), time.Time{}, day); err != nil {
			t.Fatal(err)
		}
	}
	for i := range n {
		if _, err := s.Copy(fmt.Sprintf("%02x", i)); (err == nil) != (i >= n-maxCopiesBytes/(maxCopyBytes/2)+1) {
			t.Errorf("copy %d: %v", i, err)
		}
	}
}

// Copies of partly read entries have a separate size limit.
func TestPartialCopiesDisplaceNoOthers(t *testing.T) {
	s := openStore(t, t.TempDir())
	if err := s.SaveCopy("aa", "read to its end"); err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		if err := s.SavePartlyRead(fmt.Sprintf("%02x", i), strings.Repeat("x", maxCopyBytes/2)); err != nil {
			t.Fatal(err)
		}
	}
	if text, err := s.Copy("aa"); err != nil || text != "read to its end" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := s.PartlyRead("00"); !errors.Is(err, ErrNoCopy) {
		t.Errorf("the first of twelve is still there: %v", err)
	}
	if text, err := s.PartlyRead("0b"); err != nil || len(text) != maxCopyBytes/2 {
		t.Error(len(text), err)
	}
}

func TestStoringACopyAgainNeedsNoRoom(t *testing.T) {
	s := openStore(t, t.TempDir())
	const n = maxCopiesBytes / (maxCopyBytes/2 + 100)
	for i := range n + 1 {
		newest := fmt.Sprintf("%02x", min(i, n-1)) // the first copy is added again at the end
		if err := s.SaveCopy(newest, strings.Repeat("x", maxCopyBytes/2)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range n {
		if _, err := s.Copy(fmt.Sprintf("%02x", i)); err != nil {
			t.Errorf("copy %d is gone: %v", i, err)
		}
	}
}

func TestFolderOfANewerProgramGetsNoCopies(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, fileName, `{"version": 2}`)
	s := Open(dir, noon)
	s.Wait() // wait for its attempts to write
	if err := s.SaveCopy("aa", "x"); err == nil {
		t.Error("it was kept")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, copyPrefix+"*")); len(left) != 0 {
		t.Error(left)
	}
}
