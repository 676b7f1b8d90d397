package answer

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/layout"
)

// openLong shows an answer of 200 numbered words on a screen of the given size.
func openLong(t *testing.T, width, height int) (s *screen, words []string) {
	t.Helper()
	s = open(t)
	for i := range 200 {
		words = append(words, fmt.Sprintf("word%03d", i))
	}
	s.Review.SetText(0, strings.Join(words, " "))
	s.resize(width, height)
	return s, words
}

// All of a long answer can be read before it is accepted, and a note says that there is more.
func TestALongAnswerCanBeReadWhole(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {84, 12}, {80, 24}, {40, 15}, {20, 10}} {
		s, words := openLong(t, size[0], size[1])
		seen, pages := "", 0
		for ; pages < 300; pages++ {
			text := s.text()
			if seen += text; !strings.Contains(text, "more line") {
				break
			}
			for row := range strings.SplitSeq(text, "\n") {
				if layout.Width(row) > size[0] {
					t.Fatalf("%v: %q is too wide", size, row)
				}
			}
			s.Update(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
		}
		for _, w := range append(words, "goes into", "Entries") {
			if !strings.Contains(seen, w) {
				t.Errorf("%v: %q was on none of %d pages:\n%s", size, w, pages, s.text())
				break
			}
		}
		if pages == 0 {
			t.Errorf("%v: it fits", size)
		}
		s.press("b")
		if size[1] > 10 && !strings.Contains(s.text(), "more line") {
			t.Errorf("%v: b does not scroll back:\n%s", size, s.text())
		}
		if s.Review.Accepted() > 0 || s.selected != 0 {
			t.Errorf("%v: scrolling decided or moved away", size)
		}
	}
}

// Every question is shown from its beginning, even after another entry was chosen.
func TestAnAnswerBeginsAtItsTop(t *testing.T) {
	for _, keys := range [][]string{{"down", "k"}, {"1"}, {"/", "p", "r", "o", "enter"}, {"e"}} {
		s, _ := openLong(t, 80, 24)
		const first = "Does administering production require MFA?"
		s.Update(tea.KeyPressMsg{Code: tea.KeyPgDown})
		if strings.Count(s.text(), first) != 1 {
			t.Fatalf("it did not scroll:\n%s", s.text())
		}
		s.press(keys...)
		if strings.Count(s.text(), first) != 2 {
			t.Errorf("%v: not at the top:\n%s", keys, s.text())
		}
	}
}

// The wheel scrolls the pane below the mouse pointer.
func TestTheWheelScrollsTheAnswer(t *testing.T) {
	for _, size := range [][2]int{{120, 20}, {80, 24}} {
		s, _ := openLong(t, size[0], size[1])
		over := tea.MouseWheelMsg{X: size[0] - 5, Y: size[1] - 3, Button: tea.MouseWheelDown}
		s.Update(over)
		if s.selected != 0 || s.answer.Top() != 3 {
			t.Errorf("%v: question %d, row %d", size, s.selected, s.answer.Top())
		}
		s.Update(tea.MouseWheelMsg{X: 5, Y: listTop, Button: tea.MouseWheelDown})
		if s.selected != 1 || s.answer.Top() != 0 {
			t.Errorf("%v: question %d, row %d", size, s.selected, s.answer.Top())
		}
	}
}

// All of the typed text is visible beside the list.
func TestWhatIsTypedIsShownWhole(t *testing.T) {
	s, _ := openLong(t, 120, 40)
	s.press("e", "!")
	s.wants("word000 word001", "word199!")
	s.press("esc", "esc")
	if strings.Contains(s.text(), "word199!") {
		t.Error("a text that was not kept is still shown")
	}
}

// While text is being typed, scroll keys are typed as text, so the note does not name them.
func TestNoKeyScrollsWhileTyping(t *testing.T) {
	s, _ := openLong(t, 80, 24)
	s.wants("space scrolls")
	s.press("e")
	if text := s.text(); !strings.Contains(text, "more lines") || strings.Contains(text, "scrolls") {
		t.Error(text)
	}
}

// The second row of a long title is indented past the number.
func TestEntriesHang(t *testing.T) {
	s := open(t)
	s.Review.Proposals[0].Offers[0].Entry.Title = "Handling of secrets and of keys in each of our systems"
	s.resize(40, 60)
	s.wants("1  Handling of secrets and of keys in", "\n    each of our systems")
}

// As in a search, the pane names the word by which a question differs from the one that the entry answers.
func TestPaneNamesTheDifference(t *testing.T) {
	s := open(t)
	s.Review.Proposals[0].Offers[0].DiffersBy = "optional"
	s.resize(80, 40)
	s.wants("the difference is “optional”")
}

// Only verdict keys with a value in the cell's list are offered.
func TestVerdictKeysFollowTheList(t *testing.T) {
	s := open(t)
	i := s.current()
	s.Review.Questions[i].Answer.Choices = []string{"Yes", "No", "Partial"}
	s.Review.Questions[i].Answer.HasList = true
	if got := s.verdictKeys(); got != "y n p" {
		t.Errorf("the keys are %q", got)
	}
}
