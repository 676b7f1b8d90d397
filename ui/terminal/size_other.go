//go:build !unix

package terminal

import (
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
)

// drawTo returns out. The library has to set the mode of a Windows console.
func drawTo(out *os.File) io.Writer { return out }

// watchSize does nothing: the library learns the size of a Windows console with its input.
func (t Terminal) watchSize(*tea.Program) (stop func()) { return func() {} }
