package terminal

import "github.com/atotto/clipboard"

// NativeClipboard reports whether the system has a clipboard to which a program can write without starting another
// program.
const NativeClipboard = true

// WriteClipboard puts text on the system's clipboard.
func WriteClipboard(text string) error { return clipboard.WriteAll(text) }
