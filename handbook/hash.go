package handbook

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// HashVersion is the version of [Entry.Hash]. Version 1 was a hash of the rewritten body, so it
// changed with the program. Both are the same for an entry that is not rewritten.
const HashVersion = 2

// Hash returns a hash of what the author wrote for readers (SHA-256, 64 hexadecimal digits):
// question, verdict, summary and body. Other metadata and invisible white space do not count, so
// that a new owner or another editor does not turn the entry into one not yet read, and neither
// does a program that shows it in another way.
func (e *Entry) Hash() string {
	markdown, _ := e.Written()
	parts := []string{e.Question, string(e.Answer), cmp.Or(e.Source.Summary, e.Summary), normalizeSpace(markdown)}
	if e.Source.Values != "" {
		parts = append(parts, e.Source.Values)
	}
	h := sha256.New()
	for _, s := range parts {
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
