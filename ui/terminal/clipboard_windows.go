package terminal

import "github.com/atotto/clipboard"

// NativeClipboard reports whether the program can write to the system's clipboard without starting another program.
const NativeClipboard = true

// WriteClipboard puts text on the system's clipboard.
func WriteClipboard(text string) error { return clipboard.WriteAll(text) }
