package terminal

import (
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// The clock is a private field of the library. If this fails after an update, find out where the library keeps its
// clock now, or whether it now draws on demand itself.
func TestLibraryHasAClockToReplace(t *testing.T) {
	clock := time.NewTicker(time.Hour)
	defer clock.Stop()
	if p := tea.NewProgram(word("")); !setClock(p, clock) || setClock(p, clock) {
		t.Error("the clock of the library cannot be set, or not only once")
	}
}

// Every change is written, whether or not the clock could be replaced, and no model sees the messages needed for this.
func TestEveryViewIsWritten(t *testing.T) {
	for _, replaced := range []bool{true, false} {
		out := &page{written: make(chan struct{}, 1)}
		d := newFrameScheduler()
		p := tea.NewProgram(drawnModel{word("start"), d, newCrash(nil)}, tea.WithInput(nil), tea.WithOutput(out), tea.WithoutSignals(),
			tea.WithEnvironment(nil), tea.WithWindowSize(20, 1), tea.WithFilter(d.filter(func(_ tea.Model, msg tea.Msg) tea.Msg { return msg })))
		stop := func() {}
		if replaced {
			stop = d.start(p, newCrash(p.Kill))
		}
		ended := make(chan error)
		go func() {
			_, err := p.Run()
			ended <- err
		}()
		out.await("start")
		for _, text := range []string{"one", "two", "three"} {
			p.Send(tea.KeyPressMsg{Text: text})
			out.await(text)
		}
		p.Send(tea.KeyPressMsg{Text: "q"})
		if err := <-ended; err != nil {
			t.Error(err)
		}
		stop()
	}
}

// Nothing is written without a request, so a program that changes nothing sleeps.
func TestClockTicksOnlyWhenAsked(t *testing.T) {
	d := newFrameScheduler()
	passed := func(msg tea.Msg) bool {
		return d.filter(func(_ tea.Model, msg tea.Msg) tea.Msg { return msg })(nil, msg) != nil
	}
	if !passed(tea.KeyPressMsg{}) || len(d.tick) > 0 {
		t.Error("a key ticks")
	}
	for range 3 {
		if passed(flushMsg{}) || len(d.tick) != 1 {
			t.Error("a request for a frame does not tick, or is passed on")
		}
	}
}

// word is a model that shows the last key and ends on q.
type word string

func (w word) Init() tea.Cmd { return nil }

func (w word) View() tea.View { return tea.NewView("<" + string(w) + ">") }

func (w word) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case flushMsg:
		panic("the model sees what is none of its business")
	case tea.KeyPressMsg:
		if msg.Text == "q" {
			return w, tea.Quit
		}
		return word(msg.Text), nil
	}
	return w, nil
}

// page collects the output.
type page struct {
	mu      sync.Mutex
	text    strings.Builder
	written chan struct{}
}

func (p *page) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text.Write(b)
	select {
	case p.written <- struct{}{}:
	default:
	}
	return len(b), nil
}

// await waits until the output contains the text.
func (p *page) await(text string) {
	for range p.written {
		p.mu.Lock()
		found := strings.Contains(p.text.String(), text)
		p.mu.Unlock()
		if found {
			return
		}
	}
}
