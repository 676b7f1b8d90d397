package terminal

import (
	"image/color"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// showPanic shows a screen that panics after its first frame, and returns the exit code.
func showPanic(where string) (code int) {
	defer func() {
		if r := recover(); r != nil {
			_, _ = io.WriteString(os.Stderr, ReportCrash(r).Error())
			code = 2
		}
	}()
	w, err := Terminal{os.Stdin, os.Stdout, os.Environ()}.Open()
	if err == nil && where == "outside" {
		defer w.restoreAfterPanic()()
		_, _ = term.MakeRaw(os.Stdin.Fd())
		_, _ = os.Stdout.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.SetModeMouseButtonEvent + ansi.ResetModeTextCursorEnable)
		panicking{where, false}.oops()
	}
	if err == nil {
		err = w.Run(panicking{where, false})
	}
	if err != nil {
		_, _ = io.WriteString(os.Stderr, err.Error())
		return 2
	}
	return 0
}

type panicking struct {
	where string
	begun bool
}

type beginMsg struct{}

func (p panicking) oops() tea.Msg { panic("oops in " + p.where) }

func (p panicking) Init() tea.Cmd { return func() tea.Msg { return beginMsg{} } }

func (p panicking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(beginMsg); !ok {
		return p, nil
	}
	p.begun = true
	switch p.where {
	case "update":
		p.oops()
	case "command":
		return p, p.oops
	case "batch":
		return p, tea.Batch(p.oops, p.oops)
	case "sequence":
		return p, tea.Sequence(p.Init(), p.oops)
	}
	return p, nil
}

func (p panicking) View() tea.View {
	v := tea.NewView("screen")
	v.AltScreen, v.MouseMode, v.ReportFocus = true, tea.MouseModeCellMotion, true
	if p.begun && p.where == "view" {
		p.oops()
	}
	v.Cursor = tea.NewCursor(0, 0)
	if p.begun && p.where == "flush" {
		v.Cursor.Color = badColor(p.where) // the library accesses it when drawing
	}
	return v
}

type badColor string

func (c badColor) RGBA() (r, g, b, a uint32) { panic("oops in " + c) }

var _ color.Color = badColor("")
