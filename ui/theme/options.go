package theme

import (
	"github.com/charmbracelet/colorprofile"
)

// Name is what a person asks for.
type Name string

// The themes a person can ask for. Auto follows the terminal's background.
const (
	Auto     Name = "auto"
	Light    Name = "light"
	Dark     Name = "dark"
	Contrast Name = "contrast"
	Mono     Name = "mono"
)

// Names are all themes in the order they are offered.
func Names() []Name { return []Name{Auto, Light, Dark, Contrast, Mono} }

// Depth is how many colours may be used.
type Depth int

// The depths. NoColour is what NO_COLOR asks for.
const (
	NoColour Depth = iota
	Colours16
	Colours256
	TrueColour
)

// DepthOf is the depth of a terminal's colour profile.
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

// Background is what the terminal said about its own background.
type Background int

// The backgrounds. A terminal that never answers stays Unknown.
const (
	Unknown Background = iota
	LightBackground
	DarkBackground
)

// BackgroundOf turns a terminal's answer into a Background.
func BackgroundOf(isDark bool) Background {
	if isDark {
		return DarkBackground
	}
	return LightBackground
}

// Options are what a theme is made from: the wish, and what the terminal can do.
type Options struct {
	Name       Name
	Depth      Depth
	Background Background
	ASCII      bool // glyphs from ASCII only
}

// column picks the palette.
func (o Options) column() column {
	if o.Depth == NoColour || o.Name == Mono {
		return mono
	}
	if o.Name == Contrast {
		return o.contrastColumn()
	}
	return o.plainColumn()
}

func (o Options) plainColumn() column {
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

// contrastColumn promises 7:1, which needs exact colours and a known background.
// Without either the terminal's own text, plain or reversed, is the one pair
// that is certain to be readable, so it falls back to mono rather than to the
// user's sixteen.
func (o Options) contrastColumn() column {
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

// background is the terminal's, unless the person named one.
func (o Options) background() Background {
	switch o.Name {
	case Light:
		return LightBackground
	case Dark:
		return DarkBackground
	}
	return o.Background
}
