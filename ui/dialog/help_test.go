package dialog

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
)

// contexts returns the keys of two contexts, one of which is disabled.
func contexts() []keymap.Context {
	var copying, finding, opening, off key.Binding
	list := []keymap.Action{keymap.NewAction("open", &opening, "enter", phrases.KeyHelp{Does: "open full-size"}, "enter"), keymap.NewAction("off", &off, "f9", phrases.KeyHelp{Does: "do nothing"}, "f9")}
	reader := []keymap.Action{keymap.NewAction("copy", &copying, "y", phrases.KeyHelp{Does: "copy with its source", Words: "clipboard"}, "y"), keymap.NewAction("find", &finding, "/", phrases.KeyHelp{Does: "find in this entry"}, "/")}
	keymap.ResetToDefaults(list)
	keymap.ResetToDefaults(reader)
	off.SetEnabled(false)
	return []keymap.Context{{Title: "In the list", Actions: list}, {Title: "In an open entry", Actions: reader}}
}

func facts() []HandbookFact {
	return []HandbookFact{{"Title", "The harbour"}, {"Digest", "h1:" + strings.Repeat("abcdef ", 12)}}
}

func (m *Model) text() string { return ansi.Strip(strings.Join(m.Render(), "\n")) }

func typed(m *Model, text string) { m.Update(tea.PasteMsg{Content: text}) }

func TestHelpListsTheKeysThatWork(t *testing.T) {
	m := NewHelp(frame(120, 40), contexts(), facts)
	for _, want := range []string{"In the list", "In an open entry", "copy with its source", "^Y means Ctrl and Y together", "This handbook", "The harbour", "3 keys"} {
		if !strings.Contains(m.text(), want) {
			t.Errorf("it lacks %q:\n%s", want, m.text())
		}
	}
	if strings.Contains(m.text(), "do nothing") {
		t.Error("it lists a key that is switched off")
	}
}

func TestHelpIsFilteredByWhatKeysDo(t *testing.T) {
	for filter, want := range map[string]string{
		"clipboard": "copy with its source", "source COPY": "copy with its source", "open entry find": "find in this entry", "enter": "open full-size", "digest": "The harbour",
	} {
		m := NewHelp(frame(120, 40), contexts(), facts)
		typed(m, filter)
		if !strings.Contains(m.text(), want) {
			t.Errorf("%q does not find %q:\n%s", filter, want, m.text())
		}
	}
	m := NewHelp(frame(120, 40), contexts(), facts)
	typed(m, "zzz")
	if !strings.Contains(m.text(), "No key does that.") || !strings.Contains(m.text(), "0 keys") {
		t.Errorf("without a match it shows\n%s", m.text())
	}
}

func TestHelpHasTwoColumnsWhereTheyFit(t *testing.T) {
	beside := func(width int) bool {
		text := NewHelp(frame(width, 40), contexts(), nil).text()
		return slices.ContainsFunc(strings.Split(text, "\n"), func(row string) bool {
			return strings.Contains(row, "IN THE LIST") && strings.Contains(row, "IN AN OPEN") || strings.Contains(row, "In the list") && strings.Contains(row, "In an open")
		})
	}
	if !beside(120) || beside(50) {
		t.Errorf("beside each other at 120: %t, at 50: %t", beside(120), beside(50))
	}
}

func TestTheWheelStopsAtBothEnds(t *testing.T) {
	m := NewHelp(frame(60, 12), contexts(), facts)
	for range 100 {
		m.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	}
	if !m.atEnd() || m.top > len(m.rows()) {
		t.Errorf("it scrolls to row %d of %d", m.top, len(m.rows()))
	}
	for range 100 {
		m.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	}
	if m.top != 0 {
		t.Errorf("back at row %d", m.top)
	}
}

// Enter accepts a suggested name, typing replaces it, and editing keys keep it.
func TestASuggestedNameIsReplacedByTyping(t *testing.T) {
	for pressed, want := range map[tea.Msg]string{
		tea.KeyPressMsg{Code: 'B', Text: "B"}:   "B",
		tea.KeyPressMsg{Code: tea.KeyBackspace}: "Ad",
		tea.KeyPressMsg{Code: tea.KeyLeft}:      "Ada",
	} {
		f := frame(100, 40)
		m := NewAcknowledgement(f, Acknowledgement{ID: "a", Title: "Access", Statement: "I have read this.", Path: "/state/receipts.jsonl"}, "Ada")
		m.Update(pressed)
		m.Update(enter)
		if got := posted(f); !slices.Contains(got, tea.Msg(message.Acknowledge{ID: "a", Name: want})) {
			t.Errorf("after %v it posts %v, want %q", pressed, got, want)
		}
	}
}

