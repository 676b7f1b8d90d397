//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rules writes a handbook with an entry to acknowledge and returns the variable that
// opens it.
func rules(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"handbook.yaml": "title: Rules\nack_statement: I mean it.\n",
		"a.md":          "---\nid: a\nack: required\nversion: '2.1'\n---\n# Access\n\n" + strings.Repeat("A rule that is kept.\n\n", 40),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return "TRUSTBOOK_HANDBOOK=" + dir
}

// An entry is acknowledged under the lock-down, and the next start and the command find the receipt.
func TestAcknowledgingStoresAReceipt(t *testing.T) {
	t.Parallel()
	env := []string{rules(t), "XDG_STATE_HOME=" + t.TempDir(), "USER=ada"}
	c := open(t, setup{silent: true, width: 100, height: 20, env: env})
	c.shows("Access")
	c.press("enter")
	c.shows("1-16 of 84") // only the reader shows it
	c.write("a")
	c.shows("not read to the end")
	c.write("G")
	c.shows("Please acknowledge this entry: press a.")
	c.write("a")
	c.shows("I mean it.", "❯ ada")
	c.write("ada lovelace") // replaces the suggested name
	c.press("enter")
	c.shows("everything is acknowledged; ", "version 2.1, by ada lovelace")
	c.press("ctrl+c")
	c.ends()

	c = open(t, setup{silent: true, width: 100, height: 20, env: env})
	c.shows("Access")
	c.press("enter")
	c.write("G")
	c.shows("Acknowledged on", "version 2.1, by ada lovelace")
	for _, args := range [][]string{{"receipts"}, {"receipts", "--verify"}} {
		cmd := command(t, env...)
		cmd.Args = append(cmd.Args, args...)
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "receipts.jsonl") {
			t.Errorf("%q: %v: %s", args, err, out)
		}
	}
}

// Without a place to store a receipt, nothing is reported as acknowledged.
func TestNothingIsAcknowledgedWithoutStorage(t *testing.T) {
	t.Parallel()
	for name, env := range map[string]string{"no folder": "XDG_STATE_HOME=/dev/null", "no state": "TRUSTBOOK_NO_STATE=1"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{silent: true, width: 100, height: 20, env: []string{rules(t), env, "USER=ada"}})
			c.shows("Access")
			c.press("enter")
			c.write("G")
			c.shows("cknowledge")
			c.write("a")
			c.shows("not acknowledged: ")
		})
	}
}
