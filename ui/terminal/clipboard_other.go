//go:build !windows

package terminal

import "errors"

// NativeClipboard reports whether the program can write to the system's clipboard without starting another program.
// This is possible only on Windows; elsewhere the clipboard belongs to the terminal.
const NativeClipboard = false

// WriteClipboard puts text on the system's clipboard.
func WriteClipboard(string) error { return errors.ErrUnsupported }
