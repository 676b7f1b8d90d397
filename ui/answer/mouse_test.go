package answer

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/questionnaire"
)

// A click selects a question, and the wheel moves to the next one. Neither decides anything.
func TestMouse(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		msg  tea.Msg
		want int
	}{
		{tea.MouseClickMsg{X: 5, Y: listTop + 3, Button: tea.MouseLeft}, 3},
		{tea.MouseClickMsg{X: 5, Y: listTop + 3, Button: tea.MouseLeft}, 3},
		{tea.MouseClickMsg{X: 5, Y: listTop + 1, Button: tea.MouseRight}, 3},
		{tea.MouseClickMsg{X: 5, Y: 0, Button: tea.MouseLeft}, 3},
		{tea.MouseClickMsg{X: 5, Y: listTop + 4, Button: tea.MouseLeft}, 3},
		{tea.MouseClickMsg{X: 100, Y: listTop + 1, Button: tea.MouseLeft}, 3}, // a click on the answer
		{tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelUp}, 2},
		{tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelDown}, 3},
		{tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelLeft}, 3},
	} {
		s.Update(c.msg)
		if s.selected != c.want {
			t.Errorf("%+v: question %d, want %d", c.msg, s.selected, c.want)
		}
	}
	if len(s.Review.Decisions) != 0 {
		t.Errorf("%+v", s.Review.Decisions)
	}
	if s.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("no mouse")
	}
	s.Update(tea.KeyPressMsg{Code: 'm', Mod: tea.ModAlt})
	if s.View().MouseMode != tea.MouseModeNone {
		t.Error("alt+m does not turn it off")
	}
	s.press("/")
	s.Update(tea.MouseClickMsg{X: 5, Y: listTop, Button: tea.MouseLeft})
	if s.selected != 3 {
		t.Error("a click moved away while something was typed")
	}
}

// The help works as on other screens: it finds keys by their effect, and esc closes it.
func TestHelpFindsKeys(t *testing.T) {
	s := open(t)
	s.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	s.press("?")
	s.wants("Help", "Answering a questionnaire", "write a copy", "use another entry", "^Y means", "esc close")
	for _, r := range "verdict" {
		s.press(string(r))
	}
	s.wants("set or clear partly", "4 keys")
	s.press("esc")
	s.wants("MFA for production")
	if len(s.Review.Decisions) != 0 {
		t.Errorf("typed into the help, it decided %+v", s.Review.Decisions)
	}
	s.press("?", "^C")
	if !s.quit {
		t.Error("^C does not quit")
	}
}

func TestKeysOfOnesOwn(t *testing.T) {
	s := open(t)
	s.keys = newKeyMap(map[string]map[string][]string{"review": {"accept": {"x"}, "yes": {"j"}, "down": {"n"}, "no": {"k"}}})
	s.wants("x accept", "j k p a verdict")
	s.press("k", "x")
	if d := s.Review.Decisions["row 2"]; d.Verdict != "No" {
		t.Errorf("%+v", s.Review.Decisions)
	}
	s.press("enter")
	if s.Review.CountUndecided()[questionnaire.ReadinessNoEntry] == 0 || s.Review.Accepted() != 1 {
		t.Error("enter still accepts")
	}
	s = open(t)
	s.keys = newKeyMap(map[string]map[string][]string{"review": {"accept": {"x", "f3"}, "write": {"f4"}, "back": {"b"}}})
	s.press("f4")
	s.wants("no answer has been accepted yet; x accepts one")
	s.selectRow(2)
	s.press("x")
	s.wants("x again replaces it")
	s.press("/", "#", "enter")
	s.wants("b shows all")
	s.press("b")
	for row := range s.shown {
		s.selectRow(row)
		s.press("o")
	}
	s.selectRow(0)
	s.press("x")
	s.wants("every question has a decision; f4 writes the copy")
}

// A click cancels a pending confirmation, so the next key press does not confirm it.
func TestAClickTakesBackQuestions(t *testing.T) {
	s := open(t)
	s.selectRow(2)
	s.press("enter")
	s.wants("enter again replaces it")
	s.Update(tea.MouseClickMsg{X: 5, Y: listTop, Button: tea.MouseLeft})
	if s.said != "" {
		t.Errorf("it still says %q", s.said)
	}
	s.press("enter", "q")
	s.wants("q again quits")
	s.Update(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelUp})
	if s.press("q"); s.quit {
		t.Error("it quit although a click came between")
	}
}

// A key that would lose answers shows a warning first, whatever is open.
func TestQuittingAsksInTheHelpToo(t *testing.T) {
	s := open(t)
	s.Save = nil
	s.press("enter", "?", "^C")
	s.wants("q again discards 1 answer that no copy")
	if s.quit {
		t.Error("it quit at once")
	}
}
