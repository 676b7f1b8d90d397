package answer

import (
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/questionnaire"
)

// One key, pressed twice, accepts the answers that are ready, and no others.
func TestAcceptsAllThatAreReady(t *testing.T) {
	s := open(t)
	s.wants("A accept ready")
	s.press("A")
	s.wants("A again accepts 2 ready answers")
	s.press("j", "A")
	if s.Review.Accepted() != 0 {
		t.Error("one press is enough")
	}
	s.press("A")
	s.wants("accepted 2 answers; o undoes the decision on the selected question", "2 accepted")
	if len(s.stored) != 2 || s.Review.Unwritten() != 2 {
		t.Errorf("stored %+v", s.stored)
	}
	s.press("A")
	s.wants("no other answer is ready")
	if strings.Contains(s.text(), "accept ready") {
		t.Error("the key is still offered")
	}
}

// The list shows the questions of one kind, and a question stays in the list after it is decided.
func TestShowsOneKind(t *testing.T) {
	s := open(t)
	s.wants("tab ready")
	s.press("tab")
	if len(s.shown) != 2 {
		t.Fatalf("%v:\n%s", s.shown, s.text())
	}
	s.press("enter")
	s.wants("1 accepted", "A-1", "How are keys kept?")
	s.press("tab")
	s.wants("What colour are the curtains?", "tab accepted")
	if len(s.shown) != 1 {
		t.Errorf("%v", s.shown)
	}
	s.press("tab", "tab")
	if len(s.shown) != 4 {
		t.Errorf("%v", s.shown)
	}
	s.press("tab", "/", "c", "u", "r", "t", "enter")
	s.wants("What colour are the curtains?")
	if len(s.shown) != 1 {
		t.Errorf("a question of another kind is not found: %v", s.shown)
	}
	s.press("esc")
	if len(s.shown) != 4 {
		t.Errorf("%v", s.shown)
	}
}

// When all questions of one kind are decided, the message does not claim that all questions are.
func TestSaysWhatIsLeftBesidesTheList(t *testing.T) {
	s := open(t)
	s.press("tab", "enter", "enter")
	s.wants("every question listed here has a decision; esc shows all (1 question left)")
}

// The answer has lines of a readable length, and the questions get the rest of the window.
func TestTheListUsesTheWidth(t *testing.T) {
	s := open(t)
	for width, want := range map[int]int{84: 44, 120: 66, 160: 88, 240: 164} {
		s.Update(tea.WindowSizeMsg{Width: width, Height: 20})
		if got := s.listWidth(); got != want {
			t.Errorf("%d columns: %d", width, got)
		}
	}
}

// A mark below the list shows how many questions follow, at every scroll position.
func TestAMarkSaysThatQuestionsFollow(t *testing.T) {
	s := open(t)
	for _, size := range [][2]int{{80, 13}, {40, 12}, {100, 6}} {
		s.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		s.press("g")
		s.wants(strconv.Itoa(4-s.list.Height()) + " more")
		s.press("G")
		if text := s.text(); strings.Contains(text, " more\n") || strings.Contains(text, "1 more ") {
			t.Errorf("%v: nothing follows:\n%s", size, text)
		}
	}
}

// After writing the copy, the message names the verdict cells that are still empty.
func TestNamesTheMissingVerdicts(t *testing.T) {
	s := open(t)
	s.Review.Questions[0].Answer.HasList = true
	s.press("y", "enter", "w")
	s.wants("wrote ", " with 1 answer; no verdict in C2", "no verdict "+s.Theme.Glyph.Read)
}

// A verdict that is written alone, as for a question that no entry answers, is named too.
func TestNamesVerdictsWithoutSource(t *testing.T) {
	s := open(t)
	s.press("enter", "y", "enter", "w")
	s.wants("wrote ", " with 2 answers; no text and source for C3")
}

// "Not applicable" is never cut to something that reads like "No".
func TestNotApplicableIsShort(t *testing.T) {
	s := open(t)
	s.press("a", "enter")
	s.wants("n/a x")
}

// An answer whose entry has changed since it was accepted is neither written nor ready.
func TestMarksOutdatedAnswers(t *testing.T) {
	s := open(t)
	s.press("enter")
	for key, d := range s.stored {
		d.Offer = "an earlier answer"
		s.stored[key] = d
	}
	s.Review = questionnaire.NewReview(s.Review.Questions, s.Review.Proposals, s.stored, nil)
	s.model = newModel(s.Options)
	s.resize(120, 30)
	s.wants("1 answer with changed entries from last time", "1 changed", "Yes changed", "The entry has changed since")
	s.press("w")
	s.wants("no accepted answer is current: the entry for A-1 has changed since")
	s.press("A", "A", "enter")
	s.wants("2 accepted")
}
