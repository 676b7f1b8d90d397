package ui

import (
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/search"
	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

func stripped(s string) string { return ansi.Strip(s) }

func TestALineNeverGetsWiderThanItsLimit(t *testing.T) {
	bold := lipgloss.NewStyle().Bold(true)
	for limit := range 12 {
		l := newLine(limit).gap(2).put(bold, "日本").to(7, bold).put(bold, "abc").raw(bold.Render("👩‍💻x")).gap(30)
		if w := ansi.StringWidth(l.String()); w > limit || w != l.at {
			t.Errorf("limit %d: %d cells, counted %d", limit, w, l.at)
		}
	}
}

func TestWrapKeepsHyphenatedWordsWhole(t *testing.T) {
	got := wrap("requires multi-factor authentication", 16)
	if want := []string{"requires", "multi-factor", "authentication"}; !slices.Equal(got, want) {
		t.Errorf("wrapped to %q, want %q", got, want)
	}
	for _, row := range wrap(strings.Repeat("x", 50), 7) {
		if ansi.StringWidth(row) > 7 {
			t.Errorf("row %q is too wide", row)
		}
	}
}

func TestSnippetShowsItsFirstMarkWhole(t *testing.T) {
	text := "Every employee has only what the role needs, and all access to production requires a token."
	at := strings.Index(text, "token")
	marks := []search.Span{{Start: at, End: at + 5}}
	for width := 12; width < 100; width++ {
		c := snippet(text, marks, width, "…")
		if w := ansi.StringWidth(c.text); w > width {
			t.Fatalf("width %d: %d cells: %q", width, w, c.text)
		}
		if len(c.marks) != 1 || c.text[c.marks[0].Start:c.marks[0].End] != "token" {
			t.Fatalf("width %d: marks %v in %q", width, c.marks, c.text)
		}
	}
	if c := snippet(text, nil, 20, "…"); c.text != "Every employee has …" {
		t.Errorf("without a mark: %q", c.text)
	}
	if c := snippet("short", marks, 20, "…"); c.text != "short" {
		t.Errorf("a text that fits: %q", c.text)
	}
}

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
