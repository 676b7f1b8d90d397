package answer

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/questionnaire"
)

func TestEditsTheText(t *testing.T) {
	s := open(t)
	s.press("e", "!", "esc")
	s.wants("esc again discards what you typed")
	s.press("esc")
	s.wants("enter accept")
	s.press("e", "?", "q", "enter", "enter")
	const answer, source = "All administrative access requires MFA.?q [Source: MFA", "]"
	if got := s.stored["row 2"].Text; !strings.HasPrefix(got, answer) || !strings.HasSuffix(got, source) || strings.Contains(got, "!") {
		t.Errorf("%q", got)
	}
	s.press("e")
	s.Update(tea.PasteMsg{Content: "pasted\nin two lines"})
	s.wants("pasted in two lines")
}

// Typed text is stored at once and shown as a draft until it is accepted.
func TestAnEditedAnswerIsNeverLost(t *testing.T) {
	s := open(t)
	s.press("e", "!", "enter")
	s.wants("requires MFA.!", "edited and kept, but not accepted yet: enter accepts it", "1 edited")
	if d := s.stored["row 2"]; !d.Draft || !strings.Contains(d.Text, "requires MFA.!") {
		t.Errorf("stored %+v", s.stored)
	}
	s.press("w")
	s.wants("enter accepts your edited answer to A-1")
	s.press("q")
	s.wants("q again quits without writing a copy, and keeps 1 answer for next time")
	s.Review = questionnaire.NewReview(s.Review.Questions, s.Review.Proposals, s.stored, nil)
	s.model = newModel(s.Options)
	s.resize(120, 30)
	s.wants("requires MFA.!", "1 edited", "1 edited answer from last time")
	s.press("2")
	s.wants("there is no entry number 2")
	s.press("1")
	s.wants("1 again replaces the text that you edited")
	s.press("down", "down", "down", "enter", "w")
	s.wants("wrote q-answered.csv with 1 answer, without 1 edited answer that you have not accepted")
	if strings.Contains(s.written, "MFA.!") || !s.after["row 2"].Draft {
		t.Errorf("%s\nafter %+v", s.written, s.after)
	}
	s.selectRow(0)
	s.press("1", "1", "q")
	if s.Review.IsEdited(0) || !s.quit {
		t.Error("an answer as it was offered counts as edited")
	}
}

// A changed answer has to be accepted again, and quitting while typing keeps the typed text.
func TestAnAcceptedAnswerThatIsChangedIsAcceptedAgain(t *testing.T) {
	s := open(t)
	s.press("enter", "k", "e", "!", "enter")
	if s.Review.Accepted() != 0 || s.Review.Unwritten() != 0 {
		t.Error("what is on the screen is not what was accepted")
	}
	s.press("enter")
	if s.Review.Accepted() != 1 {
		t.Error("it is not accepted")
	}
	s.selectRow(0)
	s.press("e", "?", "^C")
	if d := s.stored["row 2"]; !s.quit || !d.Draft || !strings.Contains(d.Text, "MFA.!? [") {
		t.Errorf("stored %+v", s.stored)
	}
}

// Long text is edited in several rows, and a rule shows how many are hidden.
func TestEditsALongText(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}} {
		s, _ := openLong(t, size[0], size[1])
		s.press("e", "Z")
		s.wants("word199Z", "lines above", "enter keep", "esc cancel")
		c, rows := s.View().Cursor, strings.Split(s.text(), "\n")
		if c == nil || c.X < 1 || rows[c.Y][c.X-1] != 'Z' {
			t.Errorf("%v: the cursor is at %+v:\n%s", size, c, s.text())
		}
		s.Update(tea.KeyPressMsg{Code: tea.KeyHome, Mod: tea.ModCtrl})
		s.wants("word000", "lines below")
	}
}
