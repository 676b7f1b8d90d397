package browse

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/search"

	"trustbook/ui/layout"
	"trustbook/ui/readstate"
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
		if bar.tabAt(layout.TextColumn, width) < 0 {
			t.Errorf("width %d: no tab at the first column", width)
		}
	}
}

func TestTabsThatBeginWithTheSameWordAreToldApart(t *testing.T) {
	tabs := Tabs{short: true, All: []Tab{{Label: "All"}, {Label: "For keepers"}, {Label: "For boatmen"}, {Label: "Access & authorization"}, {Label: "Your first week", Path: &handbook.Path{}}}}
	for i, want := range []string{"All", "keepers", "boatmen", "Access", "Your first week"} {
		if got := tabs.tabLabel(i); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The labels do not move when a search has shorter numbers.
func TestLabelsOfTabsKeepTheirPlace(t *testing.T) {
	m := openMany(t, 120, 36, 30)
	p := &handbook.Path{ID: "all", Title: "Start here", Entries: m.session.Handbook.Entries}
	m.Tabs.All = slices.Insert(m.Tabs.All, 1, Tab{ID: pathTab + p.ID, Label: p.Title, Path: p})
	m.countEntries()
	places := func() (out []int) {
		for _, p := range m.Tabs.tabPositions(118) {
			out = append(out, p.start)
		}
		return out
	}
	before := places()
	m.shows(t, "Start here 0/30")
	for _, found := range []int{0, 1, 30} {
		m.setResult("entry", search.Result{Total: found})
		m.shows(t, fmt.Sprintf("Start here %d ", found))
		if got := places(); !slices.Equal(got, before) {
			t.Errorf("%d found: the tabs begin at %v, before at %v", found, got, before)
		}
	}
}

// The strength of a match refers to the hits in the current tab.
func TestABetterMatchInAnotherTabIsNamed(t *testing.T) {
	for width, want := range map[int]string{100: "better match in Access", 40: "better elsewhere"} {
		m := openFiles(t, new(readstate.Store), width, 24, fstest.MapFS{
			"access/keys.md":  {Data: []byte("# Keys of the house\n\nEvery key of the house is numbered.\n")},
			"garden/roses.md": {Data: []byte("# Roses\n\nThe roses behind the house are cut in spring.\n")},
		})
		for active, better := range map[int]bool{0: false, 1: false, 2: true} {
			m.Tabs.Active = active
			m.setResult("keys of the house", m.session.Index.Search("keys of the house", m.searchOptions()))
			if line := ansi.Strip(m.renderSearchLine()); strings.Contains(line, want) != better || better && strings.Contains(line, "strong match") {
				t.Errorf("width %d, tab %q: %q", width, m.Tabs.All[active].Label, line)
			}
		}
	}
}
