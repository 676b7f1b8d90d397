package browse

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/readstate"
)

// harbour returns the list of a handbook with a reading path and two categories.
func harbour(t *testing.T, width, height int) *Model {
	t.Helper()
	files := fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: The harbour\nreading_paths:\n  - {id: crew, title: Crew, entries: [lamp-0, lamp-2, rope-1]}\n")},
	}
	for _, kind := range []string{"lamp", "rope"} {
		for i := range 4 {
			files[fmt.Sprintf("%ss/%s-%d.md", kind, kind, i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\nid: %s-%d\norder: %d\n---\n# The %s number %d\n\nEvery %s has a number.\n\n%s", kind, i, i+1, kind, i, kind, strings.Repeat("Seen.\n\n", 20)))}
		}
	}
	return openFiles(t, new(readstate.Store), width, height, files)
}

func (m *Model) pressKeys(keys ...tea.KeyPressMsg) {
	for _, k := range keys {
		m.Update(k)
	}
}

func (m *Model) typeText(text string) {
	for _, r := range text {
		m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func (m *Model) posted() []tea.Msg {
	var out []tea.Msg
	for msg, ok := m.outbox.Next(); ok; msg, ok = m.outbox.Next() {
		out = append(out, msg)
	}
	return out
}

func (m *Model) wantSelected(t *testing.T, id string) {
	t.Helper()
	got := ""
	if e := m.Selected(); e != nil {
		got = e.ID
	}
	if got != id {
		t.Errorf("%q is selected, want %q", got, id)
	}
}

var (
	keyDown     = tea.KeyPressMsg{Code: tea.KeyDown}
	keyUp       = tea.KeyPressMsg{Code: tea.KeyUp}
	keyTab      = tea.KeyPressMsg{Code: tea.KeyTab}
	keyShiftTab = tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	keyEsc      = tea.KeyPressMsg{Code: tea.KeyEscape}
	keyLast     = tea.KeyPressMsg{Code: tea.KeyEnd, Mod: tea.ModCtrl}
	keyFirst    = tea.KeyPressMsg{Code: tea.KeyHome, Mod: tea.ModCtrl}
	keyPageDown = tea.KeyPressMsg{Code: tea.KeyPgDown}
	keyPageUp   = tea.KeyPressMsg{Code: tea.KeyPgUp}
)

func (m *Model) selectLabel(t *testing.T, label string) {
	t.Helper()
	for i, tab := range m.Tabs.All {
		if tab.Label == label {
			m.SelectTab(i)
			return
		}
	}
	t.Fatalf("there is no tab %q among %+v", label, m.Tabs.All)
}

func TestArrowsStopAtTheEndsOfTheList(t *testing.T) {
	m := harbour(t, 120, 36)
	m.selectLabel(t, "Lamps")
	m.wantSelected(t, "lamp-0")
	m.pressKeys(keyUp)
	m.wantSelected(t, "lamp-0")
	m.pressKeys(keyDown, keyDown)
	m.wantSelected(t, "lamp-2")
	m.pressKeys(keyLast, keyDown)
	m.wantSelected(t, "lamp-3")
	m.pressKeys(keyFirst)
	m.wantSelected(t, "lamp-0")
}

func TestTabsGoRound(t *testing.T) {
	m := harbour(t, 120, 36)
	n := len(m.Tabs.All)
	for i := range n {
		if m.Tabs.Active != i {
			t.Errorf("after %d tabs the active one is %d", i, m.Tabs.Active)
		}
		m.pressKeys(keyTab)
	}
	if m.Tabs.Active != 0 {
		t.Errorf("after the last tab comes %d", m.Tabs.Active)
	}
	if m.pressKeys(keyShiftTab); m.Tabs.Active != n-1 {
		t.Errorf("before the first tab comes %d", m.Tabs.Active)
	}
}

func TestTabsWithoutHitsAreSkipped(t *testing.T) {
	m := harbour(t, 120, 36)
	m.typeText("rope")
	for range len(m.Tabs.All) {
		m.pressKeys(keyTab)
		if tab := m.Tabs.current(); tab.Count == 0 || tab.Label == "Lamps" {
			t.Errorf("tab stops at %s, which has %d hits", tab.Label, tab.Count)
		}
	}
}

func TestEscGoesOneStepBack(t *testing.T) {
	m := harbour(t, 120, 36)
	m.selectLabel(t, "Ropes")
	m.typeText("number")
	m.posted()
	if m.pressKeys(keyEsc); m.Query() != "" || m.Tabs.current().Label != "Ropes" {
		t.Errorf("first esc leaves %q in %s", m.Query(), m.Tabs.current().Label)
	}
	if m.pressKeys(keyEsc); m.Tabs.Active != 0 || len(m.posted()) > 0 {
		t.Errorf("the second leaves tab %d", m.Tabs.Active)
	}
	m.pressKeys(keyEsc)
	if got := m.posted(); len(got) != 1 || got[0].(message.Say).Detail != " quits" {
		t.Errorf("the third posts %v", got)
	}
}

func TestEnterOpensTheSelectedEntry(t *testing.T) {
	m := harbour(t, 120, 36)
	m.selectLabel(t, "Lamps")
	m.pressKeys(keyDown)
	m.posted()
	m.enter()
	if got := m.posted(); len(got) != 1 || got[0] != tea.Msg(message.OpenEntry{ID: "lamp-1"}) {
		t.Errorf("enter posts %v", got)
	}
	m.Update(tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl})
	if got := m.posted(); len(got) != 1 || got[0] != tea.Msg(message.MarkRead{ID: "lamp-1", Key: "^O"}) {
		t.Errorf("^O posts %v", got)
	}
}

func TestPagesScrollTheAnswerOrTheList(t *testing.T) {
	wide := harbour(t, 120, 24)
	wide.selectLabel(t, "Lamps")
	wide.pressKeys(keyPageDown)
	wide.wantSelected(t, "lamp-0")
	if wide.Preview.Scroll.Top() == 0 {
		t.Error("the answer does not scroll")
	}
	if wide.pressKeys(keyPageUp, keyPageUp); wide.Preview.Scroll.Top() != 0 {
		t.Errorf("back at row %d", wide.Preview.Scroll.Top())
	}
	narrow := harbour(t, 40, 10)
	narrow.selectLabel(t, "Lamps")
	narrow.pressKeys(keyPageDown)
	if e := narrow.Selected(); e.ID == "lamp-0" {
		t.Error("without a preview the list does not scroll")
	}
}

func TestAPathContinuesAtTheNextEntry(t *testing.T) {
	m := harbour(t, 120, 36)
	m.selectLabel(t, "Crew")
	if !m.OnPath() || m.PathDone() {
		t.Fatalf("on a path: %t, done: %t", m.OnPath(), m.PathDone())
	}
	m.wantSelected(t, "lamp-0")
	next, adjacent := m.NextPending(m.Selected())
	if next == nil || next.ID != "lamp-2" || !adjacent {
		t.Errorf("then comes %+v, adjacent: %t", next, adjacent)
	}
	m.session.Progress.MarkReadByHand(m.Selected())
	m.selectLabel(t, "Lamps")
	m.selectLabel(t, "Crew")
	m.wantSelected(t, "lamp-2")
}

func TestTheMouseChoosesTabsAndEntries(t *testing.T) {
	m := harbour(t, 120, 36)
	for x := range 120 {
		if i := m.TabAt(x); i > 0 && m.Tabs.All[i].Label == "Lamps" {
			m.Update(tea.MouseClickMsg{X: x, Y: m.size.TabsRow})
			break
		}
	}
	if m.Tabs.current().Label != "Lamps" {
		t.Fatalf("a click on the tab shows %s", m.Tabs.current().Label)
	}
	rowOf := func(item int) int {
		for y := m.size.ListTop; y < m.size.ListTop+m.size.ListRows; y++ {
			if m.List.ItemAt(y-m.size.ListTop) == item {
				return y
			}
		}
		t.Fatalf("item %d is not on the screen", item)
		return 0
	}
	m.Update(tea.MouseClickMsg{X: 5, Y: rowOf(2)})
	m.wantSelected(t, "lamp-2")
	if got := m.posted(); len(got) > 0 {
		t.Errorf("the first click posts %v", got)
	}
	m.Update(tea.MouseClickMsg{X: 5, Y: rowOf(2)})
	if got := m.posted(); len(got) != 1 || got[0] != tea.Msg(message.OpenEntry{ID: "lamp-2"}) {
		t.Errorf("the second click posts %v", got)
	}
	m.Update(tea.MouseClickMsg{X: 5, Y: 0})
	m.Update(tea.MouseClickMsg{X: 119, Y: rowOf(0)}) // a click on the answer
	m.wantSelected(t, "lamp-2")
}

func TestTheWheelScrollsWhatIsUnderThePointer(t *testing.T) {
	m := harbour(t, 120, 24)
	m.selectLabel(t, "Lamps")
	down := func(x int) { m.Update(tea.MouseWheelMsg{X: x, Y: m.size.ListTop, Button: tea.MouseWheelDown}) }
	down(5)
	m.wantSelected(t, "lamp-1")
	top := m.Preview.Scroll.Top()
	down(110)
	m.wantSelected(t, "lamp-1")
	if m.Preview.Scroll.Top() <= top {
		t.Error("the answer does not scroll")
	}
	m.Update(tea.MouseWheelMsg{X: 5, Y: m.size.ListTop, Button: tea.MouseWheelLeft})
	m.wantSelected(t, "lamp-1")
}

func TestAnotherSizeKeepsTheSelection(t *testing.T) {
	m := harbour(t, 120, 36)
	m.selectLabel(t, "Ropes")
	m.pressKeys(keyDown, keyDown)
	for _, size := range [][2]int{{80, 24}, {40, 15}, {30, 8}, {200, 60}} {
		m.SetSize(layout.New(size[0], size[1], layout.Content{}))
		m.wantSelected(t, "rope-2")
		if size[1] > 8 {
			m.shows(t, "The rope number 2")
		}
	}
}
