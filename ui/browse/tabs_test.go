package browse

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

func TestTabsScrollSoThatTheActiveOneIsShown(t *testing.T) {
	bar := Tabs{All: []Tab{{Label: "All"}, {Label: "First one"}, {Label: "Second one"}, {Label: "Third one"}}}
	labels := func(width int) string {
		return strings.Join(strings.Fields(ansi.Strip(bar.renderLabels(theme.New(theme.Options{}), width, false))), " ")
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
		bar.Active = tt.active
		if got := labels(tt.width); got != tt.want {
			t.Errorf("tab %d at width %d: %q, want %q", tt.active, tt.width, got, tt.want)
		}
	}
	for width := range 40 {
		if bar.at(layout.TextColumn, width) < 0 {
			t.Errorf("width %d: no tab at the first column", width)
		}
	}
}

func TestTabsThatBeginWithTheSameWordAreToldApart(t *testing.T) {
	tabs := Tabs{short: true, All: []Tab{{Label: "All"}, {Label: "For keepers"}, {Label: "For boatmen"}, {Label: "Access & authorization"}}}
	for i, want := range []string{"All", "keepers", "boatmen", "Access"} {
		if got := tabs.label(i); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
