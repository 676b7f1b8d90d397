package dialog

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

func frame(width, height int) Frame {
	return Frame{
		Size: layout.New(width, height, layout.Content{}), Theme: theme.New(theme.Options{}),
		Keys: DefaultKeys(), Outbox: new(message.Outbox),
	}
}

var (
	enter = tea.KeyPressMsg{Code: tea.KeyEnter}
	down  = tea.KeyPressMsg{Code: tea.KeyDown}
)

// posted returns the posted messages.
func posted(f Frame) []tea.Msg {
	var out []tea.Msg
	for msg, ok := f.Outbox.Next(); ok; msg, ok = f.Outbox.Next() {
		out = append(out, msg)
	}
	return out
}

func TestAMenuClosesBeforeItsItemActs(t *testing.T) {
	f := frame(100, 30)
	items := []message.MenuItem{{Label: "First", Msg: message.FindWord{Word: "a"}}, {Label: "Second", Msg: message.FindWord{Word: "b"}}}
	m := NewMenu(f, message.OpenMenu{Menu: phrases.Menu{Title: "Words", Noun: "word", Verb: "find"}, Items: func() []message.MenuItem { return items }})
	m.Update(down)
	m.Update(enter)
	if got := posted(f); !slices.Equal(got, []tea.Msg{message.CloseDialog{}, message.FindWord{Word: "b"}}) {
		t.Errorf("posted %v", got)
	}
	items = items[:1]
	if !m.Refresh() || m.Selected() != 0 {
		t.Errorf("item %d is selected after a reload", m.Selected())
	}
	items = nil
	if m.Refresh() {
		t.Error("an empty menu stays open")
	}
}

func TestTheFilterReducesAMenu(t *testing.T) {
	f := frame(100, 30)
	items := []message.MenuItem{{Label: "API", Explanation: "an interface"}, {Label: "RPO", Explanation: "an objective"}}
	m := NewMenu(f, message.OpenMenu{Menu: phrases.Menu{Title: "Words", Noun: "word"}, Items: func() []message.MenuItem { return items }})
	m.Update(tea.PasteMsg{Content: "objective"})
	screen := ansi.Strip(strings.Join(m.Render(), "\n"))
	if !strings.Contains(screen, "RPO") || strings.Contains(screen, "API") || !strings.Contains(screen, "1 word") {
		t.Errorf("the menu shows\n%s", screen)
	}
}

func TestAnAcknowledgementNeedsItsEndAndAName(t *testing.T) {
	f := frame(60, 15)
	a := Acknowledgement{ID: "a", Title: "Access", Statement: strings.Repeat("I have read this. ", 60), Path: "/state/receipts.jsonl"}
	m := NewAcknowledgement(f, a, "")
	if m.Update(enter); len(posted(f)) > 0 {
		t.Error("it is accepted before its end was shown")
	}
	for range 20 {
		m.Update(tea.KeyPressMsg{Code: tea.KeyPgDown})
	}
	m.Update(enter)
	if got := posted(f); len(got) != 1 || got[0].(message.Say).Word != "type your name" {
		t.Errorf("without a name it posts %v", got)
	}
	m.Update(tea.PasteMsg{Content: "Ada"})
	m.Update(enter)
	if got := posted(f); !slices.Equal(got, []tea.Msg{message.CloseDialog{}, message.Acknowledge{ID: "a", Name: "Ada"}}) {
		t.Errorf("posted %v", got)
	}
}

// A box shows how many rows follow, until the last one is visible.
func TestABoxSaysHowManyRowsFollow(t *testing.T) {
	var items []message.MenuItem
	for _, c := range "abcdefghijklmnopqrstuvwxyz" {
		items = append(items, message.MenuItem{Label: "Item " + string(c)})
	}
	m := NewMenu(frame(80, 24), message.OpenMenu{Menu: phrases.Menu{Title: "Words", Noun: "word"}, Items: func() []message.MenuItem { return items }})
	edge := func() string {
		for _, row := range m.Render() {
			if strings.Contains(row, "╰") {
				return ansi.Strip(row)
			}
		}
		return ""
	}
	room := m.size.BoxBody()
	if want := fmt.Sprintf(" %d more ", len(items)-room); !strings.Contains(edge(), want) {
		t.Errorf("%q lacks %q", edge(), want)
	}
	for range items {
		m.Update(down)
	}
	if strings.Contains(edge(), "more") {
		t.Errorf("at the end it says %q", edge())
	}
}

// Screen readers and magnifiers follow the cursor.
func TestTheCursorFollowsTheChosenItem(t *testing.T) {
	m := NewMenu(frame(80, 24), message.OpenMenu{Menu: phrases.Menu{Title: "Copy", Noun: "part", Verb: "copy"}, Items: func() []message.MenuItem {
		return []message.MenuItem{{Label: "first"}, {Label: "second"}, {Label: "third"}}
	}})
	rowOf := func() string { return ansi.Strip(m.Render()[m.Cursor().Y-m.size.BoxTop()]) }
	m.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	if !m.IsCursorInMenu() || !strings.Contains(rowOf(), "second") {
		t.Errorf("after a move the cursor is on %q", rowOf())
	}
	m.Update(tea.KeyPressMsg{Code: 'i', Text: "i"})
	if m.IsCursorInMenu() || !strings.Contains(rowOf(), "❯ i") {
		t.Errorf("after a letter the cursor is on %q", rowOf())
	}
}

// In an input field, q is a letter; after the first arrow key it closes the box.
func TestQClosesABoxAfterMoving(t *testing.T) {
	q := tea.KeyPressMsg{Code: 'q', Text: "q"}
	f := frame(80, 24)
	m := NewHelp(f, nil, func() []HandbookFact { return []HandbookFact{{"title", "A handbook"}} })
	m.Update(q)
	if m.filter() != "q" || len(posted(f)) > 0 {
		t.Errorf("the filter is %q", m.filter())
	}
	m.Update(down)
	m.Update(q)
	if m.filter() != "qq" {
		t.Error("q closes a box with a filter")
	}
	m = NewHelp(f, nil, func() []HandbookFact { return nil })
	m.Update(down)
	m.Update(q)
	if got := posted(f); !slices.Equal(got, []tea.Msg{message.CloseDialog{}}) {
		t.Errorf("posted %v", got)
	}
}

// A long note is left out where the label needs its space, and a short one stays.
func TestLabelsTakeTheSpaceOfLongNotes(t *testing.T) {
	items := func() []message.MenuItem {
		return []message.MenuItem{{Label: "Background checks on staff", Note: "Access & authorization"}, {Label: "Mobile devices and everything on them", Note: "12"}}
	}
	for width, want := range map[int][]string{
		40: {"Background checks on staff", "!Access", "Mobile devices and everyt… 12"},
		80: {"Background checks on staff", "Access & authorization", "Mobile devices and everything on them"},
	} {
		text := ansi.Strip(strings.Join(NewMenu(frame(width, 24), message.OpenMenu{Menu: phrases.Menu{Title: "Recent", Noun: "entry"}, Items: items}).Render(), "\n"))
		for _, part := range want {
			if absent := strings.TrimPrefix(part, "!"); strings.Contains(text, absent) == (absent != part) {
				t.Errorf("width %d, %q:\n%s", width, part, text)
			}
		}
	}
}
