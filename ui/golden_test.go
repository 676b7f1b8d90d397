package ui

import (
	"fmt"
	"os"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/theme"
)

// fixture returns a small handbook for tests, so that golden files change only with the screens and not with the
// shipped entries.
func fixture(t *testing.T) (*handbook.Handbook, *search.Index) {
	t.Helper()
	h, err := load.Handbook(os.DirFS("testdata/handbook"))
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Problems) > 0 {
		t.Fatal(h.Problems)
	}
	return h, search.New(h)
}

// TestGolden compares whole screens, including styles. After an intended change, run it with -update and check the
// differences.
func TestGolden(t *testing.T) {
	h, ix := fixture(t)
	screens := map[string]func(p *program){
		"start":   func(*program) {},
		"search":  func(p *program) { p.typed("mfa admin") },
		"reader":  func(p *program) { p.typed("mfa"); p.press("enter") },
		"nothing": func(p *program) { p.typed("price list") },
		"find":    func(p *program) { p.typed("mfa"); p.press("enter", "/"); p.typed("token"); p.press("enter") },
		"link":    func(p *program) { p.typed("mfa"); p.press("enter", "tab") },
		"copy":    func(p *program) { p.typed("mfa"); p.press("enter", "Y") },
		"empty":   func(p *program) { p.press("shift+tab") },
		"help":    func(p *program) { p.press("ctrl+g") },
		"reading": func(p *program) { p.opening(); p.step("reading", 412, 900) },
	}
	themes := map[string]theme.Options{
		"dark":     dark,
		"light":    {Name: theme.Light, Depth: theme.Colours256},
		"contrast": {Name: theme.Contrast, Depth: theme.TrueColour, Background: theme.DarkBackground},
		"mono":     {Name: theme.Auto, Depth: theme.NoColour},
	}
	for name, lead := range screens {
		for look, o := range themes {
			for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}} {
				t.Run(fmt.Sprintf("%s-%s-%dx%d", name, look, size[0], size[1]), func(t *testing.T) {
					p := startOn(t, h, ix, size[0], size[1], o)
					lead(p)
					golden.RequireEqual(t, p.content())
				})
			}
		}
	}
}
