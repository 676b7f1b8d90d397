//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A questionnaire is reviewed on the screen under the lock-down. Decisions are kept after the program ends, even if
// they were written to a copy. A later run replaces that copy by one with more answers, unless the copy was edited. The
// questionnaire itself does not change.
func TestQuestionnaireIsReviewed(t *testing.T) {
	t.Parallel()
	const text = "ID,Question,Answer,Comment\n1,Does administering production require MFA?,,\n2,What colour are the curtains?,,\n"
	folder := t.TempDir()
	file := filepath.Join(folder, "customer.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c := open(t, setup{shell: `"$0" answer ` + file + `; echo "ended $?"; "$0" answer ` + file + `; echo "ended again $?"; "$0" answer ` + file + `; echo "ended at last $?"`, env: []string{"XDG_STATE_HOME=" + filepath.Join(folder, "state")}})
	c.shows("2 questions", "1 ready", "strong match", "“Yes” goes into C2 Answer")
	c.press("enter")
	c.shows("1 accepted", "No entry answers this.")
	c.write("q")
	c.shows("quits without writing a copy, and keeps 1 answer for next time")
	c.write("q")
	c.shows("1 decision from last time", "1 accepted")
	c.write("w")
	c.shows("wrote customer-answered.csv with 1 answer")
	first := filepath.Join(folder, "customer-answered.csv")
	copied, err := os.ReadFile(first)
	if err != nil || !strings.Contains(string(copied), `require MFA?,"Yes","All administrative access`) || !strings.HasSuffix(string(copied), "2,What colour are the curtains?,,\n") {
		t.Errorf("%v %s", err, copied)
	}
	c.write("q")
	c.shows("1 decision from last time; the last copy is customer-answered.csv", "1 accepted", "No entry answers this.")
	c.press("up")
	c.shows("“Yes” goes into C2 Answer")
	c.write("p")
	c.shows("1 edited")
	c.press("enter")
	c.shows("1 accepted")
	c.write("w")
	c.shows("wrote customer-answered.csv with 1 answer")
	if copied, err = os.ReadFile(first); err != nil || !strings.Contains(string(copied), `require MFA?,"Partly",`) {
		t.Errorf("%v %s", err, copied)
	}
	put(t, first, "changed by somebody")
	c.write("w")
	c.shows("wrote customer-answered-2.csv with 1 answer")
	c.write("q")
	c.shows("ended at last 0")
	c.ends()
	c.restored()
	if copied, err = os.ReadFile(first); err != nil || string(copied) != "changed by somebody" {
		t.Errorf("%v: a copy that somebody changed is replaced by %s", err, copied)
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != text {
		t.Errorf("%v: the file has become %s", err, now)
	}
}

// With -o, the screen writes the copy where the user wants it.
func TestReviewWritesTheNamedCopy(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file, copied := filepath.Join(folder, "customer.csv"), filepath.Join(folder, "done", "mine.csv")
	put(t, file, "ID,Question,Answer\n1,Does administering production require MFA?,\n")
	if err := os.Mkdir(filepath.Dir(copied), 0o700); err != nil {
		t.Fatal(err)
	}
	c := open(t, setup{shell: `"$0" answer ` + file + ` -o ` + copied + `; echo "ended $?"`, env: []string{"XDG_STATE_HOME=" + filepath.Join(folder, "state")}})
	c.shows("1 ready")
	c.press("enter")
	c.shows("1 accepted")
	c.write("w")
	c.shows("wrote mine.csv with 1 answer")
	c.write("q")
	c.shows("ended 0")
	c.ends()
	if got, err := os.ReadFile(copied); err != nil || !strings.Contains(string(got), "multi-factor") {
		t.Errorf("%v %s", err, got)
	}
}

// A command that is killed while it writes answers leaves no partial copy. The questionnaire and an earlier copy of
// that name stay as they were.
func TestKillingAnswerLeavesNoPartialCopy(t *testing.T) {
	var text strings.Builder
	text.WriteString("Question,Answer\n")
	for i := range 5000 {
		text.WriteString("Does administering production require MFA on server " + strconv.Itoa(i) + "?,\n")
	}
	for name, sig := range map[string]syscall.Signal{"interrupted": syscall.SIGINT, "terminated": syscall.SIGTERM, "killed": syscall.SIGKILL} {
		if !runsAllCases && sig != syscall.SIGTERM {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			file, copied := filepath.Join(folder, "customer.csv"), filepath.Join(folder, "copy.csv")
			put(t, file, text.String())
			put(t, copied, "an earlier copy")
			cmd := command(t)
			cmd.Args = append(cmd.Args, "answer", file, "--accept", "high", "-o", copied)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			files := func() int { f, _ := os.ReadDir(folder); return len(f) }
			for deadline := time.Now().Add(time.Minute); files() < 3 && time.Now().Before(deadline); {
				time.Sleep(time.Millisecond)
			}
			if err := cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
			if code := cmd.ProcessState.ExitCode(); code != 128+int(sig) && !(ok && status.Signaled() && status.Signal() == sig) {
				t.Errorf("the exit code is %d", code)
			}
			for path, want := range map[string]string{file: text.String(), copied: "an earlier copy"} {
				if got, err := os.ReadFile(path); err != nil || string(got) != want {
					t.Errorf("%v: %s is changed", err, path)
				}
			}
			if n := files(); sig != syscall.SIGKILL && n != 2 {
				t.Errorf("%d files are left", n)
			}
		})
	}
}
