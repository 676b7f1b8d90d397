package markdown

import (
	"strings"
	"testing"
)

// answer has the length of a long answer.
var answer = strings.Repeat(`Administrative accounts must use **hardware-based** MFA that follows FIDO2/WebAuthn. See
[the policy](../policies/access.md) and `+"`trustbook show mfa`"+` for the rest of it.

- Administrators are equipped with a physical hardware token, which is the primary factor.
- Time-based one-time passwords are *also* supported.

> **Caution** Never share a token.

`, 4)

func BenchmarkRender(b *testing.B) {
	b.SetBytes(int64(len(answer)))
	r := New(darkTheme, 76)
	for b.Loop() {
		r.Render(answer)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(darkTheme, 76)
	}
}

// BenchmarkMarked marks the rows of a frame, with a match in most of them.
func BenchmarkMarked(b *testing.B) {
	d := New(darkTheme, 76).Render(strings.Repeat(answer, 4))
	spans := find(d.Text(), "token", "hardware", "the")
	markings := []Highlight{{Style: darkTheme.Match, Spans: spans}, {Style: darkTheme.Hit, Spans: spans[9:10]}}
	for b.Loop() {
		if got := d.HighlightedRows(20, 60, markings...); len(got) != 40 {
			b.Fatalf("%d rows", len(got))
		}
	}
}

func BenchmarkMark(b *testing.B) {
	rows := New(darkTheme, 76).Render(strings.Repeat(answer, 4)).Rows[20:60]
	spans := find(plainRows(rows), "token", "hardware", "the")
	for b.Loop() {
		mark(rows, darkTheme.Match, spans)
	}
}
