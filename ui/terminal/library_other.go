//go:build !unix

package terminal

import (
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
)

// drawTo returns out. The library has to set the mode of a Windows console.
func drawTo(out *os.File) io.Writer { return out }

// readFrom returns the option that makes the library read a terminal, and a filter that limits
// the size of the window. A Windows console sends events, not sequences.
func readFrom(file *os.File) (option tea.ProgramOption, f filter, start func(*tea.Program, string, *crash) (stop func()), err error) {
	f = func(_ tea.Model, msg tea.Msg) tea.Msg {
		if size, ok := msg.(tea.WindowSizeMsg); ok {
			size.Width, size.Height = limited(size.Width, size.Height)
			return size
		}
		return msg
	}
	return tea.WithInput(file), f, func(*tea.Program, string, *crash) func() { return func() {} }, nil
}

// watchSize does nothing: the library learns the size of a Windows console with its input.
func (t Terminal) watchSize(*tea.Program, *crash) (stop func()) { return func() {} }
