//go:build !windows

package ui

import "errors"

// nativeClipboard says that the system has a clipboard that can be written
// without starting a program. Elsewhere than on Windows the terminal has it.
const nativeClipboard = false

func writeClipboard(string) error { return errors.ErrUnsupported }
