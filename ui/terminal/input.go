package terminal

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/muesli/cancelreader"
)

const (
	escapeWait       = 50 * time.Millisecond // time to wait for the rest of a sequence before treating an escape as a key
	pasteWait        = time.Second           // time to wait for the rest of a paste
	maxWaitingKeys   = 8                     // number of waiting keys at which their text becomes a paste and ^C discards them
	maxWaitingTokens = 256                   // maximum number of waiting tokens; beyond it, tokens are dropped
)

// input reads ahead from a terminal, so that it sees a ^C regardless of how much input is waiting. It passes on the
// tokens of the [inputGuard].
type input struct {
	tty   cancelreader.CancelReader
	ready chan []byte // closed at the end of the input
	done  chan struct{}
	err   error // reason why ready was closed

	mu       sync.Mutex
	rest     []byte        // unread bytes of the last token
	released chan struct{} // closed to make a Read in progress return
}

func newInput(tty cancelreader.CancelReader) *input {
	return &input{tty: tty, ready: make(chan []byte), done: make(chan struct{}), released: make(chan struct{})}
}

func (in *input) start(c *crashCollector) {
	chunks := make(chan []byte)
	go c.run(func() { in.readChunks(chunks) })
	go c.run(func() { in.tokenize(chunks) })
}

// Close stops reading.
func (in *input) Close() error {
	close(in.done)
	in.tty.Cancel()
	return nil
}

// Read reads a token, or as much of it as fits into data. The next call reads the rest.
func (in *input) Read(data []byte) (int, error) {
	in.mu.Lock()
	n, released := copy(data, in.rest), in.released
	in.rest = in.rest[n:]
	in.mu.Unlock()
	if n > 0 {
		return n, nil
	}
	select {
	case next, ok := <-in.ready:
		if !ok {
			return 0, in.err
		}
		in.mu.Lock()
		defer in.mu.Unlock()
		n = copy(data, next)
		in.rest = next[n:]
		return n, nil
	case <-released:
	case <-in.done:
	}
	return 0, io.EOF
}

// release makes a Read in progress return, and drops the unread bytes of its token.
func (in *input) release() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.rest = nil
	close(in.released)
	in.released = make(chan struct{})
}

// readChunks reads the terminal until reading fails or is cancelled.
func (in *input) readChunks(chunks chan<- []byte) {
	defer close(chunks)
	for {
		buf := make([]byte, 4<<10)
		n, err := in.tty.Read(buf)
		if err != nil {
			in.err = err
			return
		}
		select {
		case chunks <- buf[:n]:
		case <-in.done:
			return
		}
	}
}

// tokenize turns chunks into tokens and queues them for Read.
func (in *input) tokenize(chunks <-chan []byte) {
	var g inputGuard
	var q tokenQueue
	expired := time.NewTimer(escapeWait)
	for chunks != nil || len(q) > 0 {
		var ready chan<- []byte
		var head []byte
		if len(q) > 0 {
			ready, head = in.ready, q[0].bytes()
		}
		select {
		case chunk, ok := <-chunks:
			if !ok {
				chunks = nil
			}
			q.add(g.feed(chunk))
			expired.Reset(g.waitTime())
		case <-expired.C:
			q.add(g.expire()) // adds nothing if no token is pending
		case ready <- head:
			q = q[1:]
		case <-in.done:
			return
		}
	}
	close(in.ready)
}

// waitTime returns the time to wait for the rest of an incomplete paste or key.
func (g *inputGuard) waitTime() time.Duration {
	if g.pasting {
		return pasteWait
	}
	return escapeWait
}

// tokenQueue holds the tokens that Bubble Tea has not read yet.
type tokenQueue []token

// add appends tokens. Text that arrives while other keys are waiting is collected into a paste, which takes no longer
// to handle than a single key. A ^C discards the waiting tokens that would delay it.
func (q *tokenQueue) add(tokens []token) {
	for _, t := range tokens {
		last := len(*q) - 1
		switch {
		case isInterrupt(t.data) && len(*q) > maxWaitingKeys:
			*q = tokenQueue{t}
		case t.isText && last >= maxWaitingKeys && (*q)[last].isText:
			waiting := &(*q)[last]
			waiting.isCollected = true
			waiting.data = slices.Concat(waiting.data, t.data[:min(len(t.data), maxPasteBytes-len(waiting.data))])
		case len(*q) < maxWaitingTokens:
			*q = append(*q, t)
		}
	}
}

// isInterrupt reports whether a token is ^C, either as a control character or in the form of the keyboard protocol.
func isInterrupt(data []byte) bool {
	return len(data) == 1 && data[0] == ctrlC || bytes.Equal(data, []byte("\x1b[99;5u"))
}

// bytes returns the bytes of a token for Bubble Tea to read. Collected text becomes a paste.
func (t token) bytes() []byte {
	if t.isCollected {
		return pasteToken(t.data).data
	}
	return t.data
}

// Marks before and after a paste.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// maxPasteBytes is the maximum size of a paste in bytes. The rest of a larger paste is dropped.
const maxPasteBytes = 64 << 10

// nextPasted adds b to the paste. Only the end mark ends a paste, so nothing in it is treated as a key.
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
	g.pasted = append(g.pasted, b[:min(len(b), maxPasteBytes-len(g.pasted))]...)
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