func TestAStatementThatCannotBeShownIsNotAcknowledged(t *testing.T) {
	f := frame(40, 8)
	for f.Size.BoxBody() >= 1 {
		f = frame(40, f.Size.Height-1)
	}
	m := NewAcknowledgement(f, Acknowledgement{ID: "a", Title: "Access", Statement: "I have read this.", Path: "/x"}, "Ada")
	m.Update(enter)
	if got := posted(f); len(got) != 1 || got[0].(message.Say).Word != "not acknowledged" {
		t.Errorf("posted %v", got)
	}
}

func TestTheKeyOfAnAcknowledgementSaysWhatItDoes(t *testing.T) {
	m := NewAcknowledgement(frame(60, 15), Acknowledgement{ID: "a", Title: "Access", Statement: strings.Repeat("I have read this. ", 60), Path: "/x"}, "Ada")
	phrase := func() string { return m.Keys()[0].Help().Desc }
	if phrase() != "scroll to the end" {
		t.Errorf("before the end enter is %q", phrase())
	}
	for range 40 {
		m.Update(enter)
	}
	if phrase() != "acknowledge" {
		t.Errorf("at the end enter is %q", phrase())
	}
	if m.Refresh() {
		t.Error("it stays open after a reload, though the entry may have changed")
	}
}

func TestAMenuShowsNotesLevelsAndExplanations(t *testing.T) {
	items := []message.MenuItem{
		{Label: "Scope", Note: "2"}, {Label: "Offices", Level: 1}, {Label: "VTS", Explanation: strings.Repeat("vessel traffic service ", 8)},
	}
	m := NewMenu(frame(70, 30), message.OpenMenu{Menu: phrases.Menu{Title: "Contents", Noun: "part", Verb: "go there"}, Items: func() []message.MenuItem { return items }, Selected: 1})
	text := m.text()
	rows := strings.Split(text, "\n")
	at := func(label string) int {
		return slices.IndexFunc(rows, func(row string) bool { return strings.Contains(row, label) })
	}
	if scope, offices := strings.Index(rows[at("Scope")], "Scope"), strings.Index(rows[at("Offices")], "Offices"); offices <= scope-2 {
		t.Errorf("the lower level is not indented:\n%s", text)
	}
	if row := strings.TrimRight(rows[at("Scope")], " │|"); !strings.HasSuffix(row, "2") {
		t.Errorf("the note is not at the right: %q", rows[at("Scope")])
	}
	if strings.Count(text, "vessel traffic") < 3 || strings.Count(text, "VTS") != 1 {
		t.Errorf("the explanation is not wrapped beside its label:\n%s", text)
	}
	if m.Selected() != 1 || NewHelp(frame(70, 30), nil, nil).Selected() != -1 {
		t.Error("the wrong item is selected")
	}
	hints := handbook.MapSlice(m.Keys(), func(k key.Binding) string { return k.Help().Desc })
	if !slices.Equal(hints, []string{"choose", "go there", "close"}) {
		t.Errorf("the hints are %q", hints)
	}
}

// A phrase longer than its column continues in the next row.
func TestHelpCutsNoPhrase(t *testing.T) {
	c := contexts()
	const phrase = "open the selected entry full-size and accept"
	c[0].Actions[0].Binding.SetHelp("enter", phrase)
	for _, size := range [][2]int{{120, 40}, {80, 40}, {40, 60}} {
		text := NewHelp(frame(size[0], size[1]), c, nil).text()
		for word := range strings.FieldsSeq(phrase + " " + phrases.CaretMeans) {
			if !strings.Contains(text, word) {
				t.Errorf("%v: %q is cut:\n%s", size, word, text)
			}
		}
	}
}

func TestEveryDialogFits(t *testing.T) {
	long := strings.Repeat("Wide 界 words and a_very_long_word_that_cannot_be_broken_anywhere_at_all ", 3)
	for width := 30; width <= 130; width += 10 {
		for _, height := range []int{8, 10, 15, 24, 50} {
			f := frame(width, height)
			for name, m := range map[string]*Model{
				"help": NewHelp(f, contexts(), facts),
				"menu": NewMenu(f, message.OpenMenu{Menu: phrases.Menu{Title: long, Noun: "part"}, Items: func() []message.MenuItem {
					return []message.MenuItem{{Label: long, Note: "12"}, {Label: "x", Explanation: long}}
				}}),
				"acknowledgement": NewAcknowledgement(f, Acknowledgement{Title: long, Version: "2.1", Statement: long, Path: long}, long),
			} {
				for _, msg := range []tea.Msg{nil, down, tea.PasteMsg{Content: "e"}} {
					m.Update(msg)
					where := fmt.Sprintf("%s at %d x %d after %v", name, width, height, msg)
					rows := m.Render()
					if len(rows) > height {
						t.Errorf("%s: %d rows", where, len(rows))
					}
					for _, row := range rows {
						if layout.Width(row) > width {
							t.Errorf("%s: too wide: %q", where, ansi.Strip(row))
						}
					}
					if c := m.Cursor(); c != nil && (c.X >= width || c.Y >= height) {
						t.Errorf("%s: the cursor is at %d, %d", where, c.X, c.Y)
					}
				}
			}
		}
	}
}
