package ui

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/keymap"
	"trustbook/ui/phrases"
)

func TestEveryKeyIsNamedInTheHelpAndTheConfiguration(t *testing.T) {
	k := defaultKeys()
	listed := map[*key.Binding]bool{}
	for _, c := range k.contexts() {
		for i, a := range c.Actions {
			if h := a.Binding.Help(); h.Key == "" && (i == 0 || h.Desc != "") {
				t.Errorf("%s, %s has no key to show and no pair before it", c.Name, a.Name)
			}
			if a.Name == "" || listed[a.Binding] {
				t.Errorf("%s, action %d has no name, or is listed twice", c.Name, i)
			}
			listed[a.Binding] = true
		}
	}
	n := 0
	for _, context := range []any{&k.browse, &k.reader, &k.reader.ScrollKeys, &k.reader.Finding, &k.dialog, &k.program} {
		fields := reflect.ValueOf(context).Elem()
		for i := range fields.NumField() {
			if _, nested := reflect.TypeAssert[key.Binding](fields.Field(i)); !nested && context == any(&k.reader) {
				continue // listed separately
			}
			n++
			b, ok := reflect.TypeAssert[*key.Binding](fields.Field(i).Addr())
			if !ok || !listed[b] {
				t.Errorf("%s is not listed", fields.Type().Field(i).Name)
			}
		}
	}
	if n < 30 || n != len(listed) {
		t.Errorf("%d keys, %d listed", n, len(listed))
	}
}

func TestHelpFiltersAndCloses(t *testing.T) {
	p := start(t, 100, 30)
	p.press("?")
	p.shows("Help", "Filter, for example: copy", "copy one sentence", "scroll half a page")
	p.typed("copy")
	p.shows("copy with its source", "5 keys")
	p.lacks("a recent entry")
	p.typed("zzz")
	p.shows("No key does that.", "0 keys")
	p.press("esc")
	if p.dialogOpen() {
		t.Error("esc must close the help")
	}
	p.typed("mfa?")
	if p.dialogOpen() || p.query() != "mfa?" {
		t.Error("a question mark belongs to a question once something is typed")
	}
	p.press("enter", "?")
	if !p.dialogOpen() {
		t.Error("? must open the help in the reader")
	}
}

// The help is found by the words that people use, in any order.
func TestHelpIsFoundByWhatPeopleType(t *testing.T) {
	for typed, want := range map[string]string{
		"quit": "^C ^Q", "exit": "^C ^Q", "scroll": "scroll half a page", "copy": "^Y", "clipboard": "^X", "bookmark": "^S",
		"dark": "^T", "refresh": "redraw everything", "entry next": "previous, next entry", "history": "^R", "close": "back to the list",
	} {
		p := start(t, 100, 30)
		p.press("ctrl+g")
		p.typed(typed)
		p.shows(want)
		p.lacks("No key does that.")
	}
}

// No phrase of the help is cut, in two columns or in one.
func TestNoPhraseOfTheHelpIsCut(t *testing.T) {
	for _, width := range []int{40, 80, 100, 120} {
		p := start(t, width, 90)
		p.press("ctrl+g")
		p.lacks("…")
	}
}

// The help begins with the active keys: those of the list or of the open entry.
func TestHelpBeginsWithTheKeysThatWorkNow(t *testing.T) {
	p := start(t, 40, 15)
	p.press("ctrl+g")
	p.shows("Search and list", "go to first, last")
	p.press("esc", "enter", "?")
	p.shows("Reading", "scroll half a page")
	p.lacks("Search and list")
}

// Every action has a key other than a function key, because some consoles and laptops have none.
func TestNoKeyIsOnlyAFunctionKey(t *testing.T) {
	function := regexp.MustCompile(`^f\d+$`)
	for context, actions := range Actions() {
		for _, a := range actions {
			if !slices.ContainsFunc(a.Keys, func(k string) bool { return !function.MatchString(k) }) {
				t.Errorf("%s of %s has only the keys %v", a.Name, context, a.Keys)
			}
		}
	}
}

