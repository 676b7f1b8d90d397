//go:build !windows

package terminal

import "errors"

// NativeClipboard reports whether the system has a clipboard to which a program can write without starting another
// program. Only Windows has such a clipboard; elsewhere the clipboard belongs to the terminal.
const NativeClipboard = false

// WriteClipboard puts text on the system's clipboard.
func WriteClipboard(string) error { return errors.ErrUnsupported }
