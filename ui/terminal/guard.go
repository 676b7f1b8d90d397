package terminal

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// Limits for the input from a terminal, in bytes.
const (
	maxSequenceBytes = 64 // maximum length of a control sequence
	maxRunBytes      = 8  // maximum text to pass on at once, so that ^C waits for only a few searches
	maxClusterBytes  = 32 // the same limit if further characters can combine with the last one
)

// Control characters that the guard handles.
const (
	esc   = 0x1b
	bel   = 0x07
	del   = 0x7f
	ctrlC = 0x03
)

// knownSequencePattern matches the control sequences that terminals send for keys and the mouse, and in reply to the
// program's queries. Bubble Tea decodes no other sequences.
var knownSequencePattern = pattern.Lazy(`^\x1b(?:O[A-Za-z]|\[(?:` +
	`[A-HP-SZa-d]|1;\d{1,3}(?::\d)?[A-HP-S]|` + // cursor and function keys
	`\d{1,3}(?:;\d{1,3}(?::\d)?)?~|\d{1,2}[\^@]|27;\d{1,3};1?\d{1,6}~|` + // editing and function keys
	`1?\d{1,6}(?::(?:1?\d{1,6})?){0,2}(?:;\d{0,3}(?::\d)?)?u|\?\d{1,3}u|` + // keys in the Kitty keyboard protocol
	`<\d{1,3};\d{1,5};\d{1,5}[Mm]|[IO]|` + // mouse and focus
	`\d{1,5};\d{1,5}R|\?\d{1,4};\d\$y)|` + // replies to queries
	`\]1[0-2];(?:rgba?:[0-9A-Fa-f]{1,4}(?:/[0-9A-Fa-f]{1,4}){2,3}|#[0-9A-Fa-f]{3,12})(?:\x07|\x1b\\))$`)

// token is a piece of input: text, a key, a reply or a paste.
type token struct {
	data        []byte
	isText      bool
	isCollected bool // text that arrived while other keys were waiting
}

// inputGuard filters the input from a terminal. It passes on only what real terminals send: complete text, keys and
// known sequences. Everything else is dropped, so that no sequence is mistaken for typed text. It buffers at most
// maxPasteBytes bytes.
type inputGuard struct {
	pending []byte // beginning of an incomplete token
	discard byte   // introducer of an overlong sequence, until that ends; 0 for none
	pasting bool
	pasted  []byte
}

// feed returns the tokens completed by data. A ^C at the end of data ends a paste, because otherwise a paste whose end
// mark is lost would never end. A real paste is unlikely to have a ^C there.
func (g *inputGuard) feed(data []byte) []token {
	var out []token
	g.pending = append(g.pending, data...)
	for len(g.pending) > 0 {
		n, t := g.nextToken(g.pending)
		if n == 0 {
			break
		}
		g.pending = g.pending[n:]
		if len(t.data) > 0 {
			out = append(out, t)
		}
	}
	g.pending = bytes.Clone(g.pending)
	if g.pasting && bytes.HasSuffix(data, []byte{ctrlC}) {
		out = slices.Concat(out, g.expire(), []token{{data: []byte{ctrlC}}})
	}
	return out
}

// expire returns the tokens for the pending bytes after no more bytes have arrived: the escape key, once or twice, or a
// key with alt. It drops an unfinished sequence and ends an unfinished paste.
func (g *inputGuard) expire() (out []token) {
	switch p := g.pending; {
	case g.pasting:
		g.pasting = false
		out = []token{pasteToken(g.pasted)}
		g.pasted = nil
	case len(p) == 1 && p[0] == esc:
		out = []token{escapeKey()}
	case string(p) == "\x1b\x1b":
		out = []token{escapeKey(), escapeKey()}
	case len(p) == 2 && p[0] == esc && p[1] < utf8.RuneSelf:
		out = []token{altKey(p[1])}
	}
	g.pending, g.discard = nil, 0
	return out
}

// nextToken returns the first token in b and its length, or 0 if it is incomplete. The caller drops a token without
// data.
func (g *inputGuard) nextToken(b []byte) (n int, t token) {
	if g.discard != 0 {
		if n = g.nextDiscarded(b); n > 0 {
			return n, token{}
		}
	}
	switch c := b[0]; {
	case g.pasting:
		return g.nextPasted(b)
	case c == esc:
		return g.nextEscape(b)
	case c < ' ' || c == del:
		return 1, token{data: b[:1]}
	}
	return nextText(b)
}

// nextText returns a run of text. C1 controls and bytes that are not UTF-8 are dropped.
func nextText(b []byte) (n int, t token) {
	for n < len(b) && n < maxClusterBytes && (n < maxRunBytes || b[n] >= utf8.RuneSelf) && b[n] >= ' ' && b[n] != del {
		r, size := utf8.DecodeRune(b[n:])
		if !utf8.FullRune(b[n:]) {
			break
		}
		if r == utf8.RuneError && size == 1 || r >= 0x80 && r < 0xa0 {
			if n == 0 {
				return size, token{}
			}
			break
		}
		n += size
	}
	return n, token{data: b[:n], isText: true}
}