// An action without a key is not offered. Settings can remove all keys from every action except quit.
func TestAnActionWithoutAKeyIsNotOffered(t *testing.T) {
	for _, width := range []int{120, 80, 40} {
		p := start(t, width, 15)
		keys := map[string]map[string][]string{}
		for _, c := range p.m.keys.contexts() {
			keys[c.Name] = map[string][]string{}
			for _, a := range c.Actions {
				if a.Name != "quit" {
					keys[c.Name][a.Name] = nil
				}
			}
		}
		keymap.Rebind(p.m.keys.contexts(), keys)
		p.typed("mfa")
		if width > 40 {
			p.shows("more lines")
		}
		p.lacks("scrolls")
	}
}

// Redrawing sets the modes of the terminal again, because a terminal attached to a running session has none of them.
func TestRepaintSetsTheModesAgain(t *testing.T) {
	p := start(t, 80, 24)
	var raw []string
	cmd := p.press("ctrl+l")
	if cmd == nil {
		t.Fatal("nothing is sent")
	}
	steps := reflect.ValueOf(cmd())
	for i := range steps.Len() {
		collect(steps.Index(i).Interface().(tea.Cmd), &raw)
	}
	for _, mode := range []string{"\x1b[?1049h", "\x1b[?2004h", "\x1b[?1002h", "\x1b[?1006h"} {
		if !strings.Contains(strings.Join(raw, ""), mode) {
			t.Errorf("%q is not sent: %q", mode, raw)
		}
	}
}

func TestTheMouseSelectsAndScrolls(t *testing.T) {
	p := start(t, 120, 36)
	l := p.layout()
	at := strings.Index(p.rows()[l.TabsRow], "Access")
	p.send(tea.MouseClickMsg{X: at, Y: l.TabsRow, Button: tea.MouseLeft})
	if p.activeTab().ID != "access-authorization" {
		t.Fatalf("a click on a tab went to %q", p.activeTab().ID)
	}
	click := tea.MouseClickMsg{X: 5, Y: l.BodyTop + 3, Button: tea.MouseLeft}
	p.send(click)
	if p.selectedIndex() != 2 {
		t.Errorf("a click on the third title chose item %d", p.selectedIndex())
	}
	p.send(click)
	if p.open() == nil {
		t.Error("a click on the chosen row must open it")
	}
	p.press("esc")
	p.send(tea.MouseWheelMsg{X: 5, Y: l.BodyTop + 3, Button: tea.MouseWheelDown})
	if p.selectedIndex() != 3 {
		t.Errorf("the wheel over the list chose item %d", p.selectedIndex())
	}
	p.resize(100, 12)
	p.send(tea.MouseWheelMsg{X: 90, Y: 5, Button: tea.MouseWheelDown})
	if p.previewTop() == 0 {
		t.Error("the wheel over the answer must scroll it")
	}
}

func TestQuitKeysEndNormallyEverywhere(t *testing.T) {
	for _, lead := range []string{"", "enter", "ctrl+g"} {
		for _, quit := range []string{"ctrl+c", "ctrl+q"} {
			p := start(t, 80, 24)
			if lead != "" {
				p.press(lead)
			}
			cmd := p.press(quit)
			if cmd == nil {
				t.Fatalf("%s after %q: nothing happens", quit, lead)
			}
			if _, ok := cmd().(tea.QuitMsg); !ok {
				t.Errorf("%s after %q: %T", quit, lead, cmd())
			}
		}
	}
}

func TestEscAtRestSaysHowToQuit(t *testing.T) {
	p := start(t, 80, 24)
	p.typed("mfa")
	p.press("esc")
	p.lacks("^C or ^Q quits")
	p.press("esc")
	p.shows("^C or ^Q quits")
}

// The help explains the search syntax, and is found by the words that people look for.
func TestHelpHasTheSearchSyntax(t *testing.T) {
	for filter, want := range map[string]string{"exclude": "-vpn", "phrase": `"two words"`, "tag": "#nis2", "is:saved": "is:new", "control": "8.5"} {
		p := start(t, 40, 15)
		p.press("ctrl+g")
		p.typed(filter)
		p.shows(phrases.InSearchLine, want)
		p.lacks("keys", "…")
	}
	p := start(t, 120, 50)
	p.press("ctrl+g")
	p.shows(phrases.InSearchLine, "49 keys")
	h, ix := shipped()
	for _, example := range []string{"-vpn", "#nis2", "cat:access", "kind:policy", "is:unread", "8.5"} {
		startOn(t, h, ix, 120, 36, dark).typed(example).lacks("nothing found", "No entry here")
	}
}
