package theme

import (
	"github.com/charmbracelet/colorprofile"
)

// Name is the name of a theme.
type Name string

// Names of the themes. Auto follows the terminal's background.
const (
	Auto     Name = "auto"
	Light    Name = "light"
	Dark     Name = "dark"
	Contrast Name = "contrast"
	Mono     Name = "mono"
)

// Names returns all themes in the order in which the user steps through them.
func Names() []Name { return []Name{Auto, Light, Dark, Contrast, Mono} }

// ColourDepth is the number of colours available.
type ColourDepth int

// Values of ColourDepth. NoColour is used with NO_COLOR.
const (
	NoColour ColourDepth = iota
	Colours16
	Colours256
	TrueColour
)

// DepthOf returns the colour depth of a terminal's colour profile.
func DepthOf(p colorprofile.Profile) ColourDepth {
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

// Values of Background. It is UnknownBackground until the terminal replies.
const (
	UnknownBackground Background = iota
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

// Options describes the requested theme and the capabilities of the terminal.
type Options struct {
	Name       Name
	Depth      ColourDepth
	Background Background
	ASCII      bool // use only ASCII glyphs
	Speech     bool // only the cursor shows which row is selected, so that moving it changes no text on the screen
}

// palette chooses the palette. Unless colours are exact and the background is known, hues are safe only for bars and
// badges. The contrast theme then uses no hues, because only the terminal's own text colours guarantee its contrast of
// 7:1.
func (o Options) palette() paletteID {
	background, id := o.background(), paletteLight
	switch {
	case o.Depth == NoColour, o.Name == Mono:
		return paletteMono
	case o.Depth > Colours16 && background != UnknownBackground:
		if o.Name == Contrast {
			id = paletteContrastLight
		}
	case o.Name == Contrast:
		return paletteMono
	default:
		return paletteSixteen
	}
	if o.Depth == Colours256 {
		id += paletteLight256 - paletteLight
	}
	if background == DarkBackground {
		id += paletteDark - paletteLight
	}
	return id
}

// background returns the background that the theme is made for or, for a theme without one, the terminal's background.
func (o Options) background() Background {
	if named, ok := map[Name]Background{Light: LightBackground, Dark: DarkBackground}[o.Name]; ok {
		return named
	}
	return o.Background
}
