package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

func stripped(s string) string { return ansi.Strip(s) }

func TestTabsScrollSoThatTheActiveOneIsShown(t *testing.T) {
	bar := tabs{all: []tab{{label: "All"}, {label: "First one"}, {label: "Second one"}, {label: "Third one"}}}
	labels := func(width int) string {
		return strings.Join(strings.Fields(stripped(bar.labels(theme.New(theme.Options{}), width, false, false))), " ")
	}
	for _, tt := range []struct {
		active, width int
		want          string
	}{
		{0, 100, "All 0 First one 0 Second one 0 Third one 0"},
		{0, 40, "All 0 First one 0 Second one 0 ›"},
		{3, 40, "‹ Second one 0 Third one 0"},
		{1, 24, "All 0 First one 0 ›"},
		{2, 18, "‹ Second one 0 ›"},
	} {
		bar.active = tt.active
		if got := labels(tt.width); got != tt.want {
			t.Errorf("tab %d at width %d: %q, want %q", tt.active, tt.width, got, tt.want)
		}
	}
	for width := range 40 {
		if bar.at(layout.TextColumn, width, false) < 0 {
			t.Errorf("width %d: no tab at the first column", width)
		}
	}
}

func TestTabsThatBeginWithTheSameWordAreToldApart(t *testing.T) {
	tabs := tabs{all: []tab{{label: "All"}, {label: "For keepers"}, {label: "For boatmen"}, {label: "Access & authorization"}}}
	for i, want := range []string{"All", "keepers", "boatmen", "Access"} {
		if got := tabs.label(i, true); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestWhatHasHappenedIsReadWhole says something long at every size: each word of it
// is on the screen, a blank parts it from the page, and the mark keeps its place.
func TestWhatHasHappenedIsReadWhole(t *testing.T) {
	const long = ": the folder cannot be written, and what was there was kept beside it under another name"
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}, {layout.MinWidth, layout.MinHeight}} {
		p := start(t, size[0], size[1])
		p.say("not saved", long, true)
		rows := p.rows()
		first := slices.IndexFunc(rows, func(row string) bool { return strings.HasPrefix(row, "   not saved: ") })
		if first < 1 || strings.TrimSpace(rows[first-1]) != "" {
			t.Fatalf("%v: no blank above what is said:\n%s", size, strings.Join(rows, "\n"))
		}
		said := strings.Join(strings.Fields(strings.Join(rows[first:], " ")), " ")
		if whole := "not saved" + long; size[0] > layout.MinWidth && said != whole || !strings.HasPrefix(said, whole[:80]) {
			t.Errorf("%v: %q", size, said)
		}
	}
}

func TestWhatHasHappenedDoesNotFillTheScreen(t *testing.T) {
	p := start(t, layout.MinWidth, layout.MinHeight)
	p.setTrustMark("unsigned")
	p.say("not saved", ": "+strings.Repeat("more and ", 100)+"more", true)
	rows := p.rows()
	if len(rows) != layout.MinHeight || !strings.HasSuffix(strings.TrimRight(rows[layout.MinHeight-1], " "), "unsigned") {
		t.Errorf("%q", rows)
	}
	if !strings.Contains(rows[0], "Search") {
		t.Errorf("the search line is gone: %q", rows[0])
	}
}
