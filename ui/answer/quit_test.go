package answer

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/questionnaire"
)

// Quitting waits until the decisions are stored.
func TestQuitWaitsForDecisions(t *testing.T) {
	s := open(t)
	_, save := s.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	for range 2 { // the first press lists what is not in a copy
		if _, cmd := s.Update(tea.KeyPressMsg{Code: 'q', Text: "q"}); cmd != nil {
			t.Error("it quit while decisions were being stored")
		}
	}
	_, cmd := s.Update(save())
	if cmd == nil {
		t.Fatal("it did not quit afterwards")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok || len(s.stored) != 1 {
		t.Errorf("stored %+v", s.stored)
	}
}

// Without a state folder, quitting needs a second key press if decisions would be lost.
func TestAsksBeforeDecisionsAreLost(t *testing.T) {
	s := open(t)
	s.Save = nil
	s.press("enter", "q")
	s.wants("q again discards 1 answer that no copy contains; w writes a copy")
	if s.quit {
		t.Fatal("it quit at once")
	}
	s.press("q")
	if !s.quit {
		t.Error("it did not quit")
	}
}

// Before the program ends, it reports how many accepted answers are in no copy, and stores them.
func TestQuittingCountsWhatIsNotWritten(t *testing.T) {
	s := open(t)
	s.press("enter", "p", "enter", "w", "p", "enter", "q")
	s.wants("q again quits without writing a copy, and keeps 1 answer for next time")
	s.press("down", "q")
	if s.quit {
		t.Error("it quit although another key came between")
	}
	s.press("q")
	if !s.quit || len(s.stored) == 0 {
		t.Error("it did not quit")
	}
	s = open(t)
	s.press("enter", "w", "k", "enter", "q")
	if !s.quit {
		t.Errorf("what is in a copy counts as not written once it is accepted again:\n%s", s.text())
	}
	s = open(t)
	s.press("enter", "k", "o", "q")
	if !s.quit {
		t.Error("it asked although nothing is accepted")
	}
	s = open(t)
	s.press("enter", "^C")
	if !s.quit {
		t.Error("^C does not quit at once")
	}
}

// Answers that could not be stored are not reported as stored.
func TestQuittingSaysWhatIsLost(t *testing.T) {
	for _, key := range []string{"q", "^C"} {
		s := open(t)
		s.fail = errors.New("disk full")
		s.press("enter", key)
		s.wants("q again discards 1 answer that no copy contains; w writes a copy")
		if s.quit {
			t.Errorf("%s quits at once", key)
		}
		s.press(key)
		if !s.quit {
			t.Errorf("%s does not quit", key)
		}
	}
}

func TestEscNeverQuits(t *testing.T) {
	s := open(t)
	s.press("esc", "enter", "esc", "esc")
	s.wants("q quits")
	s.press("/", "k", "e", "y", "s", "esc")
	if s.quit || len(s.shown) != 4 {
		t.Errorf("it quit: %v; %d questions", s.quit, len(s.shown))
	}
}

// A file name is cut before the counts are.
func TestCountsStayInNarrowWindows(t *testing.T) {
	s := open(t)
	s.Name = strings.Repeat("customer", 20) + ".csv"
	s.press("enter")
	for width, want := range map[int]string{120: "4 questions   1 ready   1 open   1 accepted", 60: "4 questions   1 ready   1 open   1 accepted", 40: "4 questions  1 ready  1 open  1 x", 24: "1 ready  1 open  1 x"} {
		s.Update(tea.WindowSizeMsg{Width: width, Height: 15})
		title, _, _ := strings.Cut(s.text(), "\n")
		if !strings.HasSuffix(strings.TrimSpace(title), want) || strings.Contains(title, "custom") != (width >= 60) {
			t.Errorf("%d columns: %q", width, title)
		}
	}
}

// A decision made while a copy is being written is not in the copy. It counts as unwritten and is stored again.
func TestDecisionsDuringAWriteAreKept(t *testing.T) {
	s := open(t)
	s.press("enter", "p", "enter")
	_, write := s.Update(tea.KeyPressMsg{Code: 'w', Text: "w"})
	s.selectRow(0)
	s.press("n", "enter")
	done := write()
	s.stored = nil // as they are in the copy
	_, save := s.Update(done)
	if save == nil {
		t.Fatal("nothing is stored")
	}
	s.Update(save())
	if len(s.stored) != 2 || s.stored["row 2"].Verdict != "No" {
		t.Errorf("stored %+v", s.stored)
	}
	s.press("q")
	s.wants("q again quits without writing a copy, and keeps 1 answer for next time")
}

// The message reports that the copy was written, even if that fact could not be stored.
func TestSaysThatTheCopyIsWritten(t *testing.T) {
	s := open(t)
	s.Write = func([]questionnaire.CellText, questionnaire.Decisions) (string, error) {
		return "copy.csv", errors.New("disk full")
	}
	s.press("enter", "w")
	s.wants("wrote copy.csv, but could not record which answers it contains: disk full")
	if s.press("q"); !s.quit {
		t.Error("it asks for what is in the copy")
	}
}

// A review goes on at the first question that is neither decided nor answered in the file.
func TestAReviewGoesOnWhereItStopped(t *testing.T) {
	s := open(t)
	if s.selected != 0 {
		t.Fatalf("a new review begins at question %d", s.selected)
	}
	s.press("enter")
	want := s.current()
	s.press("home")
	s.Review = questionnaire.NewReview(s.Review.Questions, s.Review.Proposals, s.stored, nil)
	s.model = newModel(s.Options)
	if s.resize(120, 30); s.current() != want || want == 0 {
		t.Errorf("it goes on at question %d, want %d", s.current(), want)
	}
}
