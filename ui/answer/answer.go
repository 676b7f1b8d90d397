// Package answer shows the screen on which a user reviews the answers to a questionnaire: a list of questions and,
// beside it, the handbook's answer to the selected question.
package answer

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/dialog"
	"trustbook/ui/draw"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Options contains what the screen needs.
type Options struct {
	Name     string
	LastCopy string // name of the completed copy that was written last; "" if there is none
	Review   *questionnaire.Review
	Theme    *theme.Theme
	// Keys contains the configured key bindings, by context and then by action.
	Keys    map[string]map[string][]string
	NoMouse bool
	// Save stores the decisions; nil if decisions are not stored. Write writes the completed copy of the questionnaire,
	// and then stores the decisions, marked as written. It returns the name of the copy, even if storing the decisions
	// failed. Both functions are called outside Update, possibly at the same time.
	Save  func(questionnaire.Decisions) error
	Write func(cells []questionnaire.CellText, after questionnaire.Decisions) (name string, err error)
}

// Run shows the screen until the user quits. It returns [terminal.ErrNoTerminal] if there is no terminal.
func Run(o Options, t terminal.Terminal) error {
	window, err := t.Open()
	if err != nil {
		return err
	}
	return window.Run(New(o, window.Width, window.Height))
}

type mode uint8

const (
	modeReviewing mode = iota
	modeEditing        // editing the text of the answer
	modeFinding        // searching for a word in the questions
)

type model struct {
	Options
	keys          *keyMap
	dialog        *dialog.Model // open help dialog; nil if closed
	outbox        message.Outbox
	width, height int
	shown         []int  // questions that match the filter
	only          string // kind of question shown; "" for all
	selected      int    // index in shown
	list, answer  draw.Scroll
	mode          mode
	filter        textinput.Model
	editor        editor
	hints         help.Model
	said          string // message in the bottom row, shown until the next key
	isProblem     bool
	unsaved       bool // decisions changed after the save in progress began
	saving        bool
	failed        bool   // the latest decisions could not be stored
	again         string // key that was pressed once and acts when pressed a second time
	leaving       bool   // the user has been warned that some answers are not in a completed copy; pressing the key again quits
	quitting      bool   // quit once the decisions are stored
}

func newModel(o Options) *model {
	m := &model{Options: o, keys: newKeyMap(o.Keys), filter: draw.NewInput(), hints: draw.NewHints(o.Theme)}
	m.filter.SetStyles(draw.InputStyles(o.Theme))
	if n := len(m.Review.Decisions); n > 0 {
		edited, outdated := m.Review.Drafts()
		m.said = phrases.DecisionsKept(n-len(edited)-len(outdated), len(edited), len(outdated), m.LastCopy)
		m.isProblem = len(outdated) > 0
	}
	m.applyFilter()
	m.selected = max(0, slices.IndexFunc(m.shown, m.isUndecided)) // where an earlier review stopped
	return m
}

// Init returns no command, because everything is loaded before the screen opens.
func (m *model) Init() tea.Cmd { return nil }

// savedMsg and writtenMsg report the results of saving the decisions and of writing a copy.
type (
	savedMsg   struct{ err error }
	writtenMsg struct {
		name      string
		count     int
		decisions questionnaire.Decisions // decisions in effect when the copy was written
		err       error
	}
)

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case savedMsg:
		return m, m.afterSave(msg.err)
	case writtenMsg:
		return m, m.afterWrite(msg)
	case tea.PasteMsg:
		msg.Content = sanitize.CleanPaste(msg.Content)
		if m.dialog != nil {
			return m, m.updateDialog(msg)
		}
		return m, m.typeText(msg)
	case tea.MouseMsg:
		return m, m.handleMouse(msg)
	case tea.KeyPressMsg:
		return m, m.press(msg)
	}
	return m, nil
}

func (m *model) say(format string, args ...any) {
	m.said, m.isProblem = fmt.Sprintf(format, args...), false
}

func (m *model) warn(format string, args ...any) {
	m.said, m.isProblem = fmt.Sprintf(format, args...), true
}

func (m *model) press(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, m.keys.program.Quit):
		return m.quitNow()
	case key.Matches(msg, m.keys.program.Repaint):
		return terminal.RestoreModes(m.View())
	case key.Matches(msg, m.keys.program.Suspend) && terminal.CanSuspend():
		return tea.Suspend
	case key.Matches(msg, m.keys.program.Mouse):
		m.NoMouse = !m.NoMouse
		return nil
	case m.dialog != nil:
		return m.updateDialog(msg)
	case m.mode != modeReviewing:
		return m.pressTyping(msg)
	}
	m.clearConfirmation(msg.String(), key.Matches(msg, m.keys.quit))
	if cmd, ok := m.pressReview(msg); ok {
		return cmd
	}
	m.move(msg)
	return nil
}

// clearConfirmation clears the message. If the user pressed a different key, it also forgets the first press of a key
// that needs two.
func (m *model) clearConfirmation(pressed string, quitting bool) {
	m.said = ""
	if m.again != pressed {
		m.again = ""
	}
	m.leaving = m.leaving && quitting
}

// confirmsKey reports whether this is the second press of a key that needs two. On the first press it remembers the
// key.
func (m *model) confirmsKey(pressed string) bool {
	if m.again == pressed {
		m.again = ""
		return true
	}
	m.again = pressed
	return false
}

func (m *model) pressReview(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	switch {
	case key.Matches(msg, k.back):
		m.showAllQuestions()
		return nil, true
	case key.Matches(msg, k.quit):
		return m.quit(), true
	case key.Matches(msg, k.program.Help), key.Matches(msg, k.program.HelpEmpty):
		m.openHelp()
		return nil, true
	case key.Matches(msg, k.find):
		m.mode, m.only = modeFinding, "" // a question of any kind is found
		return m.filter.Focus(), true
	case key.Matches(msg, k.write):
		return m.write(), true
	case key.Matches(msg, k.only):
		m.only = nextKind(m.Review, m.only)
		m.filter.SetValue("")
		m.applyFilter() // the decided questions stay in the list even if their kind changes
		return nil, true
	case key.Matches(msg, k.acceptReady):
		return m.acceptReady(msg.String()), true
	case len(m.shown) == 0:
		return nil, false
	case key.Matches(msg, k.accept):
		return m.acceptAnswer(msg.String()), true
	case key.Matches(msg, k.edit):
		return m.edit(), true
	case key.Matches(msg, k.open):
		return m.leaveOpen(), true
	case key.Matches(msg, k.entry):
		return m.selectOffer(msg), true
	}
	for i, v := range verdicts {
		if key.Matches(msg, k.verdicts[i]) {
			if err := m.Review.SetVerdict(m.current(), v); err != nil {
				m.warn("%v", err)
				return nil, true
			}
			return m.storeEdit(), true
		}
	}
	return nil, false
}

// verdicts are the verdicts that keys set, in the order of the keys.
var verdicts = [...]handbook.Verdict{handbook.Yes, handbook.No, handbook.Partly, handbook.NA}

// showAllQuestions shows all questions again. If they are already shown, it explains how to quit.
func (m *model) showAllQuestions() {
	if m.filter.Value() == "" && m.only == "" {
		m.say(phrases.ReviewQuits, firstKeyName(m.keys.quit))
		return
	}
	m.filter.SetValue("")
	m.only = ""
	m.applyFilter()
}

func (m *model) current() int { return m.shown[m.selected] }

func (m *model) endTyping() {
	m.mode, m.said, m.again = modeReviewing, "", ""
	m.resize(m.width, m.height)
}
