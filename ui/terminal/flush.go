package terminal

import (
	"reflect"
	"unsafe"

	tea "charm.land/bubbletea/v2"
)

// Bubble Tea draws in a goroutine of its own, in which no code of ours could recover from a
// panic, and the terminal would stay as the screen had set it. These are the two functions
// that it calls there. Called from the program's loop instead, where the library recovers, a
// panic restores the terminal. They have no exported form; if a later version has them under
// other names, the program does not link.
//
//go:linkname flushCommands charm.land/bubbletea/v2.(*Program).flush
func flushCommands(*tea.Program) error

//go:linkname flushView charm.land/bubbletea/v2.(*cursedRenderer).flush
func flushView(renderer unsafe.Pointer, closing bool) error

// flush writes what the program has to write: commands such as a copy, and then the last view.
// It reports whether the program has the renderer to which that applies. Errors of the
// terminal are found by its reader.
func flush(p *tea.Program) bool {
	renderer := reflect.ValueOf(p).Elem().FieldByName("renderer").Elem()
	if !renderer.IsValid() || renderer.Type().String() != "*tea.cursedRenderer" {
		return false
	}
	_ = flushCommands(p)
	_ = flushView(renderer.UnsafePointer(), false) //nolint:forbidigo // see above
	return true
}
