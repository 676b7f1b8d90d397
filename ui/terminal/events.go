//go:build unix

package terminal

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// The library decodes input in a goroutine of its own, where we cannot recover from a panic in
// its decoder. So it gets a terminal that never sends anything, and events from a goroutine of
// ours, which runs the same decoder.

// mute is a terminal for the library to set modes on. It has no Name method, because with one
// the library would wait for input from the terminal itself.
type mute struct {
	file  *os.File
	ended chan struct{} // closed at the end of the input
	err   error         // why

	mu       sync.Mutex
	released chan struct{} // closed when the library has to stop reading
}

// Fd lets the library set the terminal's mode.
func (m *mute) Fd() uintptr { return m.file.Fd() }

// Write is only there because the library requires it of a terminal; nothing is written here.
func (m *mute) Write([]byte) (int, error) { return 0, os.ErrInvalid }

// Close is required too; the terminal stays open.
func (m *mute) Close() error { return nil }

// Read waits for the end of the input.
func (m *mute) Read([]byte) (int, error) {
	m.mu.Lock()
	released := m.released
	m.mu.Unlock()
	select {
	case <-released:
		return 0, io.EOF
	case <-m.ended:
		return 0, m.err
	}
}

// releaseOnSuspend is a filter of messages. The library cannot end a Read itself.
func (m *mute) releaseOnSuspend(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		m.mu.Lock()
		defer m.mu.Unlock()
		close(m.released)
		m.released = make(chan struct{})
	}
	return msg
}

// end ends the input of the library.
func (m *mute) end(err error) {
	m.err = err
	if err == nil {
		m.err = io.EOF
	}
	close(m.ended)
}

// readFrom returns the option that gives a terminal to the library, the filter of messages that
// this needs, and the function that starts reading.
func readFrom(file *os.File) (option tea.ProgramOption, f filter, start func(*tea.Program, string, *crash) (stop func()), err error) {
	in, err := newInput(file)
	if err != nil {
		return nil, nil, nil, err
	}
	m := &mute{file: file, ended: make(chan struct{}), released: make(chan struct{})}
	return tea.WithInput(m), m.releaseOnSuspend, func(p *tea.Program, term string, c *crash) func() {
		in.start(c)
		go c.run(func() {
			m.end(in.sendEvents(func(e uv.Event) { p.Send(e) }, func(ctx context.Context, events chan<- uv.Event) error {
				return uv.NewTerminalReader(in, term).StreamEvents(ctx, events)
			}))
		})
		return func() { _ = in.Close() }
	}, nil
}

// decoder sends what it reads as events until its input ends.
type decoder func(context.Context, chan<- uv.Event) error

// errDecoder means that the decoder has panicked.
var errDecoder = errors.New("the input could not be decoded")

// sendEvents sends the events of the input until it ends. Input at which the decoder panics is dropped.
func (in *input) sendEvents(send func(uv.Event), decode decoder) error {
	for {
		if err := sendUntilPanic(send, decode); !errors.Is(err, errDecoder) {
			return err
		}
		in.release()
	}
}

func sendUntilPanic(send func(uv.Event), decode decoder) (err error) {
	ctx, cancel := context.WithCancel(context.Background())
	events, sent := make(chan uv.Event), make(chan struct{})
	go func() {
		defer close(sent)
		for e := range events {
			send(e)
		}
	}()
	defer func() {
		cancel()
		close(events)
		<-sent
		if recover() != nil {
			err = errDecoder
		}
	}()
	return decode(ctx, events)
}
