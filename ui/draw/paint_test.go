package draw

import (
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"trustbook/handbook"
	"trustbook/ui/theme"
)

// cellsOf returns the cells that a terminal shows for styled text. Spaces have neither weight nor slant.
func cellsOf(styled string) []uv.Cell {
	screen := uv.NewScreenBuffer(20, 2)
	uv.NewStyledString(styled).Draw(screen, screen.Bounds())
	var out []uv.Cell
	for y := range 2 {
		for x := range 20 {
			c := *screen.CellAt(x, y)
			if c.Content == " " {
				c.Style.Attrs &^= uv.AttrBold | uv.AttrItalic
			}
			out = append(out, c)
		}
	}
	return out
}

// In every style of every theme, paint gives the same result as lipgloss.
func TestPaintIsRender(t *testing.T) {
	texts := []string{"x", "two words", " ", "  both  ", "å 漢 e\u0301 👩‍💻", "a\tb", "one\ntwo", "-"}
	n := 0
	check := func(name string, s lipgloss.Style) {
		t.Helper()
		for _, text := range texts {
			if got, want := paintText(s, text), s.Render(text); got != want && !reflect.DeepEqual(cellsOf(got), cellsOf(want)) {
				t.Errorf("%s: %q is %q, want %q", name, text, got, want)
			}
			n++
		}
	}
	for _, name := range []theme.Name{theme.Auto, theme.Light, theme.Dark, theme.Contrast, theme.Mono} {
		for _, depth := range []theme.ColourDepth{theme.NoColour, theme.Colours16, theme.Colours256, theme.TrueColour} {
			for _, background := range []theme.Background{theme.LightBackground, theme.DarkBackground} {
				th := theme.New(theme.Options{Name: name, Depth: depth, Background: background})
				for field, value := range reflect.ValueOf(th).Elem().Fields() {
					if !field.IsExported() {
						continue
					}
					if s, ok := reflect.TypeAssert[lipgloss.Style](value); ok {
						check(field.Name, s)
					}
				}
				for _, v := range []handbook.Verdict{handbook.NoVerdict, handbook.Yes, handbook.No, handbook.Partly, handbook.NA} {
					check("chip", th.BadgeStyle(v))
					check("bar", th.VerdictBar(v))
					check("selected", th.VerdictStyle(v, true))
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d texts were painted", n)
	}
}
