package linear_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"trustbook/handbook/quote"
	"trustbook/ui/linear"
)

func TestCopy(t *testing.T) {
	var copied []string
	o := linear.Options{Copy: func(text string) error { copied = append(copied, text); return nil }}
	e := shipped().book.Entry(mfa)
	has(t, shipped().ask(t, o, "mfa admin", "c 1"), "Copied with its source (the terminal gives no confirmation): ")
	has(t, shipped().ask(t, o, "mfa admin", "1", "c"), "Copied with its source (the terminal gives no confirmation): ")
	if quote := (quote.SearchMatch{}).Text(shipped().book, e, time.Now()); !slices.Equal(copied, []string{quote, quote}) {
		t.Errorf("copied: %q", copied)
	}
	has(t, shipped().ask(t, o, "c", "c 3"), "No entry is open.", "There is no number 3 in the last list.")
	has(t, shipped().lastReply(t, "mfa admin", "1", "mfa admin", "c"), "No entry is open.")
	if got, want := shipped().lastReply(t, "mfa admin", "c 1"), "There is no clipboard here. This is the text to copy:\n\n"+(quote.SearchMatch{}).Text(shipped().book, e, time.Now()); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("%q, want %q, without line breaks of the program's own", got, want)
	}
	copied = copied[:2]
	has(t, shipped().ask(t, o, "vpn", "x 1", "1", "x"), "Copied with its source: ")
	if want := "VPN: for maintenance that needs several systems, or systems that are not reachable via the proxy. Source: "; len(copied) != 4 || copied[2] != copied[3] || !strings.HasPrefix(copied[2], want) {
		t.Errorf("one sentence: %q, want %q", copied[2:], want)
	}
	has(t, shipped().ask(t, o, "x", "x 3"), "No entry is open.", "There is no number 3 in the last list.")
	if len(copied) != 4 {
		t.Errorf("more was copied: %q", copied[4:])
	}
}

// An entry that is only related to a question is copied with a caution.
func TestCopyOfARelatedEntryHasACaution(t *testing.T) {
	for _, command := range []string{"x 1", "c 1"} {
		has(t, shipped().lastReply(t, "iso 9001", command), "Caution: this entry does not mention: iso 9001.")
		has(t, shipped().lastReply(t, "kubernetes", command), "Caution: no entry answers the question, and this one is only related to it.")
	}
}
