package cli

import (
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"

	"trustbook/ui/layout"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// terminal says what the screen has to work with, as far as that can be known
// without asking the terminal, which might never answer.
func (x *examination) terminal() {
	t := x.Program.terminal()
	x.size()
	x.kind(t)
	x.colours(t)
	x.background()
	x.signs(t)
	x.between(t)
	x.copies(t)
	x.mouse(t)
}

func (x *examination) size() {
	for _, f := range []term.File{x.Stdout, x.Stdin} {
		width, height, err := term.GetSize(f.Fd())
		if err != nil {
			continue
		}
		if says, ok := layout.DescribeSize(width, height); ok {
			x.add("size", fine, says, "")
		} else {
			x.add("size", mend, says, "make the window larger, or its letters smaller")
		}
		return
	}
	x.add("size", note, "neither input nor output is a terminal, so the handbook is listed and not opened", "")
}

func (x *examination) kind(t terminal.Terminal) {
	switch name := t.Env("TERM"); {
	case t.Dumb():
		x.add("kind", note, "TERM=dumb: it cannot move its cursor, so the handbook opens line by line", "")
	case name != "":
		x.add("kind", fine, "TERM="+name, "")
	case runtime.GOOS == "windows":
		x.add("kind", fine, "the Windows console", "")
	default:
		x.add("kind", mend, "TERM is not set, so nothing is known of the terminal", "set it to what the terminal is, such as TERM=xterm-256color")
	}
}

// depths are the colours that a terminal may be given, in words.
var depths = map[theme.Depth]string{
	theme.TrueColour: "all of them", theme.Colours256: "256", theme.Colours16: "16, as the terminal paints them",
	theme.NoColour: "none: weight, underlines and reverse say everything",
}

func (x *examination) colours(t terminal.Terminal) {
	depth := theme.DepthOf(t.Profile())
	if x.set.Config.Theme == string(theme.Mono) {
		x.add("colours", fine, depths[theme.NoColour]+" (the theme is mono)", "")
		return
	}
	x.add("colours", fine, depths[depth]+because(t, depth), "")
}

// because names the variable that settles the colours.
func because(t terminal.Terminal, depth theme.Depth) string {
	names := []string{"TERM"}
	switch depth {
	case theme.NoColour:
		names = []string{"NO_COLOR", "TERM"}
	case theme.TrueColour:
		names = []string{"WT_SESSION", "COLORTERM", "TERM"}
	}
	for _, name := range names {
		if value := t.Env(name); value != "" {
			return " (" + name + "=" + value + ")"
		}
	}
	return ""
}

func (x *examination) background() {
	name := x.set.Config.Theme
	if name == string(theme.Auto) {
		x.add("background", fine, "not known before the screen asks the terminal; it needs no answer", "")
		return
	}
	x.add("background", fine, "not asked for: the theme is "+name, "")
}

func (x *examination) signs(t terminal.Terminal) {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := t.Env(name); v != "" && locale == "" {
			locale = name + "=" + v
		}
	}
	switch {
	case x.set.Config.ASCII:
		x.add("signs", fine, "ASCII, as set", "")
	case !t.WantsASCII() && locale == "":
		x.add("signs", fine, "UTF-8: no locale is set, and terminals of today have it", "")
	case !t.WantsASCII():
		x.add("signs", fine, "UTF-8 ("+locale+")", "")
	case t.Env("TERM") == "linux":
		x.add("signs", fine, "ASCII: the Linux console has few letters", "")
	case strings.Contains(strings.ToLower(locale), "utf"):
		x.add("signs", fine, "ASCII: in this locale some signs are two cells wide ("+locale+")", "")
	default:
		x.add("signs", note, "ASCII: the locale is not UTF-8 ("+locale+")", "if the terminal has UTF-8, set a locale that says so, such as LANG=C.UTF-8")
	}
}

// between says what stands between the program and the terminal.
func (x *examination) between(t terminal.Terminal) {
	switch {
	case t.Env("TMUX") != "":
		x.add("between", note, "tmux; it hands copies on if it is set up so", "`set -g set-clipboard on` in ~/.tmux.conf")
	case t.Env("STY") != "":
		x.add("between", note, "GNU Screen, which hands copies on to the terminal", "")
	default:
		x.add("between", fine, "nothing", "")
	}
}

func (x *examination) copies(t terminal.Terminal) {
	const instead = "in a text `v` shows bare rows to select with the mouse, and `trustbook show ID` prints it"
	switch {
	case runtime.GOOS == "windows":
		x.add("copies", fine, "go to the clipboard of Windows", "")
	case t.Dumb(), t.Env("TERM") == "linux":
		x.add("copies", note, "this terminal has no clipboard", instead)
	case t.Env("TERM_PROGRAM") == "Apple_Terminal":
		x.add("copies", note, "Terminal of macOS takes no copies from programs", instead)
	default:
		x.add("copies", fine, "are sent to the terminal (OSC 52), which does not say whether it takes them", "")
	}
}

func (x *examination) mouse(t terminal.Terminal) {
	switch {
	case !x.set.Config.Mouse:
		x.add("mouse", fine, "left to the terminal, as set", "")
	case t.Env("TMUX") != "":
		x.add("mouse", note, "taken, if tmux hands it on; F2 gives it back", "`set -g mouse on` in ~/.tmux.conf")
	default:
		x.add("mouse", fine, "taken; F2 gives it back to the terminal", "")
	}
}
