package config

import (
	"strings"
	"testing"
)

func TestKeyNames(t *testing.T) {
	for written, want := range map[string]string{
		"enter": "enter", "Return": "enter", "escape": "esc", "PageUp": "pgup", "pgdn": "pgdown", "Del": "delete", " ": "space",
		"a": "a", "G": "G", "?": "?", "+": "+", "å": "å", "^": "^", "f1": "f1", "F63": "f63",
		"ctrl+y": "ctrl+y", "Ctrl+Y": "ctrl+y", "^Y": "ctrl+y", "ctrl++": "ctrl++", "ctrl+space": "ctrl+space",
		"alt+left": "alt+left", "alt+G": "alt+shift+g", "shift+g": "G", "shift+å": "Å", "shift+tab": "shift+tab",
		"Shift+Alt+Ctrl+PageDown": "ctrl+alt+shift+pgdown", "ctrl+shift+x": "ctrl+shift+x",
	} {
		if got, err := keyName(written); got != want || err != nil {
			t.Errorf("keyName(%q) = %q, %v; want %q", written, got, err, want)
		}
	}
}

func TestRejectedKeys(t *testing.T) {
	const grammar = " is not a key: use one character or a name such as enter, space, pgup or f2, optionally after ctrl+, alt+ or shift+"
	for written, want := range map[string]string{
		"":              `""` + grammar,
		"ctrl+":         `"ctrl+"` + grammar,
		"entr":          `"entr"` + grammar + "; did you mean \"enter\"?",
		"ctrl+bakspace": `"ctrl+bakspace"` + grammar + "; did you mean \"backspace\"?",
		"super+a":       `"super+a"` + grammar,
		"ctrl+ctrl":     `"ctrl+ctrl"` + grammar,
		"f0":            `"f0"` + grammar,
		"f64":           `"f64"` + grammar,
		"f02":           `"f02"` + grammar,
		"jk":            `"jk"` + grammar,
		"\x1b":          `""` + grammar,
		"\u202e":        `""` + grammar,
		"\xff":          `"` + "\ufffd" + `"` + grammar,
		"shift+1":       `"shift+1" depends on the keyboard layout: write the character it types`,
		"ctrl+i":        `"ctrl+i" is the same as tab in most terminals: write tab`,
		"^M":            `"^M" is the same as enter in most terminals: write enter`,
		"ctrl+[":        `"ctrl+[" is the same as esc in most terminals: write esc`,
	} {
		got, err := keyName(written)
		if err == nil || err.Error() != want {
			t.Errorf("keyName(%q) = %q, %v; want %q", written, got, err, want)
		}
	}
}

// A normalized key name does not change when it is parsed again.
func FuzzKeyName(f *testing.F) {
	for _, s := range []string{"ctrl+Y", "shift+alt+ctrl+f2", "^y", "ß", "alt+İ", "shift+ŉ", "ctrl+shift+ "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name, err := keyName(s)
		if err != nil {
			return
		}
		if again, err := keyName(name); again != name || err != nil {
			t.Errorf("%q is %q, and that is %q, %v", s, name, again, err)
		}
		if strings.ContainsAny(name, "\x1b\n") {
			t.Errorf("%q is %q", s, name)
		}
	})
}
