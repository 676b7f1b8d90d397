//go:build unix

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"trustbook/ui/receipts"
	"trustbook/ui/statedir"
)

// The commands in docs/receipts.md for SSH keys work with the real tool. Verification
// fails after a change and for a signature of anything else.
func TestReceiptsAreSignedWithAnSSHKey(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		t.Skip("ssh-keygen is not installed")
	}
	page, err := os.ReadFile(filepath.Join(root, "docs", "receipts.md"))
	if err != nil {
		t.Fatal(err)
	}
	sign := regexp.MustCompile("(?m)^    trustbook receipts -o ada.jsonl\n    ssh-keygen -Y sign .*\n").FindString(string(page))
	check := regexp.MustCompile("(?m)^    ssh-keygen -Y verify .*$").FindString(string(page))
	if sign == "" || check == "" {
		t.Fatal("docs/receipts.md does not say how to sign with a key of SSH, and how to check that")
	}
	kinds := []string{"ed25519", "ecdsa"}
	if runsAllCases {
		kinds = append(kinds, "rsa") // making a key takes a second
	}
	for _, kind := range kinds {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			home, bin, state := t.TempDir(), t.TempDir(), "XDG_STATE_HOME="+t.TempDir()
			if _, _, err := receipts.Open(statedir.StatePath([]string{state}), time.Now).Append(receipts.Receipt{Who: "Ada Lovelace", Entry: "a", Title: "Access", Statement: "I mean it."}); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(binary(t), filepath.Join(bin, "trustbook")); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("sh", "-exc", strings.Join([]string{
				`mkdir -m 700 .ssh; ssh-keygen -q -t ` + kind + ` -N '' -f ~/.ssh/id_ed25519`, sign,
				`echo "ada@example.org $(cat ~/.ssh/id_ed25519.pub)" > allowed_signers`, check,
				`trustbook receipts --verify ada.jsonl`,
				`cp ada.jsonl.sig kept.sig; ssh-keygen -Y sign -f ~/.ssh/id_ed25519 -n file - < ada.jsonl > ada.jsonl.sig; if ` + check + `; then exit 1; fi`,
				`cp kept.sig ada.jsonl.sig; echo >> ada.jsonl; if ` + check + `; then exit 1; fi`,
			}, "\n"))
			cmd.Dir = home
			cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "HOME="+home, state)
			if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), `Good "trustbook-receipts" signature for ada@example.org`) {
				t.Errorf("it ends with %v and says\n%s", err, out)
			}
		})
	}
}
