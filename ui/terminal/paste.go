package terminal

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// The marks before and after a paste.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// maxPaste is the maximum size of a paste in bytes; the rest of a larger paste is dropped.
const maxPaste = 64 << 10

// nextPasted adds b to the paste. Only the end mark ends a paste, so nothing within it is treated as a key.
func (g *inputGuard) nextPasted(b []byte) (n int, t token) {
	if end := bytes.Index(b, []byte(pasteEnd)); end >= 0 {
		g.addPasted(b[:end])
		t = pasteToken(g.pasted)
		g.pasting, g.pasted = false, nil
		return end + len(pasteEnd), t
	}
	n = max(0, len(b)-len(pasteEnd)+1)
	for !strings.HasPrefix(pasteEnd, string(b[n:])) { // b may end with the beginning of the mark
		n++
	}
	g.addPasted(b[:n])
	return n, token{}
}

func (g *inputGuard) addPasted(b []byte) {
	g.pasted = append(g.pasted, b[:min(len(b), maxPaste-len(g.pasted))]...)
}

// pasteToken returns a paste of the characters in text, enclosed in the marks that Bubble Tea expects.
func pasteToken(text []byte) token {
	out := []byte(pasteStart)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		isControl := r < ' ' && r != '\n' && r != '\r' && r != '\t' || r >= del && r < 0xa0
		if !isControl && (r != utf8.RuneError || size > 1) {
			out = append(out, text[:size]...)
		}
		text = text[size:]
	}
	return token{data: append(out, pasteEnd...)}
}
