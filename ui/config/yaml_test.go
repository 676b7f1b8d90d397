package config

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// someActions returns the actions of a small program.
func someActions() Actions {
	return Actions{
		"browse": {
			{"up", []string{"up", "ctrl+p"}, "choose"},
			{"down", []string{"down"}, ""},
			{"open", []string{"enter"}, "read"},
			{"use", []string{"enter"}, "use"},
			{"page-down", []string{"pgdown"}, "scroll"},
		},
		"reader":  {{"find", []string{"/"}, "find"}, {"help", []string{"?"}, "help"}, {"back", []string{"esc", "q"}, "back"}},
		"overlay": {{"close", []string{"esc", "ctrl+g"}, "close"}},
		"program": {
			{"copy", []string{"ctrl+y"}, "copy"},
			{"help", []string{"ctrl+g"}, "help"},
			{"help-empty", []string{"?"}, "help"},
			{"quit", []string{"ctrl+c"}, "quit"},
		},
	}
}

func TestReadEveryValue(t *testing.T) {
	got, problems := Read("c.yaml", []byte("\ufeff"+`---
theme: Dark
ascii: yes
mouse: off
split: 60
tab: access
role: Engineer, on call
linear: "true"
no-state: on
handbook: /texts/with  two blanks
keys:
  browse:
    open: [Ctrl+L, enter, ctrl+l]
    page-down: []
    down:
  reader:
    find: /
  overlay:
`), someActions())
	want := Config{
		Theme: "dark", ASCII: true, Split: 60, Tab: "access", Role: "Engineer, on call", Linear: true, NoState: true, Handbook: "/texts/with  two blanks",
		Keys: map[string]map[string][]string{
			"browse": {"open": {"ctrl+l", "enter"}, "page-down": nil},
			"reader": {"find": {"/"}},
		},
	}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v; problems %v", got, want, problems)
	}
}

// Roles are comma-separated words or a YAML list, and are printed with commas.
func TestRolesAsList(t *testing.T) {
	for _, file := range []string{"role: engineer, on call", "role: [engineer, on call]", "role:\n  - engineer\n  - on call\n"} {
		got, problems := Read("c.yaml", []byte(file), someActions())
		if len(problems) > 0 || got.Role != "engineer, on call" {
			t.Errorf("%q: %q, %v", file, got.Role, problems)
		}
		again, problems := Read("c.yaml", []byte(got.YAML(someActions(), nil, nil)), someActions())
		if len(problems) > 0 || !reflect.DeepEqual(again, got) {
			t.Errorf("%q: %q, then %q, %v", file, got.Role, again.Role, problems)
		}
	}
	if got, problems := Read("c.yaml", []byte("role: []"), someActions()); len(problems) > 0 || got.Role != "" {
		t.Errorf("%q, %v", got.Role, problems)
	}
}

func TestReadEmptyFiles(t *testing.T) {
	for _, s := range []string{"", "\n", "# a comment\n", "---\n", "theme:\nkeys:\n", "null\n", "\ufeff# no more", "tab: ''\r\n"} {
		got, problems := Read("c.yaml", []byte(s), someActions())
		if len(problems) > 0 || !reflect.DeepEqual(got, Default()) {
			t.Errorf("%q: %+v, %v", s, got, problems)
		}
	}
}

