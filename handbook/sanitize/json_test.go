package sanitize_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"trustbook/handbook/sanitize"
)

// Everything that a terminal would act on or hide is escaped, and the value does not change.
func TestWriteJSON(t *testing.T) {
	for _, s := range []string{
		"plain räksmörgås 日本 \U0001f600 <&>", "tab\tline\nquote\"back\\slash", "\x1b]52;c;eA==\a\r\b\x00\x7f",
		"\u009b2J\u009d0;t\u009c\u0085", "\u202e\u2066\u200b\ufeff\u00ad\u2060\u2028", "\U000e0041\U000e007f", "a\u200db",
	} {
		for _, indent := range []string{"", "  "} {
			var b bytes.Buffer
			if err := sanitize.WriteJSON(&b, map[string][]string{s: {s}}, indent); err != nil {
				t.Fatal(err)
			}
			if strings.ContainsFunc(b.String(), func(r rune) bool { return r != '\n' && sanitize.IsUnsafe(r) }) {
				t.Errorf("%q is unsafe in %q", s, b.String())
			}
			var back map[string][]string
			if err := json.Unmarshal(b.Bytes(), &back); err != nil || len(back[s]) != 1 || back[s][0] != s {
				t.Errorf("%q comes back as %q (%v)", s, back, err)
			}
			if strings.Contains(s, "plain") && !strings.Contains(b.String(), s) {
				t.Errorf("%s was changed", b.String())
			}
		}
	}
}
