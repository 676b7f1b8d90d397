package theme

import (
	"fmt"
	"strings"
)

// CSSVariables returns the light or the dark palette as CSS custom properties, for a
// page in a browser. Unlike the screen, a page sets its own background: the colour of
// text on chips, so that all pairs of colours are pairs of the palette.
func CSSVariables(b Background) string {
	p := palettes[light]
	if b == DarkBackground {
		p = palettes[dark]
	}
	var css strings.Builder
	for _, role := range []struct {
		name string
		hue  shade
	}{
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
		fmt.Fprintf(&css, "--%s:%s;", role.name, role.hue)
	}
	return css.String()
}