func TestProblems(t *testing.T) {
	const settings = "theme, ascii, mouse, split, tab, lang, role, linear, speech, no-state, gaps, handbook, watch, require-lockdown, keys"
	for _, c := range []struct{ name, yaml, want string }{
		{"unknown setting", "\nmous: true", `c.yaml:2: unknown setting "mous": expected one of ` + settings + "; did you mean \"mouse\"?"},
		{"unlike any setting", "colour: red", `c.yaml:1: unknown setting "colour": expected one of ` + settings},
		{"twice", "split: 30\nsplit: 40", `c.yaml:2: "split" occurs twice; the first one counts`},
		{"theme", "theme: drak", `c.yaml:1: theme: expected auto, light, dark, contrast or mono, found "drak"; did you mean "dark"?`},
		{"switch", "mouse: maybe", `c.yaml:1: mouse: expected true or false, found "maybe"`},
		{"split narrow", "split: 23", `c.yaml:1: split: expected 0 or a number from 24 to 80, found "23"`},
		{"split wide", "split: 81", `c.yaml:1: split: expected 0 or a number from 24 to 80, found "81"`},
		{"split not whole", "split: 30.5", `c.yaml:1: split: expected 0 or a number from 24 to 80, found "30.5"`},
		{"a list for one", "theme:\n  - dark", "c.yaml:2: theme: expected a single value"},
		{"a list in a list", "role:\n  - engineer\n  - [cook]", "c.yaml:3: role: expected a single value"},
		{"no mapping", "- a", "c.yaml:1: expected `key: value` lines, with a space after each colon"},
		{"keys no mapping", "keys: [a]", "c.yaml:1: keys: expected `key: value`"},
		{"context no mapping", "keys:\n  browse: up", "c.yaml:2: keys: browse: expected `key: value`"},
		{"no name", "? [a]\n: b", `c.yaml:1: unknown setting "": expected one of ` + settings},
		{"syntax", "theme: dark\nkeys: [\n", "c.yaml:2: not valid YAML: a value that begins with a bracket or a comma needs quotes (did not find expected node content)"},
		{"two documents", "theme: dark\n---\ntheme: mono\n", "c.yaml:1: not valid YAML: a line of --- or ... ends it too early: remove that line (yaml: expected single document, found multiple)"},
		{"context", "keys:\n  raeder:\n    back: [q]", `c.yaml:2: keys: unknown context "raeder": expected one of browse, reader, overlay, program; did you mean "reader"?`},
		{"action", "keys:\n  browse:\n    opne: [f2]", `c.yaml:3: keys: browse: unknown browse action "opne": expected one of up, down, open, use, page-down; did you mean "open"?`},
		{"action twice", "keys:\n  browse:\n    open: [f2]\n    open: [f3]", `c.yaml:4: keys: browse: "open" occurs twice; the first one counts`},
		{"key on its line", "keys:\n  browse:\n    open:\n      - f2\n      - entr", `c.yaml:5: keys: browse: open: "entr" is not a key: use one character or a name such as enter, space, pgup or f2, optionally after ctrl+, alt+ or shift+; did you mean "enter"?`},
		{"no key", "keys: {browse: {open: [[f2]]}}", "c.yaml:1: keys: browse: open: expected a single value"},
		{"too many keys", "keys: {reader: {find: [a, b, c, d, e, f, g, h, i]}}", "c.yaml:1: keys: reader: find: 9 keys are too many; an action can have up to 8"},
		{"typed in browse", "keys: {browse: {open: [l]}}", `c.yaml:1: keys: browse: open: "l" is typed as text here, so it cannot be a key; try ctrl+l`},
		{"typed in a box", "keys: {overlay: {close: [space]}}", `c.yaml:1: keys: overlay: close: "space" is typed as text here, so it cannot be a key; try ctrl+space`},
		{"typed everywhere", "keys: {program: {copy: [I]}}", `c.yaml:1: keys: program: copy: "I" is typed as text here, so it cannot be a key; try ctrl+o`},
		{"no way out", "keys:\n  program:\n    quit: []", "c.yaml:3: keys: program: quit: quit needs at least one key"},
		{"conflict", "keys:\n  browse:\n    up: [f2]\n    down: [f2]", "c.yaml:4: browse.down: f2 is already used by browse.up (line 3)"},
		{"conflict with a default", "keys:\n  browse:\n    page-down: [down]", "c.yaml:3: browse.page-down: down is already used by browse.down (its default)"},
		{"conflict with the program", "keys:\n  reader:\n    back: [ctrl+y, esc]", "c.yaml:3: reader.back: ctrl+y is already used by program.copy (its default)"},
		{"the program's conflict", "keys:\n  reader:\n    find: [f3]\n  program:\n    copy: [f3]", "c.yaml:5: program.copy: f3 is already used by reader.find (line 3)"},
		{"alias", "theme: &x dark\ntab: *x", "c.yaml:2: tab: YAML aliases (*name) are not supported; write out the value"},
		{"merge", "<<: {theme: dark}", `c.yaml:1: unknown setting "<<": expected one of ` + settings},
		{"escaped control", `handbook: "a\x1b[2Jb"`, `c.yaml:1: handbook: "a[2Jb" contains characters that cannot be displayed`},
		{"escaped newline", `tab: "a\nb"`, `c.yaml:1: tab: "a b" contains characters that cannot be displayed`},
		{"raw control", "theme: dark\n\ntab: \x1b]0;x\x07", "c.yaml:3: this line contains characters that cannot be displayed; a configuration is plain UTF-8 text"},
		{"hidden order", "# \u202e\ntheme: dark", "c.yaml:1: this line contains characters that cannot be displayed; a configuration is plain UTF-8 text"},
		{"not UTF-8", "tab: \xff", "c.yaml:1: this line contains characters that cannot be displayed; a configuration is plain UTF-8 text"},
		{"large", strings.Repeat("#", maxFileBytes+1), "c.yaml: larger than 64 KiB"},
		{"long", "theme: " + strings.Repeat("x", 999), `c.yaml:1: theme: expected auto, light, dark, contrast or mono, found "` + strings.Repeat("x", 40) + `…"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := Read("c.yaml", []byte(c.yaml), someActions())
			if got := lines(problems); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func lines(problems []Problem) string {
	var out []string
	for _, p := range problems {
		out = append(out, p.String())
	}
	return strings.Join(out, "\n")
}

// A mistake does not affect other settings.
func TestMistakesKeepDefaults(t *testing.T) {
	got, problems := Read("c.yaml", []byte("theme: pink\nsplit: 30\nkeys:\n  browse:\n    open: [f2, nokey]\n    up: [f3]\n    down: [f3]\nmouse: 7\n"), someActions())
	want := Default()
	want.Split, want.Keys = 30, map[string]map[string][]string{"browse": {"up": {"f3"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	var at []int
	for _, p := range problems {
		at = append(at, p.Line)
	}
	if fmt.Sprint(at) != "[1 5 7 8]" {
		t.Errorf("problems at %v: %v", at, problems)
	}
}

func TestSharedKeys(t *testing.T) {
	for name, yaml := range map[string]string{
		"two that change places":    "keys: {browse: {up: [down], down: [up]}}",
		"a key that is free":        "keys: {program: {copy: [f2]}, reader: {back: [ctrl+y]}}",
		"a pair by default":         "keys: {browse: {open: [f2], use: [f2]}}",
		"a box and the program":     "keys: {overlay: {close: [f1]}, program: {help: [f1]}}",
		"two contexts":              "keys: {browse: {open: [f2]}, reader: {find: [f2]}}",
		"a sign where it is wanted": "keys: {program: {help-empty: ['!']}}",
	} {
		if _, problems := Read("c.yaml", []byte(yaml), someActions()); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// An action that keeps its default keys can in turn conflict with another binding.
func TestConflictWithRestoredDefault(t *testing.T) {
	got, problems := Read("c.yaml", []byte("keys:\n  browse:\n    up: [down]\n    down: [up, ctrl+y]\n"), someActions())
	want := "c.yaml:3: browse.up: down is already used by browse.down (its default)\nc.yaml:4: browse.down: ctrl+y is already used by program.copy (its default)"
	if lines(problems) != want || got.Keys != nil {
		t.Errorf("%v\n%s", got.Keys, lines(problems))
	}
}

func TestHostileFilesAreCheap(t *testing.T) {
	var signs, actions strings.Builder
	for r := rune(0x4e00); signs.Len() < maxFileBytes-100; r++ {
		fmt.Fprintf(&signs, "%c, ", r)
		fmt.Fprintf(&actions, "\n  up%x: [f1]", r)
	}
	bomb := "a: &a [x, x]\n"
	for r := 'b'; r < 'z'; r++ {
		bomb += fmt.Sprintf("%c: &%c [*%c, *%c]\n", r, r, r-1, r-1)
	}
	for name, s := range map[string]string{
		"brackets": strings.Repeat("[", maxFileBytes), "braces": strings.Repeat("{a: ", maxFileBytes/4), "dashes": strings.Repeat("- ", maxFileBytes/2),
		"nested": strings.Repeat("[", 9000) + strings.Repeat("]", 9000), "bomb": bomb,
		"keys": "keys: {reader: {find: [" + signs.String() + "]}}", "names": "keys: {browse:" + actions.String()[:40000] + "}",
		"settings": strings.Repeat("x: y\n", maxFileBytes/5), "quotes": `"` + strings.Repeat(`\x1b`, maxFileBytes/4-1),
	} {
		start := time.Now()
		_, problems := Read("c.yaml", []byte(s), someActions())
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		}
		if n := len(problems); n == 0 || n > maxProblems+1 {
			t.Errorf("%s: %d problems", name, n)
		}
	}
}

