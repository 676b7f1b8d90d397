package answer

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/questionnaire"
	"trustbook/ui/theme"
)

const questions = "ID,Question,Answer,Comment\n" +
	"A-1,Does administering production require MFA?,,\n" +
	"A-2,What colour are the curtains?,,\n" +
	"A-3,Are all accounts reviewed?,Yes,see policy\n" +
	"A-4,How are keys kept?,,\n"

// screen is a model with everything that it stored and wrote.
type screen struct {
	*model
	t       *testing.T
	stored  questionnaire.Decisions
	written string
	after   questionnaire.Decisions
	fail    error // error of the next commands
	quit    bool
}

// open shows the questions on a screen of 120 columns and 30 rows.
func open(t *testing.T) *screen {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Test\n")},
		"a/mfa.md":      {Data: []byte("---\nid: mfa\ntitle: MFA for production\nquestion: Does administering production require MFA?\nanswer: yes\nsummary: All administrative access requires MFA.\n---\n")},
		"a/keys.md":     {Data: []byte("---\nid: keys\ntitle: How keys are kept\nsummary: Keys are kept in a safe.\n---\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	q, err := questionnaire.Open([]byte(questions), "q.csv", questionnaire.SheetChoice{})
	if err != nil {
		t.Fatal(err)
	}
	p := &questionnaire.Proposer{Handbook: h, Index: search.New(h), Now: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)}
	var proposals []questionnaire.Proposal
	for i := range q.Questions {
		proposals = append(proposals, p.Propose(&q.Questions[i]))
	}
	s := &screen{t: t}
	s.model = newModel(Options{
		Name: "q.csv", Review: questionnaire.NewReview(q.Questions, proposals, nil, p.Offers), Theme: theme.New(theme.Options{Name: theme.Mono, ASCII: true}),
		Save: func(d questionnaire.Decisions) error { s.stored = d; return s.fail },
		Write: func(cells []questionnaire.CellText, after questionnaire.Decisions) (string, error) {
			var out strings.Builder
			err := q.Write(&out, cells)
			s.written = out.String()
			s.after = after
			if err = errors.Join(err, s.fail); err != nil {
				return "", err
			}
			return "q-answered.csv", nil
		},
	})
	s.resize(120, 30)
	return s
}

// press presses keys, given as names or letters, and runs the commands that follow.
func (s *screen) press(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		msg := tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
		switch k {
		case "enter":
			msg = tea.KeyPressMsg{Code: tea.KeyEnter}
		case "esc":
			msg = tea.KeyPressMsg{Code: tea.KeyEscape}
		case "^C":
			msg = tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
		case "tab":
			msg = tea.KeyPressMsg{Code: tea.KeyTab}
		case "down":
			msg = tea.KeyPressMsg{Code: tea.KeyDown}
		}
		_, cmd := s.Update(msg)
		for cmd != nil && s.mode != modeEditing && s.mode != modeFinding {
			result := cmd()
			if batch, ok := result.(tea.BatchMsg); ok {
				result = batch[0]()
			}
			if _, ok := result.(tea.QuitMsg); ok {
				s.quit = true
				return
			}
			_, cmd = s.Update(result)
		}
	}
}

func (s *screen) text() string { return ansi.Strip(s.View().Content) }

func (s *screen) wants(parts ...string) {
	s.t.Helper()
	for _, p := range parts {
		if !strings.Contains(s.text(), p) {
			s.t.Errorf("%q is not on the screen:\n%s", p, s.text())
		}
	}
}

func TestShowsQuestionsAndAnswers(t *testing.T) {
	s := open(t)
	s.wants("q.csv", "4 questions", "2 ready", "A-1", "MFA for production", "strong match", "Yes. All administrative access requires MFA.", "[Source:", `"Yes" goes into C2 Answer`, "The text goes into D2 Comment", "1  MFA for production", "enter accept", "answered")
	s.press("down")
	s.wants("No entry answers this.")
	s.press("down")
	s.wants("The file has an answer: Yes see policy")
}

func TestAcceptsAndWrites(t *testing.T) {
	s := open(t)
	s.press("w")
	s.wants("no answer has been accepted yet")
	s.press("enter")
	s.wants("1 accepted", "Yes x", "What colour are the curtains?") // the next question is selected
	if len(s.stored) != 1 {
		t.Errorf("stored %+v", s.stored)
	}
	s.press("enter")
	s.wants("nothing to accept", "leave the question open with o")
	s.press("p", "enter")
	s.press("w")
	s.wants("wrote q-answered.csv with 2 answers")
	if !strings.Contains(s.written, `MFA?,"Yes","All administrative access requires MFA. [Source: MFA`) || !strings.Contains(s.written, `curtains?,"Partly",`) || !strings.Contains(s.written, "A-3,Are all accounts reviewed?,Yes,see policy\n") {
		t.Error(s.written)
	}
	s.press("q")
	if !s.quit {
		t.Error("q does not quit")
	}
}

