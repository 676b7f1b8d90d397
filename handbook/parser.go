package handbook

import "github.com/yuin/goldmark"

// Parser returns a parser that reads the Markdown of an [Entry] as [Load] does.
// It is safe for concurrent use.
func Parser() goldmark.Markdown { return newParser() }
