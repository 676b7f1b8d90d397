package terminal_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/terminal"
)

func TestCopy(t *testing.T) {
	var out bytes.Buffer
	if err := terminal.Copy(&out, "text", terminal.NoMultiplexer); err != nil || out.String() != ansi.SetSystemClipboard("text") {
		t.Errorf("%v: %q", err, out.String())
	}
	out.Reset()
	if err := terminal.Copy(&out, strings.Repeat("x", 73<<10), terminal.NoMultiplexer); err == nil || !strings.HasPrefix(err.Error(), "too long") || out.Len() > 0 {
		t.Errorf("%v: %d bytes", err, out.Len())
	}
}
