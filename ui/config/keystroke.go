package config

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/sanitize"
)

const maxFunctionKey = 63

var keyNames = map[string]string{
	"enter": "enter", "return": "enter", "tab": "tab", "space": "space", "esc": "esc", "escape": "esc",
	"backspace": "backspace", "delete": "delete", "del": "delete", "insert": "insert", "ins": "insert",
	"up": "up", "down": "down", "left": "left", "right": "right", "home": "home", "end": "end",
	"pgup": "pgup", "pageup": "pgup", "pgdown": "pgdown", "pgdn": "pgdown", "pagedown": "pgdown",
	"menu": "menu", "pause": "pause", "printscreen": "printscreen", " ": "space",
}

// indistinguishableKeys maps a key to another key for which terminals send the same byte, so that most programs cannot
// tell the two apart.
var indistinguishableKeys = map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc"}

type keystroke struct {
	ctrl, alt, shift bool
	key              string
}

// keyName returns Bubble Tea's name for a key. It accepts any case, any order of modifiers, and alternative names:
// Shift+Ctrl+PageUp becomes ctrl+shift+pgup.
func keyName(written string) (string, error) {
	k := parseKeystroke(written)
	known := k.normalize()
	name := k.String()
	switch {
	case !known:
		return "", fmt.Errorf("%s is not a key: use one character or a name such as enter, space, pgup or f2, optionally after ctrl+, alt+ or shift+%s",
			sanitize.Quote(written), didYouMean(k.key, slices.Sorted(maps.Keys(keyNames))))
	case indistinguishableKeys[name] != "":
		return "", fmt.Errorf("%s is the same as %s in most terminals: write %s", sanitize.Quote(written), indistinguishableKeys[name], indistinguishableKeys[name])
	case k.shift && !k.ctrl && !k.alt && utf8.RuneCountInString(k.key) == 1:
		return "", fmt.Errorf("%s depends on the keyboard layout: write the character it types", sanitize.Quote(written))
	}
	return name, nil
}

// parseKeystroke splits a written key into its modifiers and the key itself. It accepts ^Y for ctrl+y, which is the
// form used in the help.
func parseKeystroke(written string) keystroke {
	var k keystroke
	if rest, ok := strings.CutPrefix(written, "^"); ok && utf8.RuneCountInString(rest) == 1 {
		return keystroke{ctrl: true, key: rest}
	}
	for {
		modifier, rest, ok := strings.Cut(written, "+")
		if !ok || rest == "" || !k.addModifier(strings.ToLower(modifier)) {
			k.key = written
			return k
		}
		written = rest
	}
}

func (k *keystroke) addModifier(name string) bool {
	modifier := map[string]*bool{"ctrl": &k.ctrl, "alt": &k.alt, "shift": &k.shift}[name]
	if modifier != nil {
		*modifier = true
	}
	return modifier != nil
}

// normalize changes the key's spelling to Bubble Tea's and reports whether such a key exists.
func (k *keystroke) normalize() bool {
	if name, ok := keyNames[strings.ToLower(k.key)]; ok {
		k.key = name
		return true
	}
	if r, size := utf8.DecodeRuneInString(k.key); size == len(k.key) && size > 0 {
		k.normalizeCase(r)
		return r != utf8.RuneError && unicode.IsPrint(r) && isDisplayable(k.key)
	}
	k.key = strings.ToLower(k.key)
	n, err := strconv.Atoi(strings.TrimPrefix(k.key, "f"))
	return err == nil && n >= 1 && n <= maxFunctionKey && k.key == "f"+strconv.Itoa(n)
}

// normalizeCase normalizes the case of a letter. Shift with a letter becomes the capital; after ctrl or alt, a letter
// becomes lower case. Ctrl+G and ctrl+g count as the same key, because most terminals send the same byte for both.
func (k *keystroke) normalizeCase(r rune) {
	switch {
	case k.ctrl || k.alt:
		k.shift = k.shift || !k.ctrl && unicode.IsUpper(r)
		k.key = string(unicode.ToLower(r))
	case k.shift && unicode.IsLetter(r):
		k.shift = false
		k.key = string(unicode.ToUpper(r))
	}
}

// String returns the keystroke in Bubble Tea's spelling, with modifiers in Bubble Tea's order.
func (k *keystroke) String() string {
	out := k.key
	if k.shift {
		out = "shift+" + out
	}
	if k.alt {
		out = "alt+" + out
	}
	if k.ctrl {
		out = "ctrl+" + out
	}
	return out
}

// isTextKey reports whether a key types a character in a text field.
func isTextKey(key string) bool {
	return utf8.RuneCountInString(key) == 1 || strings.TrimPrefix(key, "shift+") == "space"
}
