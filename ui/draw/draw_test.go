package draw

import (
	"math"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/search"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
)

func TestALineNeverGetsWiderThanItsLimit(t *testing.T) {
	bold := lipgloss.NewStyle().Bold(true)
	for limit := range 12 {
		l := NewLine(limit).PadTo(2).Put(bold, "日本").FillTo(7, bold).Put(bold, "abc").PutStyled(bold.Render("👩‍💻x")).PadTo(30)
		if w := ansi.StringWidth(l.String()); w > limit || w != l.Width() {
			t.Errorf("limit %d: %d cells, counted %d", limit, w, l.Width())
		}
	}
}

func TestALineNeedsNoLimit(t *testing.T) {
	if got := NewLine(math.MaxInt).PutStyled("text").String(); got != "text" {
		t.Errorf("%q", got)
	}
}

func TestWrapKeepsHyphenatedWordsWhole(t *testing.T) {
	got := Wrap("requires multi-factor authentication", 16)
	if want := []string{"requires", "multi-factor", "authentication"}; !slices.Equal(got, want) {
		t.Errorf("wrapped to %q, want %q", got, want)
	}
	for _, row := range Wrap(strings.Repeat("x", 50), 7) {
		if ansi.StringWidth(row) > 7 {
			t.Errorf("row %q is too wide", row)
		}
	}
}

// The ending that distinguishes a title from others is kept, unless nothing else would fit.
func TestCutBeforeKeepsTheEnd(t *testing.T) {
	const text, end = "Multi-factor authentication for everyone (mfa2)", " (mfa2)"
	marks := []search.Span{{Start: 0, End: 12}, {Start: 28, End: 31}}
	for width, want := range map[int]string{60: text, 30: "Multi-factor authentic… (mfa2)", 19: "Multi-facto… (mfa2)", 15: "Multi-factor a…"} {
		got := Snippet{Text: text, Marks: marks}.CutBeforeEnding(end, width, "…")
		if got.Text != want || layout.Width(got.Text) > width {
			t.Errorf("%d cells: %q, want %q", width, got.Text, want)
		}
		for _, m := range got.Marks {
			if m.End > strings.Index(want+"…", "…") {
				t.Errorf("%d cells: %+v marks what is cut", width, m)
			}
		}
	}
	if got := (Snippet{Text: text}).CutBeforeEnding("", 20, "…").Text; got != "Multi-factor authen…" {
		t.Errorf("%q", got)
	}
}

func TestSnippetShowsItsFirstMarkWhole(t *testing.T) {
	text := "Every employee has only what the role needs, and all access to production requires a token."
	at := strings.Index(text, "token")
	marks := []search.Span{{Start: at, End: at + 5}}
	for width := 12; width < 100; width++ {
		c := CutSnippet(text, marks, width, "…")
		if w := ansi.StringWidth(c.Text); w > width {
			t.Fatalf("width %d: %d cells: %q", width, w, c.Text)
		}
		if len(c.Marks) != 1 || c.Text[c.Marks[0].Start:c.Marks[0].End] != "token" {
			t.Fatalf("width %d: marks %v in %q", width, c.Marks, c.Text)
		}
	}
	at = strings.Index(text, "has only what")
	if c := CutSnippet(text, []search.Span{{Start: at, End: at + 13}}, 16, "…"); c.Text[c.Marks[0].Start:c.Marks[0].End] != "has only" {
		t.Errorf("a mark that is cut: %v in %q", c.Marks, c.Text)
	}
	const joined = "It is mandatory, and it follows FIDO2/WebAuthn."
	if c := CutSnippet(joined, []search.Span{{Start: 32, End: 37}}, 31, "…"); c.Text != "… it follows FIDO2/WebAuthn." || c.Text[c.Marks[0].Start:c.Marks[0].End] != "FIDO2" {
		t.Errorf("%+v", c)
	}
	if c := CutSnippet(text, nil, 20, "…"); c.Text != "Every employee has …" {
		t.Errorf("without a mark: %q", c.Text)
	}
	if c := CutSnippet("short", marks, 20, "…"); c.Text != "short" {
		t.Errorf("a text that fits: %q", c.Text)
	}
}

func TestRowAt(t *testing.T) {
	d := Document{Doc: markdown.Doc{Plain: []string{"one", "", "three"}}}
	for offset, want := range []int{0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2} {
		if got := d.RowAt(offset); got != want {
			t.Errorf("byte %d is in row %d, want %d", offset, got, want)
		}
	}
	if got := (&Document{}).RowAt(3); got != 0 {
		t.Errorf("an empty text has row %d", got)
	}
}

func TestScrollStaysWithinTheText(t *testing.T) {
	var s Scroll
	s.Resize(20, 6)
	for _, step := range []struct {
		do   func()
		want int
	}{
		{func() { s.ScrollBy(4) }, 4},
		{func() { s.ScrollBy(-9) }, 0},
		{func() { s.Reveal(5) }, 0},
		{func() { s.Reveal(10) }, 8},
		{func() { s.Reveal(1) }, 0},
		{func() { s.ScrollToEnd() }, 14},
		{func() { s.ScrollBy(1) }, 14},
		{func() { s.Resize(20, 9) }, 11},
		{func() { s.Resize(4, 9) }, 0},
		{func() { s.Resize(4, -1) }, 0},
	} {
		if step.do(); s.Top() != step.want {
			t.Errorf("the first row is %d, want %d", s.Top(), step.want)
		}
	}
	if s.Resize(20, 6); s.AtEnd() || s.End() != 6 {
		t.Errorf("at the top the window ends at %d", s.End())
	}
	if s.ScrollToEnd(); !s.AtEnd() || s.End() != 20 {
		t.Errorf("at the end the window ends at %d", s.End())
	}
}
