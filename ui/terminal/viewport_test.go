package terminal

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/hinshun/vt10x"
)

// The terminal scrolls text beside something that does not move, and the result matches the view. If as much is written
// without this, find out what the library now calls its screen and its scroll function, or whether it now scrolls such
// rows itself.
func TestTextIsScrolledBesideWhatStands(t *testing.T) {
	with, without := bytesWritten(t, &scrollingBeside{}), bytesWritten(t, &beside{})
	if with > without*3/4 && runtime.GOOS != "windows" {
		t.Errorf("%d bytes with a viewport, %d without", with, without)
	}
}

// bytesWritten scrolls a model up and down, compares each frame with the view, and returns the number of bytes written.
func bytesWritten(t *testing.T, m tea.Model) int {
	const width, height = 60, 20
	out := &emulator{Terminal: vt10x.New(vt10x.WithSize(width, height)), rows: make(chan []string, 100)} // a frame may need several writes, which the test does not wait for
	d := newFrameScheduler()
	p := tea.NewProgram(drawnModel{m, d, newCrash(nil)}, tea.WithInput(nil), tea.WithOutput(out), tea.WithoutSignals(),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithWindowSize(width, height),
		tea.WithFilter(d.filter(func(_ tea.Model, msg tea.Msg) tea.Msg { return msg })))
	defer d.start(p, newCrash(p.Kill))()
	ended := make(chan error)
	go func() {
		_, err := p.Run()
		close(out.rows)
		ended <- err
	}()
	top := 0
	for _, by := range []int{0, 1, 1, 3, -1, 1, -3, 5, 30, 1, -1, -30, 1} {
		if top += by; by != 0 {
			p.Send(by)
		}
		want := strings.Split((&beside{top}).View().Content, "\n")
		rows := <-out.rows
		for rows[height-1] != want[height-1] { // output before a frame, such as terminal modes
			rows = <-out.rows
		}
		for y, row := range want {
			if row = strings.TrimRight(row, " "); rows[y] != row {
				t.Errorf("top %d, row %d: %q, want %q", top, y, rows[y], row)
			}
		}
	}
	go p.Quit()
	for range out.rows {
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	return out.written
}

// emulator is a terminal that reports its screen after each output.
type emulator struct {
	vt10x.Terminal

	written int
	rows    chan []string
}

func (e *emulator) Write(b []byte) (int, error) {
	e.written += len(b)
	_, err := e.Terminal.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))) // like a terminal's driver
	var rows []string
	for row := range strings.Lines(e.String()) {
		rows = append(rows, strings.TrimRight(row, " \n"))
	}
	e.rows <- rows
	return len(b), err
}

// beside is a model with text to the right of a list.
type beside struct{ top int }

func (b *beside) Init() tea.Cmd { return nil }

func (b *beside) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if by, ok := msg.(int); ok {
		b.top += by
	}
	return b, nil
}

func (b *beside) View() tea.View {
	rows := []string{"a title", ""}
	for y := range 17 {
		text := ""
		if row := b.top + y; row%4 != 0 {
			text = strings.Repeat(fmt.Sprint(row, " words "), 4)
		}
		item := ""
		if y < 14 {
			item = fmt.Sprint("item ", y)
		}
		rows = append(rows, fmt.Sprintf("%-10s%s", item, text))
	}
	v := tea.NewView(strings.Join(append(rows, fmt.Sprintf("top %d;", b.top)), "\n"))
	v.AltScreen = true
	return v
}

type scrollingBeside struct{ beside }

func (b *scrollingBeside) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := b.beside.Update(msg)
	return b, cmd
}

func (b *scrollingBeside) Viewport() Viewport { return Viewport{First: 2, End: 19, Top: b.top} }