func TestDecidesOtherwise(t *testing.T) {
	s := open(t)
	s.press("n")
	s.wants("No. All administrative")
	s.press("9")
	s.wants("there is no entry number 9")
	first := s.selected
	s.press("o")
	s.wants("left open")
	if !s.stored["row 2"].Open || s.selected == first {
		t.Errorf("%+v in row %d", s.stored, s.selected)
	}
	s.selectRow(first)
	s.wants("C2 Answer stays as it is")
	if strings.Contains(s.text(), "goes into") {
		t.Errorf("nothing goes anywhere:\n%s", s.text())
	}
	s.press("o")
	s.wants(`"No" goes into C2 Answer`)
	if s.selected != first {
		t.Error("taking a decision back goes on")
	}
	if d := s.stored["row 2"]; !d.Draft || d.Verdict != "No" {
		t.Errorf("%+v", s.stored)
	}
}

// A key must be pressed twice to replace an answer in the customer's file.
func TestReplacesAnAnswerOnlyWhenAskedTwice(t *testing.T) {
	s := open(t)
	s.press("down", "down", "n", "enter")
	s.wants("enter again replaces it")
	s.press("down", "k", "enter")
	if s.Review.Accepted() != 0 {
		t.Error("it was replaced at once")
	}
	s.press("enter")
	if s.Review.Accepted() != 1 {
		t.Error("it was not replaced")
	}
}

func TestFinds(t *testing.T) {
	s := open(t)
	s.press("/", "k", "e", "y", "s", "enter")
	if len(s.shown) != 1 || !strings.Contains(s.text(), "Keys are kept in a safe.") {
		t.Errorf("%v\n%s", s.shown, s.text())
	}
	s.press("esc")
	if len(s.shown) != 4 || s.quit {
		t.Errorf("%v", s.shown)
	}
	s.press("tab", "/", "c", "o", "l", "o", "u", "r")
	if len(s.shown) != 1 || !strings.Contains(s.text(), "What colour") {
		t.Errorf("not found below %q: %v", s.only, s.shown)
	}
	s.press("esc", "/", "z", "z")
	s.wants("no question contains these words")
	s.press("enter", "enter", "e", "y")
	s.press("esc", "q")
	if !s.quit {
		t.Error("q does not quit")
	}
}

// The cursor is after the typed text, even if a character is two cells wide.
func TestCursorIsBehindWideCharacters(t *testing.T) {
	s := open(t)
	s.press("/")
	s.Update(tea.PasteMsg{Content: "日本a"})
	if c := s.View().Cursor; c == nil || c.X != inputColumn+5 {
		t.Errorf("the cursor is at %+v", c)
	}
}

func TestTellsWhatFails(t *testing.T) {
	s := open(t)
	s.fail = errors.New("disk full")
	s.press("enter")
	s.wants("not stored: disk full")
	s.press("w")
	s.wants("not written: disk full")
}

// The screen fits into every window, and shows something useful in all but the smallest.
func TestFitsEveryWindow(t *testing.T) {
	s := open(t)
	for _, width := range []int{0, 1, 2, 9, 10, 20, 39, 40, 79, 80, 83, 84, 85, 100, 120, 300} {
		for _, height := range []int{0, 1, 2, 3, 4, 5, 10, 15, 24, 36, 100} {
			s.Update(tea.WindowSizeMsg{Width: width, Height: height})
			for _, key := range []string{"e", "/"} {
				s.press(key)
				checkSize(t, s.View(), width, height)
				s.press("esc")
				checkSize(t, s.View(), width, height)
			}
			s.press("?")
			checkSize(t, s.View(), width, height)
			s.press("esc")
		}
	}
	for _, size := range [][2]int{{80, 24}, {40, 15}} {
		s.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		s.wants("A-1", "MFA for production", "enter accept", "w write", "q quit", "? help", "4 questions", "2 ready", "1 open")
	}
}

func checkSize(t *testing.T, v tea.View, width, height int) {
	t.Helper()
	rows := strings.Split(v.Content, "\n")
	if len(rows) > max(1, height) {
		t.Errorf("%dx%d: %d rows", width, height, len(rows))
	}
	for i, row := range rows {
		if w := ansi.StringWidth(row); w > width {
			t.Errorf("%dx%d: row %d has %d columns", width, height, i, w)
		}
	}
	if c := v.Cursor; c != nil && (c.X > max(0, width-1) || c.Y > max(0, height-1)) {
		t.Errorf("%dx%d: the cursor is at %d,%d", width, height, c.X, c.Y)
	}
}
