package lastgood

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trustbook/handbook/pack"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantKept(t *testing.T, dir string, e pack.Edition, zip, signature string) {
	t.Helper()
	gotZip, gotSignature, err := Read(dir, e)
	if zip == "" && !errors.Is(err, ErrNoCopy) || zip != "" && (err != nil || string(gotZip) != zip || string(gotSignature) != signature) {
		t.Errorf("%v: %q %q %v, want %q %q", e, gotZip, gotSignature, err, zip, signature)
	}
}

func TestOneCopyPerKeyAndHandbook(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	old := pack.Edition{Key: "K", Title: "Rules"}
	renamed := pack.Edition{Key: "K", ID: "rules", Title: "Rules 2027", Former: []string{"Rules"}}
	other := pack.Edition{Key: "L", Title: "Rules"}
	wantKept(t, dir, old, "", "")
	must(t, Save(dir, old, []byte("one"), []byte("sig one\n"), nil))
	must(t, Save(dir, other, []byte("theirs"), []byte("sig theirs\n"), []pack.Edition{old}))
	must(t, Save(dir, old, []byte("two\n2\n"), []byte("sig two\n"), []pack.Edition{old, other}))
	wantKept(t, dir, old, "two\n2\n", "sig two\n")
	must(t, Save(dir, renamed, []byte("three"), []byte("sig three\n"), []pack.Edition{old, other}))
	wantKept(t, dir, renamed, "three", "sig three\n")
	wantKept(t, dir, old, "", "")
	wantKept(t, dir, other, "theirs", "sig theirs\n")
	must(t, Remove(dir, []pack.Edition{renamed, old}))
	wantKept(t, dir, renamed, "", "")
	if files, err := os.ReadDir(dir); err != nil || len(files) != 2 { // the file of the other key and the lock
		t.Errorf("%v, %v", files, err)
	}
}

func TestALargePackIsNotKept(t *testing.T) {
	dir := t.TempDir()
	must(t, Save(dir, pack.Edition{Key: "K"}, make([]byte, MaxBytes+1), []byte("sig"), nil))
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("%v, %v", files, err)
	}
	must(t, Save(dir, pack.Edition{Key: "K"}, make([]byte, MaxBytes), bytes.Repeat([]byte("s"), pack.MaxSignatureBytes), nil))
	if zip, _, err := Read(dir, pack.Edition{Key: "K"}); err != nil || len(zip) != MaxBytes {
		t.Errorf("%d bytes, %v", len(zip), err)
	}
}

func TestADamagedCopyIsNone(t *testing.T) {
	dir, e := t.TempDir(), pack.Edition{Key: "K"}
	for _, text := range []string{"", "3", "x\nabc", "-1\nabc", "4\nabc", "99999999999999999999\nabc"} {
		must(t, os.WriteFile(filepath.Join(dir, fileName(e)), []byte(text), 0o600))
		wantKept(t, dir, e, "", "")
	}
	must(t, os.WriteFile(filepath.Join(dir, fileName(e)), []byte("3\nabc"+strings.Repeat("d", 5)), 0o600))
	wantKept(t, dir, e, "ddddd", "abc")
}
