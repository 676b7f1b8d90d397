package ui

import (
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook/load"
)

// Readers see errors, but not warnings about style.
func TestErrorsAreReportedAtTheStart(t *testing.T) {
	for text, want := range map[string]string{
		"---\norder: first\ncolour: blue\n---\n# A\n\nText.\n": "1 part of this handbook cannot be used (`trustbook check` lists all problems): a.md:2",
		"---\ncolour: blue\n---\n# A\n\n[x](nowhere.md)\n":     "",
	} {
		h, err := load.Handbook(fstest.MapFS{"a.md": {Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		p := &program{t: t, m: New(Options{Theme: dark, Width: 160, Height: 20})}
		p.send(loadedMsg{handbook: h})
		if want == "" {
			p.lacks("warning", "error")
			continue
		}
		p.shows(want)
		rows := p.rows()
		if !strings.Contains(rows[len(rows)-1], "1 part") {
			t.Errorf("it is not said in the last row:\n%s", p.screen())
		}
	}
}
