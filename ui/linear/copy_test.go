package linear_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/linear"
)

func TestCopy(t *testing.T) {
	var copied []string
	o := linear.Options{Copy: func(text string) string { copied = append(copied, text); return "sent to the test" }}
	e := shipped().book.Entry(mfa)
	has(t, shipped().ask(t, o, "mfa admin", "c 1"), "sent to the test: "+e.Title+" and its source, ")
	has(t, shipped().ask(t, o, "mfa admin", "1", "c"), "sent to the test: "+e.Title+" and its source, ")
	if quote := shipped().book.Quote(e); !slices.Equal(copied, []string{quote, quote}) {
		t.Errorf("copied: %q", copied)
	}
	has(t, shipped().ask(t, o, "c", "c 3"), "No text is open.", "Nothing here has the number 3.")
	has(t, shipped().last(t, "mfa admin", "1", "mfa admin", "c"), "No text is open.")
	has(t, shipped().last(t, "mfa admin", "c 1"), "There is no clipboard", e.Question, "Source: "+e.Title)
	if len(copied) != 2 {
		t.Errorf("more was copied: %q", copied[2:])
	}
}

func TestTerminalCopy(t *testing.T) {
	var out bytes.Buffer
	status := linear.TerminalCopy(&out)("text")
	if status != "sent to the terminal, which does not confirm copies" || out.String() != ansi.SetSystemClipboard("text") {
		t.Errorf("%s: %q", status, out.String())
	}
	out.Reset()
	if status = linear.TerminalCopy(&out)(strings.Repeat("x", 73<<10)); !strings.HasPrefix(status, "too long") || out.Len() > 0 {
		t.Errorf("%s: %d bytes", status, out.Len())
	}
}
