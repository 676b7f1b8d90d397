package theme

import (
	"fmt"
	"strings"
)

// A shade is a colour: "#rrggbb", a number in the table of 256 colours, or a number below 16 for the terminal's own
// palette. "" is the terminal's default colour.
type colour = string

// palette is a set of colours, one for each role. A fill and the colour of the text on it are next to each other.
type palette struct {
	text, quiet, rule, accent                colour
	selection, selectionText, selectionQuiet colour
	match                                    colour
	hit, hitText                             colour
	yes, no, caution, chipText               colour
	code, codeFill                           colour
}

// paletteID identifies a palette, and determines how its colours may be used.
type paletteID int

const (
	paletteMono    paletteID = iota // only weight, underline and reverse video
	paletteSixteen                  // hues for bars and rules but never for text

	// [Options.palette] relies on the order of the palettes below, which is the same for both numbers of colours.
	paletteLight
	paletteDark
	paletteLight256
	paletteDark256
	paletteContrastLight
	paletteContrastDark
	paletteContrastLight256
	paletteContrastDark256
)

// paletteNames contains the names used in cache keys and tests.
var paletteNames = [...]string{
	paletteMono: "mono", paletteSixteen: "sixteen", paletteLight: "light", paletteDark: "dark", paletteLight256: "light256", paletteDark256: "dark256",
	paletteContrastLight: "contrast-light", paletteContrastDark: "contrast-dark",
	paletteContrastLight256: "contrast-light256", paletteContrastDark256: "contrast-dark256",
}

func (id paletteID) String() string { return paletteNames[id] }

// palettes is the colour table. The palettes of 256 and 16 colours were chosen by hand: converting to the nearest
// colour would turn the green into teal and the selection into cyan, and users can redefine the first sixteen colours.
//
// The contrast palettes have no shades for code. In themes with an empty codeFill, code is shown between backquotes. In
// paletteContrastLight256, match and caution have no hue, because every brown of that table has a contrast below 7:1.
var palettes = [...]palette{
	paletteMono: {},
	paletteSixteen: {
		accent: "6",
		yes:    "2", no: "1", caution: "3",
	},
	paletteLight: {
		quiet: "#586270", rule: "#c3cad3", accent: "#0b57a4", match: "#7d5200",
		selection: "#e2edf9", selectionText: "#10151c", selectionQuiet: "#4a5563", hit: "#ffbf1f", hitText: "#1b1500",
		yes: "#0f6b36", no: "#b42318", caution: "#9a4a00", chipText: "#ffffff", code: "#2f3742", codeFill: "#edf0f4",
	},
	paletteDark: {
		quiet: "#9aa5b4", rule: "#4b5462", accent: "#7fbcff", match: "#f3cf6b",
		selection: "#22344c", selectionText: "#f2f6fb", selectionQuiet: "#b7c3d2", hit: "#ffc83d", hitText: "#1b1500",
		yes: "#86e8ab", no: "#ff8680", caution: "#ffb870", chipText: "#0d1117", code: "#d3dae4", codeFill: "#2b313c",
	},
	paletteLight256: {
		quiet: "241", rule: "251", accent: "25", match: "58",
		selection: "254", selectionText: "233", selectionQuiet: "240", hit: "214", hitText: "232",
		yes: "22", no: "124", caution: "94", chipText: "231", code: "236", codeFill: "255",
	},
	paletteDark256: {
		quiet: "248", rule: "240", accent: "111", match: "221",
		selection: "237", selectionText: "255", selectionQuiet: "250", hit: "220", hitText: "232",
		yes: "114", no: "210", caution: "215", chipText: "232", code: "252", codeFill: "236",
	},
	paletteContrastLight: {
		text: "#000000", quiet: "#2b2b2b", rule: "#5c5c5c", accent: "#00409c", match: "#5c3a00",
		selection: "#000000", selectionText: "#ffffff", selectionQuiet: "#ffffff", hit: "#ffd500", hitText: "#000000",
		yes: "#00501f", no: "#8f0d08", caution: "#6b3300", chipText: "#ffffff",
	},
	paletteContrastDark: {
		text: "#ffffff", quiet: "#e4e4e4", rule: "#b0b0b0", accent: "#6fe3ff", match: "#ffe600",
		selection: "#ffffff", selectionText: "#000000", selectionQuiet: "#000000", hit: "#ffe600", hitText: "#000000",
		yes: "#6dff9c", no: "#ffb3ad", caution: "#ffcf70", chipText: "#000000",
	},
	paletteContrastLight256: {
		text: "16", quiet: "235", rule: "240", accent: "18", match: "16",
		selection: "16", selectionText: "231", selectionQuiet: "231", hit: "220", hitText: "16",
		yes: "22", no: "88", caution: "16", chipText: "231",
	},
	paletteContrastDark256: {
		text: "231", quiet: "254", rule: "249", accent: "123", match: "226",
		selection: "231", selectionText: "16", selectionQuiet: "16", hit: "226", hitText: "16",
		yes: "120", no: "217", caution: "222", chipText: "16",
	},
}

// CSSVariables returns the light or the dark palette as CSS custom properties for a page in a browser. Unlike the
// terminal, a page sets its own background. The page uses the text colour of badges, so that every pair of text and
// background colours also occurs in the terminal.
func CSSVariables(b Background) string {
	p := palettes[paletteLight]
	if b == DarkBackground {
		p = palettes[paletteDark]
	}
	var css strings.Builder
	for _, role := range [][2]string{
		{"background", p.chipText},
		{"text", p.selectionText},
		{"quiet", p.quiet},
		{"rule", p.rule},
		{"accent", p.accent},
		{"yes", p.yes},
		{"no", p.no},
		{"caution", p.caution},
		{"code", p.code},
		{"code-fill", p.codeFill},
	} {
		fmt.Fprintf(&css, "--%s:%s;", role[0], role[1])
	}
	return css.String()
}
