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

// Bubble Tea decodes input in its own goroutine, where the program cannot recover from a panic of the decoder.
// Therefore Bubble Tea gets a terminal that never sends anything, and a goroutine of this package runs the same decoder
// and sends the events.

// silentInput is an input for Bubble Tea that sends nothing until it ends.
type silentInput struct {
	ended chan struct{} // closed at the end of the input
	err   error         // reason why the input ended

	mu       sync.Mutex
	released chan struct{} // closed when Bubble Tea has to stop reading
}

// Read waits for the end of the input.
func (m *silentInput) Read([]byte) (int, error) {
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

// releaseOnSuspend returns a message filter that makes Read return on suspend, because Bubble Tea cannot interrupt it.
func (m *silentInput) releaseOnSuspend(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		m.mu.Lock()
		defer m.mu.Unlock()
		close(m.released)
		m.released = make(chan struct{})
	}
	return msg
}

func (m *silentInput) end(err error) {
	m.err = err
	if err == nil {
		m.err = io.EOF
	}
	close(m.ended)
}

// readFrom returns the option that gives Bubble Tea its terminal, the message filter needed with it, and the function
// that starts reading.
func (t Terminal) readFrom(file *os.File) (option tea.ProgramOption, f messageFilter, start func(*tea.Program, *crashCollector) (stop func()), err error) {
	tty, err := t.openTTY(file)
	if err != nil {
		return nil, nil, nil, err
	}
	in := newInput(tty)
	m := &silentInput{ended: make(chan struct{}), released: make(chan struct{})}
	return tea.WithInput(m.forLibrary(file)), m.releaseOnSuspend, func(p *tea.Program, c *crashCollector) func() {
		in.start(c)
		stopSize := t.watchSize(p, c, tty.sizes())
		go c.run(func() {
			m.end(in.sendEvents(func(e uv.Event) { p.Send(e) }, func(ctx context.Context, events chan<- uv.Event) error {
				return uv.NewTerminalReader(in, t.Env("TERM")).StreamEvents(ctx, events)
			}))
		})
		return func() {
			stopSize()
			_ = in.Close()
			tty.restore()
		}
	}, nil
}

// watchSize sends the size of the terminal to the program whenever it may have changed.
func (t Terminal) watchSize(p *tea.Program, c *crashCollector, changed <-chan os.Signal) (stop func()) {
	done := make(chan struct{})
	go c.run(func() {
		for {
			select {
			case <-changed:
			case <-done:
				return
			}
			if width, height, err := t.Size(); err == nil {
				p.Send(tea.WindowSizeMsg{Width: width, Height: height})
			}
		}
	})
	return func() { close(done) }
}

// decoder sends the events in its input until the input ends.
type decoder func(context.Context, chan<- uv.Event) error

// errDecoder means that the decoder has panicked.
var errDecoder = errors.New("the input could not be decoded")

// sendEvents sends the events in the input until it ends. If the decoder panics, the input that caused the panic is
// dropped.
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
