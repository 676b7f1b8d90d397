package ui

import (
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// WantsASCII says whether the terminal should get ASCII signs only: its locale
// is not UTF-8, it is the Linux console, or its locale draws some signs two
// cells wide.
func (t Terminal) WantsASCII() bool {
	if t.Env("TERM") == "linux" {
		return true
	}
	locale := t.locale()
	if locale == "" { // nothing is said: terminals of today are UTF-8
		return false
	}
	for _, wide := range []string{"zh", "ja", "ko"} {
		if strings.HasPrefix(locale, wide) {
			return true
		}
	}
	return !strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8")
}

// locale is the one that counts for characters, in small letters.
func (t Terminal) locale() string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := t.Env(name); v != "" {
			return strings.ToLower(v)
		}
	}
	return ""
}

// Env is the last value of an environment variable, "" when it is not set.
func (t Terminal) Env(name string) string {
	value := ""
	for _, e := range t.Environ {
		if v, ok := strings.CutPrefix(e, name+"="); ok {
			value = v
		}
	}
	return value
}

// Profile is the colour profile that the environment speaks of. Detecting it any
// other way may start `tmux info`. NO_COLOR counts whatever its value is.
func (t Terminal) Profile() colorprofile.Profile {
	p := colorprofile.Env(t.Environ)
	if t.Env("NO_COLOR") != "" {
		p = min(p, colorprofile.ASCII)
	}
	return p
}

// Dumb says whether the terminal cannot move its cursor.
func (t Terminal) Dumb() bool { return t.Env("TERM") == "dumb" }
