//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A questionnaire is reviewed on the screen, locked down: decisions outlast the program until they are
// in a copy, and the file itself stays as it is.
func TestQuestionnaireIsReviewed(t *testing.T) {
	t.Parallel()
	const text = "ID,Question,Answer,Comment\n1,Does administering production require MFA?,,\n2,What colour are the curtains?,,\n"
	folder := t.TempDir()
	file := filepath.Join(folder, "customer.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c := open(t, setup{shell: `"$0" answer ` + file + `; echo "ended $?"; "$0" answer ` + file + `; echo "ended again $?"`, env: []string{"XDG_STATE_HOME=" + filepath.Join(folder, "state")}})
	c.shows("2 questions", "1 ready", "strong match", "Goes into C2 Answer")
	c.press("enter")
	c.shows("1 accepted", "No entry answers this.")
	c.write("q")
	c.shows("1 answer not written, kept for next time")
	c.write("q")
	c.shows("1 decision from last time", "1 accepted")
	c.write("w")
	c.shows("wrote", "with 1 answer")
	c.write("q")
	c.shows("ended again 0")
	c.ends()
	c.restored()
	copied, err := os.ReadFile(filepath.Join(folder, "customer-answered.csv"))
	if err != nil || !strings.Contains(string(copied), `require MFA?,"Yes","All administrative access`) || !strings.HasSuffix(string(copied), "2,What colour are the curtains?,,\n") {
		t.Errorf("%v %s", err, copied)
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != text {
		t.Errorf("%v: the file has become %s", err, now)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "state", "trustbook", "answers-*")); len(left) > 0 {
		t.Errorf("%s is left", left)
	}
}
