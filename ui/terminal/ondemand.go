package terminal

import (
	"reflect"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// minFrameTime is the minimum time between two frames. It limits the output while the model changes faster than anyone
// can see.
const minFrameTime = 4 * time.Millisecond

// frameScheduler makes Bubble Tea write a frame as soon as the model has been drawn. Normally, Bubble Tea looks for a
// new frame at every tick of its clock, up to 120 times a second: a key would wait for the next tick, and an idle
// program would wake up at every tick. Bubble Tea has no option to change this, so its clock is replaced with one that
// ticks only on demand.
type frameScheduler struct {
	tick  chan time.Time // channel that serves Bubble Tea as its clock
	drawn chan struct{}  // receives a value just before a view is passed to the renderer
	known []tea.Msg      // messages whose content the model already received before the program started
	flush func() bool    // writes a frame; returns false if it cannot

	viewport, shown Viewport // viewports of the last view, and of the last view that was written

	speech *speechOutput // nil unless the screen is read aloud
}

func newFrameScheduler(known ...tea.Msg) *frameScheduler {
	return &frameScheduler{
		tick: make(chan time.Time, 1), drawn: make(chan struct{}, 1), known: known,
		flush: func() bool { return false },
	}
}

// start makes the program draw on demand until stop is called. If the program has no replaceable clock, it draws at
// every tick, as Bubble Tea normally does.
func (d *frameScheduler) start(p *tea.Program, c *crashCollector) (stop func()) {
	// Bubble Tea only resets and stops this clock. No goroutine receives from its original channel, so the runtime
	// never sets a timer for it.
	clock := time.NewTicker(time.Hour)
	clock.C = d.tick
	if !setClock(p, clock) {
		return clock.Stop
	}
	d.flush = func() bool {
		n := d.viewport.scrolledSince(d.shown)
		if d.speech != nil {
			n = 0 // scrolling would make a screen reader repeat what is beside the text
		}
		d.shown = d.viewport
		return flushFrame(p, d.viewport, n)
	}
	done := make(chan struct{})
	go c.run(func() { d.askForFrames(p.Send, done) })
	return func() { close(done) }
}

// setClock sets the private field that holds the program's clock. It returns false if there is no such field.
func setClock(p *tea.Program, clock *time.Ticker) bool {
	field := reflect.ValueOf(p).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeOf(clock) || !field.IsNil() {
		return false
	}
	reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem().Set(reflect.ValueOf(clock)) //nolint:forbidigo // see frameScheduler
	return true
}

// flushMsg requests that the last view be written. The program's loop does one thing at a time, so it handles this
// message only after passing the view to the renderer.
type flushMsg struct{}

// askForFrames requests a frame after each view until stop is closed.
func (d *frameScheduler) askForFrames(send func(tea.Msg), stop <-chan struct{}) {
	pause := time.NewTimer(0)
	defer pause.Stop()
	for {
		select {
		case <-d.drawn:
		case <-stop:
			return
		}
		select {
		case <-pause.C:
		case <-stop:
			return
		}
		send(flushMsg{})
		pause.Reset(minFrameTime)
	}
}

// filter returns a message filter that makes Bubble Tea write the last view when a flushMsg arrives. At startup it
// drops messages from Bubble Tea whose content the model already knows, because each of them would draw the first frame
// again. It passes on all other messages.
func (d *frameScheduler) filter(next messageFilter) messageFilter {
	return func(m tea.Model, msg tea.Msg) tea.Msg {
		if _, ok := msg.(flushMsg); !ok {
			if at := slices.Index(d.known, msg); at >= 0 {
				d.known = slices.Delete(d.known, at, at+1)
				return nil
			}
			return next(m, msg)
		}
		if !d.flush() {
			d.requestFrame()
		}
		return nil
	}
}

// requestFrame makes Bubble Tea write a frame, in the goroutine of its renderer.
func (d *frameScheduler) requestFrame() {
	select {
	case d.tick <- time.Time{}:
	default: // the previous request is still waiting
	}
}

// messageFilter is a function that sees every message before the model, as in [tea.WithFilter].
type messageFilter = func(tea.Model, tea.Msg) tea.Msg

// Viewport is a part of the screen that shows scrollable text, possibly beside something that does not scroll. In that
// case the library would scroll only some of the rows or none, because it scrolls whole rows only, and stops at the
// first row where scrolling would leave more to redraw.
type Viewport struct {
	First, End int // the rows [First, End) of the screen
	Top        int // row of the document at First
}

// Scroller is a model with a viewport. The viewport is zero while nothing can be scrolled.
type Scroller interface{ Viewport() Viewport }

// scrolledSince returns the number of rows that the text has moved up since an earlier frame. It returns 0 unless more
// than half of the rows are still visible.
func (v Viewport) scrolledSince(before Viewport) int {
	n := v.Top - before.Top
	if v.First != before.First || v.End != before.End || 2*max(n, -n) >= v.End-v.First {
		return 0
	}
	return n
}

// drawnModel wraps a model to report its views and the panics of its commands.
type drawnModel struct {
	tea.Model
	frames *frameScheduler
	crash  *crashCollector
}

// Init returns the first command of the model.
func (m drawnModel) Init() tea.Cmd { return m.crash.command(m.Model.Init()) }

// Update passes a message to the model.
func (m drawnModel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, cmd := m.Model.Update(msg)
	return drawnModel{next, m.frames, m.crash}, m.crash.command(cmd)
}

// View returns the view of the model.
func (m drawnModel) View() tea.View {
	v := m.Model.View()
	if m.frames.speech != nil {
		m.frames.speech.prepareRow(m.Model, v)
	}
	if s, ok := m.Model.(Scroller); ok {
		m.frames.viewport = s.Viewport()
	}
	select {
	case m.frames.drawn <- struct{}{}:
	default:
	}
	return v
}
