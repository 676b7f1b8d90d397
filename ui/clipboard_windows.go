package ui

import "github.com/atotto/clipboard"

// nativeClipboard says that the system has a clipboard that can be written
// without starting a program.
const nativeClipboard = true

func writeClipboard(text string) error { return clipboard.WriteAll(text) }
