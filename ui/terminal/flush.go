package terminal

import (
	"reflect"
	"runtime"
	"unsafe"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// Bubble Tea draws in its own goroutine, where the program cannot recover from a panic, which would leave the terminal
// unusable. Bubble Tea calls the two functions below in that goroutine. This package calls them from the program's loop
// instead, where Bubble Tea recovers from a panic and restores the terminal. They are not exported: if a later version
// renames them, the program will not link.
//
//go:linkname flushCommands charm.land/bubbletea/v2.(*Program).flush
func flushCommands(*tea.Program) error

//go:linkname flushView charm.land/bubbletea/v2.(*cursedRenderer).flush
func flushView(renderer unsafe.Pointer, closing bool) error

// scrollRows scrolls rows of the terminal up by n, or down if n is negative, and updates the renderer's record of what
// is on the screen. The renderer itself scrolls only rows whose content stays the same.
//
//go:linkname scrollRows github.com/charmbracelet/ultraviolet.(*TerminalRenderer).scrolln
func scrollRows(screen, shown unsafe.Pointer, n, first, last, lastOfScreen int) bool

// flushFrame writes the program's pending output: sequences such as those for the clipboard, and then the last view.
// Before the view it scrolls a part of the screen by n rows. It returns false if the program lacks the renderer that
// this depends on. Errors of the terminal are detected by its reader.
func flushFrame(p *tea.Program, v Viewport, n int) bool {
	renderer := reflect.ValueOf(p).Elem().FieldByName("renderer").Elem()
	if !renderer.IsValid() || renderer.Type().String() != "*tea.cursedRenderer" {
		return false
	}
	_ = flushCommands(p)
	if n != 0 {
		scrollScreen(renderer.Elem().FieldByName("scr"), v, n)
	}
	_ = flushView(renderer.UnsafePointer(), false) //nolint:forbidigo // see above
	return true
}

// scrollScreen scrolls a part of the terminal by n rows. It does nothing before the first view. Like the library, it
// does nothing on Windows, where a terminal may put the cursor in the wrong place.
func scrollScreen(screen reflect.Value, v Viewport, n int) {
	if !screen.IsValid() || screen.Type() != reflect.TypeFor[*uv.TerminalRenderer]() || runtime.GOOS == "windows" {
		return
	}
	shown := screen.Elem().FieldByName("curbuf")
	if !shown.IsValid() || shown.Type() != reflect.TypeFor[*uv.RenderBuffer]() || shown.IsNil() {
		return
	}
	if height := shown.Elem().FieldByName("Lines").Len(); v.End <= height {
		scrollRows(screen.UnsafePointer(), shown.UnsafePointer(), n, v.First, v.End-1, height-1) //nolint:forbidigo // explained above
	}
}
