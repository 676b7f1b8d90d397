package handbook

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Hash is a hash of what a text says (SHA-256, 64 hexadecimal digits): its
// question, verdict, summary and body. The rest of the front matter is left out,
// and so is white space that nobody sees, so that a new owner or another editor
// does not make a text that was read look like another.
func (e *Entry) Hash() string {
	h := sha256.New()
	for _, s := range []string{e.Question, string(e.Answer), e.Summary, visible(e.Markdown)} {
		_, _ = h.Write([]byte(s)) // a hash takes all
		_, _ = h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}

// visible is Markdown without blanks at the ends of lines, and without blank
// lines at its ends and in rows. Two blanks at the end of a line break it, and stay.
func visible(markdown string) string {
	var b strings.Builder
	blank := true
	for line := range strings.SplitSeq(strings.TrimSpace(markdown), "\n") {
		trimmed := strings.TrimRight(line, " \t")
		if trimmed == "" {
			if !blank {
				b.WriteByte('\n')
			}
			blank = true
			continue
		}
		blank = false
		if strings.HasSuffix(line, "  ") {
			trimmed += "  "
		}
		b.WriteString(trimmed + "\n")
	}
	return b.String()
}
