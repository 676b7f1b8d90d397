//go:build !windows

package terminal

import "errors"

// NativeClipboard reports whether the system has a clipboard that can be written without starting a
// program. Only Windows has one; on other systems the clipboard belongs to the terminal.
const NativeClipboard = false

// WriteClipboard puts text on the system's clipboard.
func WriteClipboard(string) error { return errors.ErrUnsupported }
