// Package terminal handles the terminal that the program runs on: environment, colours, clipboard, job control and
// signals. It never starts another program to query these.
package terminal

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
)

// ErrNoTerminal means that there is no terminal to draw on or read keys from.
var ErrNoTerminal = errors.New("no terminal to open the handbook on")

// Terminal describes the environment in which the program runs.
type Terminal struct {
	In, Out *os.File
	Environ []string // environment in the form of [os.Environ]
}

// Input returns standard input or, if that is redirected, the terminal itself. Without a terminal, the error is
// [ErrNoTerminal].
func (t Terminal) Input() (*os.File, error) {
	if term.IsTerminal(t.In.Fd()) {
		return t.In, nil
	}
	in, _, err := tea.OpenTTY()
	if err != nil {
		return nil, ErrNoTerminal
	}
	return in, nil
}

// Env returns the last value of an environment variable, or "" if it is not set.
func (t Terminal) Env(name string) string {
	value := ""
	for _, e := range t.Environ {
		if v, ok := strings.CutPrefix(e, name+"="); ok {
			value = v
		}
	}
	return value
}

// Profile returns the colour profile described by the environment. The library's own function is not used, because it
// may start `tmux info`. NO_COLOR has an effect regardless of its value
// (findings/colorprofile-ignores-no-color-unless-it-is-true.sh).
func (t Terminal) Profile() colorprofile.Profile {
	p := colorprofile.Env(t.Environ)
	if t.Env("NO_COLOR") != "" {
		p = min(p, colorprofile.ASCII)
	}
	return p
}

// Dumb reports whether the terminal cannot move its cursor.
func (t Terminal) Dumb() bool { return t.Env("TERM") == "dumb" }

// WantsASCII reports whether the terminal should get only ASCII characters: its locale is not UTF-8, it is the Linux
// console, or its locale draws some symbols two cells wide.
func (t Terminal) WantsASCII() bool {
	if t.Env("TERM") == "linux" {
		return true
	}
	locale := strings.ToLower(cmp.Or(t.Env("LC_ALL"), t.Env("LC_CTYPE"), t.Env("LANG"))) // determines the character set
	if locale == "" {                                                                    // not set: assume UTF-8
		return false
	}
	wide := slices.ContainsFunc([]string{"zh", "ja", "ko"}, func(lang string) bool { return strings.HasPrefix(locale, lang) })
	return wide || !strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8")
}

// Maximum size of the used part of the screen, in cells. Bubble Tea needs about 220 bytes for each cell of the window,
// whether drawn or not, and a program can set the size of a terminal to as much as 65,535 x 65,535. No real screen has
// more cells than this.
const (
	maxWidth  = 720
	maxHeight = 300
)

// Size returns the width and height to use, in cells. The error wraps [ErrNoTerminal].
func (t Terminal) Size() (width, height int, err error) {
	if width, height, err = term.GetSize(t.Out.Fd()); err != nil {
		return 0, 0, fmt.Errorf("%w: its size is unknown", ErrNoTerminal)
	}
	width, height = t.usableSize(width, height)
	return width, height, nil
}

// usableSize limits a size. A serial line, whose size is unknown, reports 0.
func (t Terminal) usableSize(width, height int) (int, int) {
	columns, _ := strconv.Atoi(t.Env("COLUMNS"))
	lines, _ := strconv.Atoi(t.Env("LINES"))
	return min(cmp.Or(max(0, width), max(0, columns), 80), maxWidth), min(cmp.Or(max(0, height), max(0, lines), 24), maxHeight)
}
