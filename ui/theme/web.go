package theme

import (
	"fmt"
	"strings"
)

// Web is the light or the dark column as custom properties of CSS, for a page in
// a browser. A page sets its own background, which a screen never does: it is the
// colour of the text on chips, so every pair of the table is one here too.
func Web(b Background) string {
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
