package ui

import (
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/page"
	"trustbook/ui/theme"
)

// shipped returns the shipped handbook with its index. It is loaded once and never changed.
var shipped = sync.OnceValues(func() (*handbook.Handbook, *search.Index) {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		panic(err)
	}
	return h, search.New(h)
})

var dark = theme.Options{Name: theme.Dark, Depth: theme.TrueColour}

func start(t testing.TB, width, height int) *program {
	h, ix := shipped()
	return startOn(t, h, ix, width, height, dark)
}

func startOn(t testing.TB, h *handbook.Handbook, ix *search.Index, width, height int, o theme.Options) *program {
	t.Helper()
	p := &program{t: t, m: New(Options{Handbook: h, Index: ix, Theme: o, Width: width, Height: height})}
	p.runFirst()
	return p
}

// named are the keys that are not letters.
var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "space": {Code: tea.KeySpace, Text: " "},
	"ctrl+home": {Code: tea.KeyHome, Mod: tea.ModCtrl}, "ctrl+end": {Code: tea.KeyEnd, Mod: tea.ModCtrl},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"backspace": {Code: tea.KeyBackspace},
}

func keyOf(name string) tea.KeyPressMsg {
	if k, ok := named[name]; ok {
		return k
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// press presses keys by name and returns the last command.
func (p *program) press(keys ...string) tea.Cmd {
	p.t.Helper()
	var cmd tea.Cmd
	for _, k := range keys {
		cmd = p.send(keyOf(k))
	}
	return cmd
}

// typed types text, one key for each letter.
func (p *program) typed(text string) *program {
	p.t.Helper()
	for _, r := range text {
		p.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return p
}

// run runs a command that renders an entry. Timers and requests to the terminal are not run.
func (p *program) run(cmd tea.Cmd) {
	if cmd == nil || isTimer(cmd) {
		return
	}
	if msg, ok := cmd().(page.EntryRendered); ok {
		p.send(msg)
	}
}

func (p *program) resize(width, height int) {
	p.run(p.send(tea.WindowSizeMsg{Width: width, Height: height}))
}

func (p *program) shows(want ...string) {
	p.t.Helper()
	screen := p.screen()
	for _, w := range want {
		if !strings.Contains(screen, w) {
			p.t.Fatalf("%q is not on the screen:\n%s", w, screen)
		}
	}
}

func (p *program) lacks(unwanted ...string) {
	p.t.Helper()
	screen := p.screen()
	for _, w := range unwanted {
		if strings.Contains(screen, w) {
			p.t.Fatalf("%q is on the screen:\n%s", w, screen)
		}
	}
}
