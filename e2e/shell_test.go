//go:build unix

package e2e

import (
	"strings"
	"testing"
)

// The program has already queried the terminal when it finds no handbook. The replies must not reach the shell.
func TestAMissingHandbookLeavesTheTerminalClean(t *testing.T) {
	for name, silent := range map[string]bool{"answering": false, "silent": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := open(t, setup{silent: silent, shell: `"$0" --handbook /no/such/folder; echo "ended $?"; read line; echo "then ${#line}"`})
			c.shows("trustbook: cannot open the handbook: ", "hint: ", "ended 2")
			if wrong := c.changed(); len(wrong) > 0 {
				t.Errorf("the terminal is left with %s", strings.Join(wrong, ", "))
			}
			c.write("typed\n")
			c.shows("then 5")
		})
	}
}

// A program that leads its session has no shell to return to, so ctrl+z must not leave a dead terminal.
func TestSuspendNeedsAShell(t *testing.T) {
	t.Parallel()
	c := open(t, setup{})
	question := book(t).Entry(mfa).Question
	c.shows("Search, for example")
	c.press("ctrl+z")
	c.write("mfa")
	c.shows("❯ mfa", question)
}
