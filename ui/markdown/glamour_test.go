package markdown

import (
	"encoding/json"
	"strings"
	"testing"

	"charm.land/glamour/v2/ansi"

	"trustbook/ui/theme"
)

// forEachTheme runs a test for every name, colour depth and background.
func forEachTheme(t *testing.T, test func(*testing.T, *theme.Theme)) {
	for _, name := range theme.Names() {
		for _, depth := range []theme.ColourDepth{theme.NoColour, theme.Colours16, theme.Colours256, theme.TrueColour} {
			for _, background := range []theme.Background{theme.UnknownBackground, theme.LightBackground, theme.DarkBackground} {
				th := theme.New(theme.Options{Name: name, Depth: depth, Background: background})
				t.Run(th.CacheKey(), func(t *testing.T) { test(t, th) })
			}
		}
	}
}

func TestGlamourUsesThemeColours(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *theme.Theme) {
		style, shades := glamourStyle(th), th.TextColours()
		for name, c := range map[string]struct {
			got  ansi.StylePrimitive
			want string
		}{
			"text":      {style.Document.StylePrimitive, shades.Text},
			"link":      {style.LinkText, shades.Accent},
			"heading 2": {style.H2.StylePrimitive, shades.Text},
			"heading 3": {style.H3.StylePrimitive, shades.Quiet},
			"strong":    {style.Strong, shades.Text},
		} {
			got := ""
			if c.got.Color != nil {
				got = *c.got.Color
			}
			if got != c.want {
				t.Errorf("%s is %q, want %q", name, got, c.want)
			}
		}
	})
}

func TestGlamourShapes(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *theme.Theme) {
		s := glamourStyle(th)
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

// No style may have syntax colours or faint text.
func TestGlamourHasNoSyntaxColours(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *theme.Theme) {
		s := glamourStyle(th)
		if s.CodeBlock.Theme != "" || s.CodeBlock.Chroma != nil {
			t.Error("code blocks are highlighted")
		}
		all, err := json.Marshal(s)
		if err != nil || strings.Contains(string(all), "faint") {
			t.Errorf("something is faint: %s %v", all, err)
		}
	})
}
