package handbook

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Hash returns a hash of what readers read (SHA-256, 64 hexadecimal digits): question,
// verdict, summary and body. Other metadata and invisible white space do not count, so
// that a new owner or another editor does not turn the entry into one not yet read.
func (e *Entry) Hash() string {
	h := sha256.New()
	for _, s := range []string{e.Question, string(e.Answer), e.Summary, normalizeSpace(e.Markdown)} {
		_, _ = h.Write([]byte(s)) // a hash never fails
		_, _ = h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}

// normalizeSpace normalizes white space that readers cannot see: at the ends of lines, and
// repeated blank lines. Two trailing spaces are a line break, and stay.
func normalizeSpace(markdown string) string {
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
