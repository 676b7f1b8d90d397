package draw

import (
	"image/color"
	"maps"
	"strings"
	"sync/atomic"

	"charm.land/lipgloss/v2"
)

// look holds the properties of a style that the styles of a theme use.
type look struct {
	foreground, background              color.Color
	bold, faint, italic, blink, reverse bool
	underline                           bool
}

// frames holds what lipgloss writes before and after a text with a look. There are only as many as the theme
// has styles.
var frames atomic.Pointer[map[look][2]string]

// paint renders a text as s.Render does. That considers borders, margins and much more for
// each text, styles each character of underlined text by itself, and was a third of the time
// that a key takes.
func paint(s lipgloss.Style, text string) string {
	switch {
	case text == "":
		return ""
	case s.GetStrikethrough() || strings.ContainsFunc(text, isControl): // rows are rendered one by one
		return s.Render(text)
	}
	l := look{s.GetForeground(), s.GetBackground(), s.GetBold(), s.GetFaint(), s.GetItalic(), s.GetBlink(), s.GetReverse(), s.GetUnderline()}
	known := frames.Load()
	if known == nil {
		known = &map[look][2]string{}
	}
	frame, ok := (*known)[l]
	if !ok {
		before, after, _ := strings.Cut(s.Render("x"), "x")
		frame = [2]string{before, after}
		next := maps.Clone(*known)
		next[l] = frame
		frames.Store(&next) // what another goroutine adds meanwhile is lost, and added again when it is needed
	}
	return frame[0] + text + frame[1]
}

func isControl(r rune) bool { return r < ' ' }
