package terminal

import (
	"io"
	"os"
	"slices"
	"unicode/utf16"
	"unicode/utf8"

	xwindows "github.com/charmbracelet/x/windows"
	"github.com/muesli/cancelreader"
	"golang.org/x/sys/windows"
)

// maxKeyRepeats is the maximum number of repetitions accepted when the console reports that a key is held down.
const maxKeyRepeats = 8

// tty makes a Windows console readable like a terminal on other systems. A console sends events. In the mode set by
// this package, their characters are the sequences that a terminal would send. Bubble Tea would decode the events in
// its own goroutine and without a limit.
type tty struct {
	in, out   windows.Handle
	inMode    uint32         // mode of the input before it was changed
	outMode   uint32         // mode of the output before it was changed
	cancelled windows.Handle // event that makes Read return
	changed   chan os.Signal
	half      rune   // first half of a surrogate pair
	rest      []byte // unread bytes of the last events
}

func (t Terminal) openTTY(in *os.File) (*tty, error) {
	c := &tty{in: windows.Handle(in.Fd()), out: windows.Handle(t.Out.Fd()), changed: make(chan os.Signal, 1)}
	if err := windows.GetConsoleMode(c.in, &c.inMode); err != nil {
		return nil, err
	}
	if err := windows.GetConsoleMode(c.out, &c.outMode); err != nil {
		return nil, err
	}
	var err error
	if c.cancelled, err = windows.CreateEvent(nil, 1, 0, nil); err != nil {
		return nil, err
	}
	err = windows.SetConsoleMode(c.in, windows.ENABLE_VIRTUAL_TERMINAL_INPUT|windows.ENABLE_WINDOW_INPUT|windows.ENABLE_EXTENDED_FLAGS)
	if err == nil {
		err = windows.SetConsoleMode(c.out, c.outMode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING|windows.DISABLE_NEWLINE_AUTO_RETURN)
	}
	if err != nil {
		c.restore()
		return nil, err
	}
	return c, nil
}

// sizes returns a channel that receives a value when the size may have changed.
func (t *tty) sizes() <-chan os.Signal { return t.changed }

// restore resets the modes of the console to their values before the program started.
func (t *tty) restore() {
	_ = windows.SetConsoleMode(t.in, t.inMode)
	_ = windows.SetConsoleMode(t.out, t.outMode)
}

// Cancel makes the current Read and all later ones return at once.
func (t *tty) Cancel() bool { return windows.SetEvent(t.cancelled) == nil }

// Close does nothing: the console and the event stay open while the program runs.
func (t *tty) Close() error { return nil }

// Read waits for characters and reads them.
func (t *tty) Read(data []byte) (int, error) {
	for len(t.rest) == 0 {
		// If both events have occurred, the function returns the first one in the list.
		if which, err := windows.WaitForMultipleObjects([]windows.Handle{t.cancelled, t.in}, false, windows.INFINITE); err != nil {
			return 0, err
		} else if which == windows.WAIT_OBJECT_0 {
			return 0, cancelreader.ErrCanceled
		}
		records, read := make([]xwindows.InputRecord, 128), uint32(0)
		if err := xwindows.ReadConsoleInput(t.in, &records[0], uint32(len(records)), &read); err != nil {
			return 0, err
		}
		for _, r := range records[:read] {
			t.add(r)
		}
	}
	n := copy(data, t.rest)
	t.rest = t.rest[n:]
	return n, nil
}

// add adds the characters of an event.
func (t *tty) add(r xwindows.InputRecord) {
	switch r.EventType {
	case xwindows.KEY_EVENT:
		t.addKey(r.KeyEvent())
	case xwindows.FOCUS_EVENT:
		focus := "\x1b[O"
		if r.FocusEvent().SetFocus {
			focus = "\x1b[I"
		}
		t.rest = append(t.rest, focus...)
	case xwindows.WINDOW_BUFFER_SIZE_EVENT:
		select {
		case t.changed <- os.Interrupt: // it does not matter which signal is sent
		default:
		}
	}
}

// addKey adds the character of a key. A character typed as alt with a number arrives when alt is released.
func (t *tty) addKey(k xwindows.KeyEventRecord) {
	switch {
	case k.Char == 0 || !k.KeyDown && k.VirtualKeyCode != windows.VK_MENU:
		return
	case utf16.IsSurrogate(k.Char) && t.half == 0:
		t.half = k.Char
		return
	case t.half != 0:
		k.Char = utf16.DecodeRune(t.half, k.Char)
		t.half = 0
	}
	t.rest = append(t.rest, slices.Repeat(utf8.AppendRune(nil, k.Char), int(min(max(k.RepeatCount, 1), maxKeyRepeats)))...)
}

func (m *silentInput) forLibrary(*os.File) io.Reader { return m }
