package handbook_test

import (
	"testing"

	"trustbook/handbook"
)

// The author's text is restored from the displayed text and the lines that differ.
func TestWritten(t *testing.T) {
	const written = "\nOne\n!!! note\n    Two\n\n<b>Three</b>\n\n\nFour\n"
	for name, e := range map[string]*handbook.Entry{
		"line for line":    {Markdown: "\nOne\n> **Note:**\n> Two\n\n**Three**\n\n\nFour\n", Line: 7},
		"with other lines": {Markdown: "One\n\n> Two\n\nThree\n\nFour\n", Line: 8, LineMap: []int32{8, 9, 10, 11, 12, 13, 15, 16}},
		"nothing is shown": {},
		"out of order":     {Markdown: "a\nb", Line: 9, LineMap: []int32{9, 9}},
	} {
		e.SetAuthorText(written, 7)
		if got, line := e.AuthorText(); got != written || line != 7 || !e.WasRewritten() {
			t.Errorf("%s: line %d: %q", name, line, got)
		}
	}
	e := &handbook.Entry{Markdown: "As it is.\n", Line: 3}
	if got, line := e.AuthorText(); got != "As it is.\n" || line != 3 || e.WasRewritten() {
		t.Errorf("line %d: %q", line, got)
	}
}