// nextDiscarded returns the number of bytes of b that belong to an overlong sequence.
func (g *inputGuard) nextDiscarded(b []byte) int {
	for i, c := range b {
		switch {
		case isInterruptKey(c):
			g.discard = 0
			return i
		case c == bel, g.discard == '[' && c >= '@' && c < del:
			g.discard = 0
			return i + 1
		}
	}
	return len(b)
}

// isInterruptKey reports whether a byte ends any sequence before it, so that ^C always works.
func isInterruptKey(c byte) bool { return c == ctrlC || c == esc }

func escapeKey() token { return token{data: []byte("\x1b[27u")} }

// altKey returns a key with alt in the form of the keyboard protocol, which is complete regardless of what follows.
func altKey(c byte) token {
	modifiers := 3
	if c >= 'A' && c <= 'Z' {
		c, modifiers = c-'A'+'a', 4
	}
	return token{data: fmt.Appendf(nil, "\x1b[%d;%du", c, modifiers)}
}

func (g *inputGuard) nextEscape(b []byte) (n int, t token) {
	if len(b) == 1 {
		return 0, token{}
	}
	switch c := b[1]; {
	case c == '[':
		return g.nextCSI(b)
	case c == ']', c == 'P', c == '_', c == '^', c == 'X':
		return g.nextString(b)
	case c == 'O':
		switch {
		case len(b) == 2:
			return 0, token{}
		case isInterruptKey(b[2]):
			return 2, token{}
		}
		return knownToken(b, 3)
	case c == esc:
		return g.nextDoubleEscape(b)
	case c == '\\': // end of a dropped string
		return 2, token{}
	case c == '\r', c == '\t', c == '\b', c >= ' ' && c < utf8.RuneSelf:
		return 2, altKey(c)
	case c < ' ':
		return 1, escapeKey()
	case !utf8.FullRune(b[1:]):
		return 0, token{}
	}
	if r, size := utf8.DecodeRune(b[1:]); r != utf8.RuneError && r >= 0xa0 {
		return 1 + size, token{data: b[:1+size]}
	}
	return 2, token{}
}

// nextDoubleEscape handles two escapes at the beginning of b: either a sequence after an escape, which some terminals
// send for alt, or the escape key.
func (g *inputGuard) nextDoubleEscape(b []byte) (n int, t token) {
	switch {
	case len(b) == 2:
		return 0, token{}
	case b[2] != '[' && b[2] != 'O':
		return 1, escapeKey()
	}
	n, t = g.nextEscape(b[1:])
	if n == 0 || len(t.data) == 0 {
		return n + min(n, 1), token{}
	}
	return n + 1, token{data: b[:n+1]}
}

// knownToken returns the first n bytes of b as a token if they are a known sequence.
func knownToken(b []byte, n int) (int, token) {
	if n > maxSequenceBytes || !knownSequencePattern().Match(b[:n]) {
		return n, token{}
	}
	return n, token{data: b[:n]}
}

func (g *inputGuard) nextCSI(b []byte) (n int, t token) {
	for i, c := range b[2:] {
		n = i + 3
		switch seq := string(b[:n]); {
		case isInterruptKey(c):
			return n - 1, token{}
		case c < '@', c >= del:
			continue
		case seq == pasteStart:
			g.pasting = true
			return n, token{}
		case seq == "\x1b[[": // in function keys of the Linux console, another letter follows
			return dropSequence(b, n, 1)
		case seq == "\x1b[M": // in old mouse reports, three more bytes follow
			return dropSequence(b, n, 3)
		case seq == pasteEnd:
			return n, token{}
		}
		return knownToken(b, n)
	}
	return g.tooLong(b)
}

// dropSequence drops the first n bytes of b and the next more bytes, which belong to the same sequence. If a byte
// interrupts the sequence, only the bytes before it are dropped.
func dropSequence(b []byte, n, more int) (int, token) {
	if len(b) < n+more {
		return 0, token{}
	}
	for i := range more {
		if isInterruptKey(b[n+i]) {
			return n + i, token{}
		}
	}
	return n + more, token{}
}

// nextString returns a sequence that ends with BEL or ESC \.
func (g *inputGuard) nextString(b []byte) (n int, t token) {
	for i, c := range b[2:] {
		switch n = i + 3; {
		case c == bel:
			return knownToken(b, n)
		case c == esc && n == len(b):
			return 0, token{}
		case c == esc && b[n] == '\\':
			return knownToken(b, n+1)
		case isInterruptKey(c):
			return n - 1, token{}
		}
	}
	return g.tooLong(b)
}

// tooLong handles a sequence whose end is not in b. Either the end has not arrived yet, or the sequence is longer than
// allowed.
func (g *inputGuard) tooLong(b []byte) (int, token) {
	if len(b) <= maxSequenceBytes {
		return 0, token{}
	}
	g.discard = b[1]
	return len(b), token{}
}
