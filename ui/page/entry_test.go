package page

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"trustbook/embed"
	"trustbook/handbook/load"
	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// The printed entry contains everything that the screen shows, and fits.
func TestTextIsComplete(t *testing.T) {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range h.Entries {
		d := PrintableText(h, e, theme.New(theme.Options{Name: theme.Dark, Depth: theme.TrueColour}), 60, time.Time{})
		text := strings.Join(strings.Fields(d.Text()), " ")
		for _, want := range []string{e.Title, e.Question, e.Answer.Label(), "Source " + e.Title} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", e.ID, want)
			}
		}
		for i, row := range d.Rows {
			if got := ansi.StringWidth(row); got > 60+layout.Gutter {
				t.Errorf("%s: row %d has %d cells", e.ID, i, got)
			}
			if ansi.Strip(row) != d.Plain[i] {
				t.Errorf("%s: row %d is %q without its styles, and plain %q", e.ID, i, ansi.Strip(row), d.Plain[i])
			}
		}
	}
}

func TestIndexOfWords(t *testing.T) {
	text := "▐ It is kept. It is\n▐ kept in two regions,\n  and it iskept there."
	for words, want := range map[string]int{
		"It is kept":              4,
		"is kept in two regions,": strings.Index(text, "is\n"),
		"it iskept there.":        strings.Index(text, "it iskept"),
		"it is kept":              -1,
		"in two zones":            -1,
	} {
		if got := indexOfWords(text, strings.Fields(words)); got != want {
			t.Errorf("%q is at %d, want %d", words, got, want)
		}
	}
}
