package theme

import (
	"fmt"
	"math"
	"strconv"
	"testing"
)

// rgb returns the colour of a shade, given by its digits or in xterm's table of 256 colours. The first sixteen colours
// of the table are unknown.
func rgb(t *testing.T, s colour) [3]float64 {
	t.Helper()
	if len(s) == 7 && s[0] == '#' {
		n, err := strconv.ParseUint(s[1:], 16, 32)
		if err != nil {
			t.Fatalf("shade %q: %v", s, err)
		}
		return [3]float64{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 16 || n > 255 {
		t.Fatalf("shade %q has no fixed colour", s)
	}
	if n >= 232 {
		grey := float64(8 + 10*(n-232))
		return [3]float64{grey, grey, grey}
	}
	steps := [6]float64{0, 95, 135, 175, 215, 255}
	n -= 16
	return [3]float64{steps[n/36], steps[n/6%6], steps[n%6]}
}

// luminance returns the relative luminance of WCAG 2.
func luminance(c [3]float64) float64 {
	linear := func(v float64) float64 {
		if v /= 255; v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// contrastRatio returns the WCAG contrast ratio of two shades.
func contrastRatio(t *testing.T, a, b colour) float64 {
	t.Helper()
	x, y := luminance(rgb(t, a)), luminance(rgb(t, b))
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastOfKnownPairs(t *testing.T) {
	for _, c := range []struct {
		a, b colour
		want float64
	}{
		{"#000000", "#ffffff", 21},
		{"16", "231", 21},
		{"#777777", "#ffffff", 4.48},
		{"244", "#808080", 1},
		{"67", "#5f87af", 1},
	} {
		if got := contrastRatio(t, c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("contrast of %s and %s is %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// backgrounds lists the terminal backgrounds on which each palette must be readable.
var backgrounds = map[paletteID][]colour{
	paletteLight:            {"#ffffff", "#fafafa"},
	paletteLight256:         {"#ffffff", "#fafafa"},
	paletteDark:             {"#000000", "#1e1e2e", "#282c34"},
	paletteDark256:          {"#000000", "#1e1e2e", "#282c34"},
	paletteContrastLight:    {"#ffffff", "#fafafa"},
	paletteContrastLight256: {"#ffffff", "#fafafa"},
	paletteContrastDark:     {"#000000", "#1e1e2e", "#282c34"},
	paletteContrastDark256:  {"#000000", "#1e1e2e", "#282c34"},
}

// pair is text on a background, as drawn by a style.
type pair struct{ name, text, ground string }

// onTerminal returns the roles drawn on the terminal's own background.
func onTerminal(p palette, ground colour) []pair {
	pairs := []pair{
		{"quiet", p.quiet, ground},
		{"accent", p.accent, ground},
		{"match", p.match, ground},
		{"yes", p.yes, ground},
		{"no", p.no, ground},
		{"caution", p.caution, ground},
	}
	if p.text != "" {
		pairs = append(pairs, pair{"text", p.text, ground})
	}
	if p.code != "" {
		pairs = append(pairs, pair{"code block", p.code, ground})
	}
	return pairs
}

// onFills returns the pairs that have their own background.
func onFills(p palette) []pair {
	pairs := []pair{
		{"selection", p.selectionText, p.selection},
		{"selection quiet", p.selectionQuiet, p.selection},
		{"hit", p.hitText, p.hit},
		{"chip yes", p.chipText, p.yes},
		{"chip no", p.chipText, p.no},
		{"chip partly", p.chipText, p.caution},
		{"chip n/a", p.chipText, p.quiet},
	}
	if p.text == "" { // in a contrast theme, the selection has one text colour
		pairs = append(pairs,
			pair{"selection accent", p.accent, p.selection}, pair{"selection match", p.match, p.selection},
			pair{"selection yes", p.yes, p.selection}, pair{"selection no", p.no, p.selection},
			pair{"selection caution", p.caution, p.selection})
	}
	if p.code != "" {
		pairs = append(pairs, pair{"code", p.code, p.codeFill})
	}
	return pairs
}

func TestEveryTextPairIsReadable(t *testing.T) {
	for c, grounds := range backgrounds {
		p, need := palettes[c], 4.5
		if p.text != "" {
			need = 7
		}
		pairs := onFills(p)
		for _, g := range grounds {
			pairs = append(pairs, onTerminal(p, g)...)
		}
		for _, pr := range pairs {
			if got := contrastRatio(t, pr.text, pr.ground); got < need {
				t.Errorf("%v: %s: %s on %s is %.2f, needs %.1f", c, pr.name, pr.text, pr.ground, got, need)
			}
		}
	}
}

// The contrast ratios of the design, so that changing a colour shows its effect.
func TestContrastIsAsDesigned(t *testing.T) {
	role := map[string]func(palette) colour{
		"quiet": func(p palette) colour { return p.quiet }, "accent": func(p palette) colour { return p.accent },
		"match": func(p palette) colour { return p.match }, "yes": func(p palette) colour { return p.yes },
		"no": func(p palette) colour { return p.no }, "caution": func(p palette) colour { return p.caution },
		"rule": func(p palette) colour { return p.rule },
	}
	for name, want := range map[string]struct{ light, dark, contrastLight, contrastDark []float64 }{
		"quiet":   {[]float64{6.2, 5.9}, []float64{8.4, 6.6, 5.6}, []float64{13.6}, []float64{11.0}},
		"accent":  {[]float64{7.2, 6.9}, []float64{10.5, 8.2, 7.0}, []float64{9.1}, []float64{9.4}},
		"match":   {[]float64{6.8, 6.5}, []float64{13.9, 10.9, 9.3}, []float64{9.8}, []float64{11.0}},
		"yes":     {[]float64{6.6, 6.3}, []float64{14.1, 11.0, 9.4}, []float64{9.3}, []float64{11.0}},
		"no":      {[]float64{6.6, 6.3}, []float64{9.0, 7.0, 6.0}, []float64{9.0}, []float64{8.2}},
		"caution": {[]float64{6.3, 6.0}, []float64{12.3, 9.6, 8.2}, []float64{9.6}, []float64{9.6}},
		"rule":    {[]float64{1.7, 1.6}, []float64{2.7, 2.1, 1.8}, []float64{6.4}, []float64{6.5}},
	} {
		for c, figures := range map[paletteID][]float64{
			paletteLight: want.light, paletteDark: want.dark, paletteContrastLight: want.contrastLight, paletteContrastDark: want.contrastDark,
		} {
			grounds := backgrounds[c]
			grounds = grounds[len(grounds)-len(figures):] // for contrast, the figures are only for the worst background
			for i, figure := range figures {
				requireNear(t, fmt.Sprintf("%v: %s on %s", c, name, grounds[i]), contrastRatio(t, role[name](palettes[c]), grounds[i]), figure)
			}
		}
	}
}

func TestContrastOnFillsIsAsDesigned(t *testing.T) {
	for c, want := range map[paletteID]map[string]float64{
		paletteLight: {
			"selection": 15.5, "selection quiet": 6.4, "selection accent": 6.1, "selection match": 5.8, "selection yes": 5.6,
			"selection no": 5.5, "selection caution": 5.3, "hit": 11.0, "code": 10.5, "chip yes": 6.6, "chip no": 6.6, "chip partly": 6.3,
		},
		paletteDark: {
			"selection": 11.6, "selection quiet": 7.1, "selection accent": 6.3, "selection match": 8.4, "selection yes": 8.5,
			"selection no": 5.4, "selection caution": 7.4, "hit": 11.8, "code": 9.3, "chip yes": 12.7, "chip no": 8.1, "chip partly": 11.1,
		},
		paletteContrastLight: {"selection": 21, "selection quiet": 21, "hit": 14.8, "chip yes": 9.7, "chip no": 9.4, "chip partly": 10.0},
		paletteContrastDark:  {"selection": 21, "selection quiet": 21, "hit": 16.6, "chip yes": 16.4, "chip no": 12.3, "chip partly": 14.4},
	} {
		got := map[string]float64{}
		for _, p := range onFills(palettes[c]) {
			got[p.name] = contrastRatio(t, p.text, p.ground)
		}
		for name, figure := range want {
			requireNear(t, fmt.Sprintf("%v: %s", c, name), got[name], figure)
		}
	}
}

// The lowest ratios of the palettes of 256 colours, which were chosen by eye.
func TestWorstOf256Colours(t *testing.T) {
	for c, want := range map[paletteID]float64{paletteLight256: 4.5, paletteDark256: 4.9} {
		worst := math.Inf(1)
		pairs := onFills(palettes[c])
		for _, g := range backgrounds[c] {
			pairs = append(pairs, onTerminal(palettes[c], g)...)
		}
		for _, p := range pairs {
			worst = min(worst, contrastRatio(t, p.text, p.ground))
		}
		requireNear(t, c.String(), worst, want)
	}
}

// requireNear compares ratios rounded to one decimal.
func requireNear(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 0.051 {
		t.Errorf("%s is %.2f, designed as %.1f", what, got, want)
	}
}
