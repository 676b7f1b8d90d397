package theme

import (
	"encoding/json"
	"strings"
	"testing"

	"charm.land/glamour/v2/ansi"
)

func TestGlamourUsesThemeColours(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th Theme) {
		style, words := th.Glamour(), th.id != sixteen
		for name, c := range map[string]struct {
			got  ansi.StylePrimitive
			want shade
		}{
			"text":      {style.Document.StylePrimitive, th.colours.text},
			"link":      {style.LinkText, th.colours.accent},
			"heading 2": {style.H2.StylePrimitive, th.colours.text},
			"heading 3": {style.H3.StylePrimitive, th.colours.quiet},
			"strong":    {style.Strong, th.colours.text},
		} {
			got := ""
			if c.got.Color != nil {
				got = *c.got.Color
			}
			if want := c.want; words && got != want || !words && got != "" {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
	})
}

func TestGlamourShapes(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th Theme) {
		s := th.Glamour()
		switch {
		case !*s.H1.Bold || !*s.H2.Bold || s.H3.Bold != nil:
			t.Error("headings 1 and 2 are bold, deeper ones are not")
		case !*s.Strong.Bold || !*s.Emph.Italic || s.Emph.Underline != nil:
			t.Error("strong is bold, emphasis italic and never underlined")
		case !*s.LinkText.Underline:
			t.Error("a link is underlined")
		case (s.Code.Prefix == "`") != th.Backquotes || (s.Code.BackgroundColor == nil) != th.Backquotes:
			t.Error("code has a fill or backquotes, never both or none")
		}
	})
}

// No style may bring syntax colours or faint text.
func TestGlamourHasNoSyntaxColours(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th Theme) {
		s := th.Glamour()
		if s.CodeBlock.Theme != "" || s.CodeBlock.Chroma != nil {
			t.Error("code blocks are highlighted")
		}
		all, err := json.Marshal(s)
		if err != nil || strings.Contains(string(all), "faint") {
			t.Errorf("something is faint: %s %v", all, err)
		}
	})
}
