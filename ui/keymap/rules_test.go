package keymap

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/phrases"
)

// scrolled is a document of 100 rows, of which 10 are visible.
type scrolled struct{ top int }

func (s *scrolled) Height() int       { return 10 }
func (s *scrolled) ScrollBy(rows int) { s.top += rows }
func (s *scrolled) SetTop(row int)    { s.top = row }
func (s *scrolled) ScrollToEnd()      { s.top = 90 }

func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{"down": tea.KeyDown, "up": tea.KeyUp, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd, "space": tea.KeySpace, "left": tea.KeyLeft, "f5": tea.KeyF5}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: rune(name[0]), Text: name}
}

func TestScrollKeys(t *testing.T) {
	var k ScrollKeys
	ResetToDefaults(k.Actions())
	for name, want := range map[string]int{
		"j": 51, "down": 51, "k": 49, "up": 49, "d": 55, "ctrl+d": 55, "u": 45, "ctrl+u": 45,
		"space": 60, "pgdown": 60, "b": 40, "pgup": 40, "g": 0, "home": 0, "G": 90, "end": 90,
	} {
		s := scrolled{50}
		if !k.Scroll(press(name), &s) || s.top != want {
			t.Errorf("%s: row %d, want %d", name, s.top, want)
		}
	}
	for _, name := range []string{"x", "left", "q", "ctrl+j", "J"} {
		s := scrolled{50}
		if k.Scroll(press(name), &s) || s.top != 50 {
			t.Errorf("%s scrolls to %d", name, s.top)
		}
	}
}

func TestWheelRows(t *testing.T) {
	for button, want := range map[tea.MouseButton]int{tea.MouseWheelUp: -wheelRows, tea.MouseWheelDown: wheelRows, tea.MouseWheelLeft: 0, tea.MouseWheelRight: 0, tea.MouseLeft: 0} {
		if got := WheelRows(tea.MouseWheelMsg{Button: button}); got != want {
			t.Errorf("%v: %d, want %d", button, got, want)
		}
	}
}

// Every action has a name for the configuration, keys that no other action has, and an explanation, unless its pair has
// one.
func TestActionsAreDistinct(t *testing.T) {
	var program ProgramKeys
	var scroll ScrollKeys
	for context, actions := range map[string][]Action{"program": program.Actions(), "scroll": scroll.Actions()} {
		ResetToDefaults(actions)
		names, keys := map[string]bool{}, map[string]string{}
		for i, a := range actions {
			if a.Name == "" || names[a.Name] || a.Name != strings.ToLower(a.Name) {
				t.Errorf("%s: %q is no name of its own", context, a.Name)
			}
			names[a.Name] = true
			if len(a.Binding.Keys()) == 0 || !a.Binding.Enabled() {
				t.Errorf("%s: %s has no keys", context, a.Name)
			}
			for _, k := range a.Binding.Keys() {
				if keys[k] != "" {
					t.Errorf("%s: %s triggers %s and %s", context, k, keys[k], a.Name)
				}
				keys[k] = a.Name
			}
			if h := a.Binding.Help(); (h.Key == "") != (h.Desc == "") || h.Key == "" && (i == 0 || actions[i-1].Binding.Help().Key == "") {
				t.Errorf("%s: %s is shown as %q, %q", context, a.Name, h.Key, h.Desc)
			}
		}
	}
}

func TestDefaultProgram(t *testing.T) {
	k := DefaultProgram()
	for name, b := range map[string]key.Binding{"ctrl+y": k.Copy, "ctrl+x": k.CopySentence, "ctrl+s": k.Save, "ctrl+r": k.Recent, "f5": k.Reload, "ctrl+t": k.Theme, "ctrl+l": k.Repaint, "ctrl+g": k.Help, "f1": k.Help, "?": k.HelpEmpty, "ctrl+z": k.Suspend, "ctrl+c": k.Quit, "ctrl+q": k.Quit} {
		if !key.Matches(press(name), b) {
			t.Errorf("%s does not match %v", name, b.Keys())
		}
	}
}

func TestBinds(t *testing.T) {
	k := DefaultProgram()
	for name, want := range map[string]bool{"ctrl+y": true, "?": true, "f5": true, "y": false, "x": false, "down": false} {
		if got := Binds(k.Actions(), press(name)); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if Binds(nil, press("x")) {
		t.Error("no actions bind a key")
	}
}

func TestLabels(t *testing.T) {
	for names, want := range map[string]string{"ctrl+y": "^Y", "ctrl+shift+y": "^Shift+y", "f5": "f5", "alt+r f5": "alt+r f5", "x": "x", "": "", "ctrl+c ctrl+q": "^C ^Q", "space": "space"} {
		if got := keyLabel(strings.Fields(names)); got != want {
			t.Errorf("%q: %q, want %q", names, got, want)
		}
	}
}

// Only the actions named in the configuration change, and their old keys then do nothing.
func TestRebind(t *testing.T) {
	k := DefaultProgram()
	before := fmt.Sprint(k.Save.Keys(), k.Quit.Keys())
	contexts := []Context{{Name: "program", Actions: k.Actions()}}
	Rebind(contexts, map[string]map[string][]string{"program": {"copy": {"f5"}, "unknown": {"x"}}, "list": {"save": {"x"}}})
	if key.Matches(press("ctrl+y"), k.Copy) || !key.Matches(press("f5"), k.Copy) {
		t.Errorf("copy has %v", k.Copy.Keys())
	}
	if now := fmt.Sprint(k.Save.Keys(), k.Quit.Keys()); now != before {
		t.Errorf("others have become %s", now)
	}
	if ResetToDefaults(contexts[0].Actions); !key.Matches(press("ctrl+y"), k.Copy) || k.Copy.Help().Key != "^Y" {
		t.Errorf("after a reset it has %v", k.Copy.Keys())
	}
}

// Hints shorten the bottom row without changing the bindings.
func TestHints(t *testing.T) {
	k := DefaultProgram()
	if h := WithDescription(k.Quit, "leave").Help(); h.Key != "^C ^Q" || h.Desc != "leave" {
		t.Errorf("%v", h)
	}
	if h := WithFirstKey(k.Quit).Help(); h.Key != "^C" || h.Desc != "quit" {
		t.Errorf("%v", h)
	}
	if h := WithFirstKey(key.NewBinding()).Help(); h.Key != "" {
		t.Errorf("%v", h)
	}
	if h := k.Quit.Help(); h.Key != "^C ^Q" || h.Desc != "quit" {
		t.Errorf("the binding shows %v", h)
	}
	if a := NewAction("x", &k.Quit, "x", phrases.KeyHelp{Does: "y", Words: "other words"}, "x"); a.Words != "other words" {
		t.Error(a.Words)
	}
}
