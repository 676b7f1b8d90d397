package theme

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestChoiceOfPalette(t *testing.T) {
	for _, c := range []struct {
		name  Name
		depth ColourDepth
		back  Background
		want  paletteID
	}{
		{Auto, TrueColour, DarkBackground, paletteDark},
		{Auto, TrueColour, LightBackground, paletteLight},
		{Auto, Colours256, DarkBackground, paletteDark256},
		{Auto, Colours256, LightBackground, paletteLight256},
		{Auto, Colours16, DarkBackground, paletteSixteen},
		{Auto, NoColour, DarkBackground, paletteMono},
		// On a terminal that never replies, the user's own colours are used at any depth.
		{Auto, TrueColour, UnknownBackground, paletteSixteen},
		{Auto, Colours256, UnknownBackground, paletteSixteen},
		{"", TrueColour, DarkBackground, paletteDark},
		// A named theme needs no reply, and overrides it.
		{Dark, TrueColour, UnknownBackground, paletteDark},
		{Dark, TrueColour, LightBackground, paletteDark},
		{Light, Colours256, DarkBackground, paletteLight256},
		{Light, Colours16, LightBackground, paletteSixteen},
		{Dark, NoColour, DarkBackground, paletteMono},
		{Mono, TrueColour, DarkBackground, paletteMono},
		// Contrast guarantees its ratio, or falls back to colours that are certain to be readable.
		{Contrast, TrueColour, DarkBackground, paletteContrastDark},
		{Contrast, TrueColour, LightBackground, paletteContrastLight},
		{Contrast, Colours256, DarkBackground, paletteContrastDark256},
		{Contrast, Colours256, LightBackground, paletteContrastLight256},
		{Contrast, TrueColour, UnknownBackground, paletteMono},
		{Contrast, Colours16, DarkBackground, paletteMono},
		{Contrast, NoColour, LightBackground, paletteMono},
	} {
		o := Options{Name: c.name, Depth: c.depth, Background: c.back}
		if got := o.palette(); got != c.want {
			t.Errorf("%+v gives %v, want %v", o, got, c.want)
		}
	}
}

func TestDepthOf(t *testing.T) {
	for profile, want := range map[colorprofile.Profile]ColourDepth{
		colorprofile.NoTTY: NoColour, colorprofile.ASCII: NoColour, colorprofile.ANSI: Colours16,
		colorprofile.ANSI256: Colours256, colorprofile.TrueColor: TrueColour,
	} {
		if got := DepthOf(profile); got != want {
			t.Errorf("%v gives %v, want %v", profile, got, want)
		}
	}
}

func TestBackgroundOf(t *testing.T) {
	if BackgroundOf(true) != DarkBackground || BackgroundOf(false) != LightBackground {
		t.Error("a terminal's answer is turned round")
	}
}

func TestKeysDiffer(t *testing.T) {
	seen := map[string]Options{}
	for _, o := range everyOption {
		for _, ascii := range []bool{false, true} {
			o.ASCII = ascii
			key := New(o).CacheKey()
			if other, ok := seen[key]; ok {
				t.Errorf("%+v and %+v share the key %q", o, other, key)
			}
			seen[key] = o
		}
	}
	if New(Options{Name: Dark, Depth: TrueColour}).CacheKey() != New(Options{Depth: TrueColour, Background: DarkBackground}).CacheKey() {
		t.Error("the same theme has two keys")
	}
}
