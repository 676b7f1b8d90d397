package e2e

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"
	"time"

	"aead.dev/minisign"

	"trustbook/ui/receipts"
	"trustbook/ui/statedir"

	"trustbook/handbook/pack"
)

// newKey writes a secret key as minisign does without a password.
func newKey(t *testing.T) (path string, key pack.Key) {
	t.Helper()
	public, private, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	text, err := private.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "ada.key")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if key, err = pack.ParseKey("ada", []byte(public.String()), pack.ReaderKey); err != nil {
		t.Fatal(err)
	}
	return path, key
}

// The output may be a link to a file in another folder. The signature then goes next to the link. Both are written
// under the lock-down, and no temporary file remains.
func TestSigningThroughALinkUnderLockdown(t *testing.T) {
	requireLockdown(t)
	path, key := newKey(t)
	state := "XDG_STATE_HOME=" + t.TempDir()
	if _, _, err := receipts.Open(statedir.StatePath([]string{state}), time.Now).Append(receipts.Receipt{Who: "Ada Lovelace", Entry: "a", Title: "Access", Statement: "I mean it."}); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"ada.jsonl":    {"receipts", "--sign", path, "-o"},
		"handbook.zip": {"pack", folderBook(t), "--sign", path, "-o"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			one, two := t.TempDir(), t.TempDir()
			link, file := filepath.Join(one, name), filepath.Join(two, name)
			if err := os.WriteFile(file, []byte("what was there"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(file, link); err != nil {
				t.Fatal(err)
			}
			for range 2 { // the second time, signed files already exist
				cmd := command(t, state, "TRUSTBOOK_REQUIRE_LOCKDOWN=yes")
				cmd.Args = append(cmd.Args, append(args, link)...)
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%v: %s", err, out)
				}
			}
			data, lost := os.ReadFile(file)
			signature, err := os.ReadFile(link + pack.SignatureSuffix)
			if lost != nil || err != nil {
				t.Fatal(lost, err)
			}
			if _, err := pack.Verify(data, signature, []pack.Key{key}, time.Now()); err != nil {
				t.Error(err)
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(one), "*", ".*"+name+"*")); len(left) > 0 {
				t.Errorf("it leaves %q behind", left)
			}
		})
	}
}
