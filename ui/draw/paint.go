package draw

import (
	"image/color"
	"maps"
	"strings"
	"sync/atomic"

	"charm.land/lipgloss/v2"
)

// styleLook contains those properties of a style that the theme's styles set.
type styleLook struct {
	foreground, background              color.Color
	bold, faint, italic, blink, reverse bool
	underline                           bool
}

// renderedFrames holds, for each look, what lipgloss writes before and after a string. There are only as many looks as
// the theme has styles.
var renderedFrames atomic.Pointer[map[styleLook][2]string]

// paint renders a string as s.Render does. Render considers borders, margins and much more each time, and styles each
// character of underlined text separately; it took a third of the time to handle a key.
func paint(s lipgloss.Style, text string) string {
	switch {
	case text == "":
		return ""
	case s.GetStrikethrough() || strings.ContainsFunc(text, isControl): // Render handles each row separately
		return s.Render(text)
	}
	l := styleLook{s.GetForeground(), s.GetBackground(), s.GetBold(), s.GetFaint(), s.GetItalic(), s.GetBlink(), s.GetReverse(), s.GetUnderline()}
	known := renderedFrames.Load()
	if known == nil {
		known = &map[styleLook][2]string{}
	}
	frame, ok := (*known)[l]
	if !ok {
		before, after, _ := strings.Cut(s.Render("x"), "x")
		frame = [2]string{before, after}
		next := maps.Clone(*known)
		next[l] = frame
		renderedFrames.Store(&next) // may drop an addition by another goroutine, which is then repeated
	}
	return frame[0] + text + frame[1]
}

func isControl(r rune) bool { return r < ' ' }
