package draw

import (
	"image/color"
	"maps"
	"strings"
	"sync/atomic"

	"charm.land/lipgloss/v2"
)

// textAttrs holds the style properties that the theme's styles set.
type textAttrs struct {
	foreground, background              color.Color
	bold, faint, italic, blink, reverse bool
	underline                           bool
}

// styleCache caches what lipgloss writes before and after a string, by attributes. The theme has few styles, so the
// map stays small.
var styleCache atomic.Pointer[map[textAttrs][2]string]

// paintText is a faster s.Render. On each call, Render evaluates borders, margins and much more, and it styles the
// characters of underlined text one by one, which used to take a third of the time for handling a key.
func paintText(s lipgloss.Style, text string) string {
	switch {
	case text == "":
		return ""
	case s.GetStrikethrough() || strings.ContainsFunc(text, isControl): // Render styles each row separately
		return s.Render(text)
	}
	l := textAttrs{s.GetForeground(), s.GetBackground(), s.GetBold(), s.GetFaint(), s.GetItalic(), s.GetBlink(), s.GetReverse(), s.GetUnderline()}
	known := styleCache.Load()
	if known == nil {
		known = &map[textAttrs][2]string{}
	}
	frame, ok := (*known)[l]
	if !ok {
		before, after, _ := strings.Cut(s.Render("x"), "x")
		frame = [2]string{before, after}
		next := maps.Clone(*known)
		next[l] = frame
		styleCache.Store(&next) // this may drop an entry that another goroutine has just stored, which is then computed again
	}
	return frame[0] + text + frame[1]
}

func isControl(r rune) bool { return r < ' ' }
