package terminal

import "github.com/atotto/clipboard"

// NativeClipboard reports whether the system has a clipboard that can be written without starting a program.
const NativeClipboard = true

// WriteClipboard puts text on the system's clipboard.
func WriteClipboard(text string) error { return clipboard.WriteAll(text) }
