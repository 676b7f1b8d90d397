package theme

import (
	"github.com/charmbracelet/colorprofile"
)

// Name is the name of a theme.
type Name string

// The themes. Auto follows the terminal's background.
const (
	Auto     Name = "auto"
	Light    Name = "light"
	Dark     Name = "dark"
	Contrast Name = "contrast"
	Mono     Name = "mono"
)

// Names returns all themes in the order in which they are offered.
func Names() []Name { return []Name{Auto, Light, Dark, Contrast, Mono} }

// Depth is the number of colours available.
type Depth int

// The depths. NoColour is used with NO_COLOR.
const (
	NoColour Depth = iota
	Colours16
	Colours256
	TrueColour
)

// DepthOf returns the depth of a terminal's colour profile.
func DepthOf(p colorprofile.Profile) Depth {
	switch p {
	case colorprofile.TrueColor:
		return TrueColour
	case colorprofile.ANSI256:
		return Colours256
	case colorprofile.ANSI:
		return Colours16
	}
	return NoColour
}

// Background is the background that the terminal reported.
type Background int

// The backgrounds. Unknown is used until the terminal replies.
const (
	Unknown Background = iota
	LightBackground
	DarkBackground
)

// BackgroundOf returns the Background for a terminal's reply.
func BackgroundOf(isDark bool) Background {
	if isDark {
		return DarkBackground
	}
	return LightBackground
}

// Options describe what theme the user wants and what the terminal can do.
type Options struct {
	Name       Name
	Depth      Depth
	Background Background
	ASCII      bool // use ASCII glyphs only
}

// palette picks the palette.
func (o Options) palette() paletteID {
	if o.Depth == NoColour || o.Name == Mono {
		return mono
	}
	if o.Name == Contrast {
		return o.contrastPalette()
	}
	return o.standardPalette()
}

func (o Options) standardPalette() paletteID {
	background := o.background()
	switch {
	case o.Depth == Colours16 || background == Unknown:
		return sixteen
	case o.Depth == Colours256 && background == LightBackground:
		return light256
	case o.Depth == Colours256:
		return dark256
	case background == LightBackground:
		return light
	}
	return dark
}

// contrastPalette guarantees a contrast of 7:1, which takes exact colours and a known
// background. Otherwise only the terminal's own text colours are certain to be readable, so it
// falls back to mono rather than to sixteen colours.
func (o Options) contrastPalette() paletteID {
	switch {
	case o.Depth == Colours16 || o.Background == Unknown:
		return mono
	case o.Depth == Colours256 && o.Background == LightBackground:
		return contrastLight256
	case o.Depth == Colours256:
		return contrastDark256
	case o.Background == LightBackground:
		return contrastLight
	}
	return contrastDark
}

// background returns the background that the theme names, else the terminal's.
func (o Options) background() Background {
	switch o.Name {
	case Light:
		return LightBackground
	case Dark:
		return DarkBackground
	}
	return o.Background
}
