package handbook

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// HashVersion is the version of [Entry.Hash]. Version 1 was a hash of the rewritten body, so it changed with the
// program. If the body of an entry is not rewritten, both versions give the same hash.
const HashVersion = 2

// Hash returns a hash of what the author wrote for readers: question, verdict, summary and body (SHA-256, 64
// hexadecimal digits). Other metadata and invisible white space are ignored, so an entry stays read if it gets a new
// owner, is saved with another editor, or looks different in a new version of the program.
func (e *Entry) Hash() string {
	markdown, _ := e.AuthorText()
	parts := []string{cmp.Or(e.Source.Question, e.Question), string(e.Answer), cmp.Or(e.Source.Summary, e.Summary), normalizeSpace(markdown)}
	if e.Source.Values != "" {
		parts = append(parts, e.Source.Values)
	}
	h := sha256.New()
	for _, s := range parts {
		_, _ = h.Write([]byte(s)) // writing to a hash never fails
		_, _ = h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}

// normalizeSpace removes differences in white space that readers cannot see: spaces at the ends of lines, and repeated
// blank lines. It keeps two trailing spaces, because they are a line break.
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
