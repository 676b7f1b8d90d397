//go:build unix

package e2e

import (
	"bytes"
	"testing"
)

// On a terminal, doctor reports the size, wraps its output to it, and sends no query.
func TestDoctorReportsTheTerminal(t *testing.T) {
	t.Parallel()
	c := open(t, setup{shell: `"$0" doctor; echo "ended $?"`, width: 90, height: 60})
	c.shows("90 columns and 60 rows: the answer below the list", "TERM=xterm-256color", "ended 0")
	if bytes.ContainsRune(c.bytes(), '\x1b') {
		t.Errorf("it writes sequences: %q", c.bytes())
	}
	c = open(t, setup{shell: `"$0" doctor; echo "ended $?"`, width: 20, height: 100})
	c.shows("ended 1")
}