func TestProblemsAreLimited(t *testing.T) {
	_, problems := Read("c.yaml", []byte("a:\n"+strings.Repeat("a:\n", 99)), someActions())
	if n := len(problems); n != maxProblems+1 || problems[n-1].String() != "c.yaml: 50 more problems" {
		t.Errorf("%d: %v", n, problems[len(problems)-1])
	}
}

func TestProblemIsSafeToPrint(t *testing.T) {
	p := Problem{"a\x1b[2J\nb", 3, "wrong\x07"}
	if got := p.String(); got != "a[2J b:3: wrong" {
		t.Errorf("%q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("theme: dark\nsplit: 40\nhandbook: a b\nkeys: {browse: {open: [f2, ctrl+l]}, reader: {find: ['#']}}"))
	f.Add([]byte("tab: null\nkeys:\n  browse:\n    up: [down]\n    down: [up]\n  program: {quit: []}\n"))
	f.Add([]byte("a: &a [*a]\n<<: *a\n---\n"))
	f.Add([]byte("tab: \"\\u2028\\e\"\ntheme: 'da''rk'\nhandbook: \"\\\\\\\"\\u00a0é\""))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems := Read("c.yaml", data, someActions())
		for _, p := range problems {
			if s := p.String(); strings.ContainsFunc(s, unicode.IsControl) || !strings.HasPrefix(s, "c.yaml") {
				t.Errorf("problem %q", s)
			}
		}
		again, problems := Read("again.yaml", []byte(c.YAML(someActions(), nil, nil)), someActions())
		if len(problems) > 0 || !sameConfig(again, c) {
			t.Errorf("%+v is written as %+v: %v", c, again, problems)
		}
	})
}

// sameConfig compares configurations, treating nil and empty keys alike.
func sameConfig(a, b Config) bool {
	keys := maps.EqualFunc(a.Keys, b.Keys, func(x, y map[string][]string) bool {
		return maps.EqualFunc(x, y, slices.Equal[[]string])
	})
	a.Keys, b.Keys = nil, nil
	return keys && reflect.DeepEqual(a, b)
}
