package pager

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// numbered returns 100 numbered rows, every tenth of which contains the same word.
func numbered(width int) markdown.Doc {
	var d draw.Document
	for i := range 100 {
		text := fmt.Sprintf("row %d", i+1)
		if i%10 == 0 {
			text += " Tenth"
		}
		for _, row := range draw.Wrap(text, max(1, width-layout.Gutter)) {
			d.AddRow("  "+row, "  "+row)
		}
	}
	return d.Doc
}

func pagerOf(width, height int) *model {
	return newModel(Content{Layout: numbered, Theme: theme.New(theme.Options{Name: theme.Dark, Depth: theme.TrueColour})}, width, height)
}

// keys are the keys that are not letters.
var keys = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "space": {Code: tea.KeySpace, Text: " "}, "down": {Code: tea.KeyDown},
	"pgdown": {Code: tea.KeyPgDown}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+q": {Code: 'q', Mod: tea.ModCtrl},
}

func keyOf(name string) tea.KeyPressMsg {
	if k, ok := keys[name]; ok {
		return k
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

func (m *model) press(keys ...string) tea.Cmd {
	var cmd tea.Cmd
	for _, k := range keys {
		_, cmd = m.Update(keyOf(k))
	}
	return cmd
}

func (m *model) screen() []string {
	return strings.Split(ansi.Strip(m.View().Content), "\n")
}

func TestPagerKeys(t *testing.T) {
	for _, tt := range []struct {
		keys  string
		first string
	}{
		{"", "row 1 Tenth"},
		{"j", "row 2"},
		{"down down k", "row 2"},
		{"enter", "row 2"},
		{"space", "row 10"},
		{"f b", "row 1 Tenth"},
		{"pgdown", "row 10"},
		{"d", "row 5"},
		{"d d u", "row 5"},
		{"G", "row 92"},
		{"end home", "row 1 Tenth"},
		{"G g", "row 1 Tenth"},
		{"/ 1 0 0 enter", "row 92"},
		{"/ t e n t h enter n n", "row 18"},
		{"/ t e n t h enter N", "row 88"},
		{"G / x y z esc", "row 92"},
	} {
		m := pagerOf(40, 10)
		m.press(strings.Fields(tt.keys)...)
		if got := strings.TrimSpace(m.screen()[0]); got != tt.first {
			t.Errorf("after %q the first row is %q, want %q", tt.keys, got, tt.first)
		}
	}
}

func TestPagerSaysWhereItIs(t *testing.T) {
	for keys, want := range map[string]string{
		"":                          "1-9 of 100",
		"space":                     "10-18 of 100",
		"G":                         "92-100 of 100",
		"/ t e n t h":               "/ tenth   1 of 10",
		"/ t e n t h enter n":       "/ tenth   2 of 10",
		"/ q q":                     "/ qq   none",
		"/ t e n t h enter / esc":   "1-9 of 100",
		"/ t e n t h enter g / esc": "1-9 of 100",
	} {
		m := pagerOf(60, 10)
		m.press(strings.Fields(keys)...)
		if rows := m.screen(); !strings.Contains(rows[len(rows)-1], want) {
			t.Errorf("after %q the last row is %q, want %q", keys, rows[len(rows)-1], want)
		}
	}
}

// TestPagerHintsFit tests that a wider screen has at least as many hints, and that the hint for ending the pager is
// omitted last.
func TestPagerHintsFit(t *testing.T) {
	before := ""
	for width := 12; width <= 80; width++ {
		rows := pagerOf(width, 10).screen()
		_, hints, _ := strings.Cut(rows[len(rows)-1], "100")
		hints = strings.TrimSpace(hints)
		if len(hints) < len(before) || hints != "" && !strings.HasSuffix(hints, "q quit") {
			t.Errorf("%d columns have the hints %q, and one column less has %q", width, hints, before)
		}
		before = hints
	}
	if before != "space b page   / find   q quit" {
		t.Errorf("80 columns have the hints %q", before)
	}
}

func TestPagerEnds(t *testing.T) {
	for keys, want := range map[string]tea.Msg{"q": tea.QuitMsg{}, "esc": tea.QuitMsg{}, "/ q ctrl+c": tea.QuitMsg{}, "/ ctrl+q": tea.QuitMsg{}} {
		if cmd := pagerOf(40, 10).press(strings.Fields(keys)...); cmd == nil || cmd() != want {
			t.Errorf("%q does not end it with %T", keys, want)
		}
	}
	if cmd := pagerOf(40, 10).press("/", "q"); cmd != nil {
		if _, quits := cmd().(tea.QuitMsg); quits {
			t.Error("what is typed ends it")
		}
	}
}

func TestPagerKeepsItsPlace(t *testing.T) {
	m := pagerOf(40, 10)
	m.press("space", "space")
	for _, width := range []int{10, 6, 80, 40} {
		m.Update(tea.WindowSizeMsg{Width: width, Height: 10})
		if got := strings.Fields(m.screen()[0]); len(got) == 0 || got[len(got)-1] != "19" && got[0] != "row" {
			t.Errorf("at %d cells it shows %q", width, m.screen()[0])
		}
	}
	if got := strings.TrimSpace(m.screen()[0]); got != "row 19" {
		t.Errorf("back at its width it shows %q", got)
	}
}

// No screen is too small, and no row is wider than the screen.
func TestPagerFitsAnyScreen(t *testing.T) {
	for width := range 50 {
		for height := range 8 {
			m := pagerOf(width, height)
			m.press("/", "t", "enter", "n")
			rows := m.screen()
			if len(rows) != max(1, height) {
				t.Fatalf("%dx%d has %d rows", width, height, len(rows))
			}
			for _, row := range rows {
				if got := ansi.StringWidth(row); got > width {
					t.Fatalf("%dx%d has a row of %d cells: %q", width, height, got, row)
				}
			}
		}
	}
}
