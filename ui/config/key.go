package config

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxFunctionKey is the highest F key a terminal can name.
const maxFunctionKey = 63

// named are the keys that have names, each by every way to spell it.
var named = map[string]string{
	"enter": "enter", "return": "enter", "tab": "tab", "space": "space", "esc": "esc", "escape": "esc",
	"backspace": "backspace", "delete": "delete", "del": "delete", "insert": "insert", "ins": "insert",
	"up": "up", "down": "down", "left": "left", "right": "right", "home": "home", "end": "end",
	"pgup": "pgup", "pageup": "pgup", "pgdown": "pgdown", "pgdn": "pgdown", "pagedown": "pgdown",
	"menu": "menu", "pause": "pause", "printscreen": "printscreen", " ": "space",
}

// sentAs are keys that most terminals cannot tell from others.
var sentAs = map[string]string{"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "esc"}

// chord is a key with what is held down meanwhile.
type chord struct {
	ctrl, alt, shift bool
	key              string
}

// keyName is a key as Bubble Tea spells it, however the case, the order of what
// is held down, and the name were written: Shift+Ctrl+PageUp is ctrl+shift+pgup.
func keyName(written string) (string, error) {
	c := parseChord(written)
	known := c.settle()
	name := c.String()
	switch {
	case !known:
		return "", fmt.Errorf("%s is not a key: a key is one sign or a name such as enter, space, pgup or f2, after ctrl+, alt+ or shift+%s",
			quoted(written), meant(c.key, slices.Sorted(maps.Keys(named))))
	case sentAs[name] != "":
		return "", fmt.Errorf("%s is %s to most terminals: write %s", quoted(written), sentAs[name], sentAs[name])
	case c.shift && !c.ctrl && !c.alt && utf8.RuneCountInString(c.key) == 1:
		return "", fmt.Errorf("%s depends on the keyboard: write the sign it makes", quoted(written))
	}
	return name, nil
}

// parseChord takes apart what was written. Help shows ctrl+y as ^Y, so that is
// understood too.
func parseChord(written string) chord {
	var c chord
	if rest, ok := strings.CutPrefix(written, "^"); ok && utf8.RuneCountInString(rest) == 1 {
		return chord{ctrl: true, key: rest}
	}
	for {
		held, rest, ok := strings.Cut(written, "+")
		if !ok || rest == "" || !c.hold(strings.ToLower(held)) {
			c.key = written
			return c
		}
		written = rest
	}
}

func (c *chord) hold(name string) bool {
	switch name {
	case "ctrl":
		c.ctrl = true
	case "alt":
		c.alt = true
	case "shift":
		c.shift = true
	default:
		return false
	}
	return true
}

// settle spells the key itself and reports whether there is such a key.
func (c *chord) settle() bool {
	if name, ok := named[strings.ToLower(c.key)]; ok {
		c.key = name
		return true
	}
	if r, size := utf8.DecodeRuneInString(c.key); size == len(c.key) && size > 0 {
		c.sign(r)
		return r != utf8.RuneError && unicode.IsPrint(r) && showable(c.key)
	}
	c.key = strings.ToLower(c.key)
	return isFunctionKey(c.key)
}

// sign spells a letter: shift makes it a capital, and held together with another
// key a capital is the letter with shift. Terminals that do not tell ctrl+G from
// ctrl+g are the rule, so there it is the same.
func (c *chord) sign(r rune) {
	switch {
	case c.ctrl || c.alt:
		c.shift = c.shift || !c.ctrl && unicode.IsUpper(r)
		c.key = string(unicode.ToLower(r))
	case c.shift && unicode.IsLetter(r):
		c.shift = false
		c.key = string(unicode.ToUpper(r))
	}
}

func isFunctionKey(key string) bool {
	n, err := strconv.Atoi(strings.TrimPrefix(key, "f"))
	return err == nil && n >= 1 && n <= maxFunctionKey && key == "f"+strconv.Itoa(n)
}

// String is the chord as Bubble Tea spells it, in its order.
func (c *chord) String() string {
	out := c.key
	if c.shift {
		out = "shift+" + out
	}
	if c.alt {
		out = "alt+" + out
	}
	if c.ctrl {
		out = "ctrl+" + out
	}
	return out
}

// isText reports whether a key is what a person types into a line of text.
func isText(key string) bool {
	return utf8.RuneCountInString(key) == 1 || strings.TrimPrefix(key, "shift+") == "space"
}
