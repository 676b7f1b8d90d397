package theme

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestChoiceOfPalette(t *testing.T) {
	for _, c := range []struct {
		name  Name
		depth Depth
		back  Background
		want  paletteID
	}{
		{Auto, TrueColour, DarkBackground, dark},
		{Auto, TrueColour, LightBackground, light},
		{Auto, Colours256, DarkBackground, dark256},
		{Auto, Colours256, LightBackground, light256},
		{Auto, Colours16, DarkBackground, sixteen},
		{Auto, NoColour, DarkBackground, mono},
		// A terminal that never replies gets the user's own colours at any depth.
		{Auto, TrueColour, Unknown, sixteen},
		{Auto, Colours256, Unknown, sixteen},
		{"", TrueColour, DarkBackground, dark},
		// A named theme needs no reply, and overrides it.
		{Dark, TrueColour, Unknown, dark},
		{Dark, TrueColour, LightBackground, dark},
		{Light, Colours256, DarkBackground, light256},
		{Light, Colours16, LightBackground, sixteen},
		{Dark, NoColour, DarkBackground, mono},
		{Mono, TrueColour, DarkBackground, mono},
		// Contrast guarantees its ratio, or falls back to what is certain to be readable.
		{Contrast, TrueColour, DarkBackground, contrastDark},
		{Contrast, TrueColour, LightBackground, contrastLight},
		{Contrast, Colours256, DarkBackground, contrastDark256},
		{Contrast, Colours256, LightBackground, contrastLight256},
		{Contrast, TrueColour, Unknown, mono},
		{Contrast, Colours16, DarkBackground, mono},
		{Contrast, NoColour, LightBackground, mono},
	} {
		o := Options{Name: c.name, Depth: c.depth, Background: c.back}
		if got := o.palette(); got != c.want {
			t.Errorf("%+v gives %v, want %v", o, got, c.want)
		}
	}
}

func TestDepthOf(t *testing.T) {
	for profile, want := range map[colorprofile.Profile]Depth{
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
			key := New(o).Key()
			if other, ok := seen[key]; ok {
				t.Errorf("%+v and %+v share the key %q", o, other, key)
			}
			seen[key] = o
		}
	}
	if New(Options{Name: Dark, Depth: TrueColour}).Key() != New(Options{Depth: TrueColour, Background: DarkBackground}).Key() {
		t.Error("the same theme has two keys")
	}
}
