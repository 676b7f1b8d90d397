// Package answer is the screen on which a person reviews the answers to a questionnaire: a list of
// questions, and beside it the answer that the handbook has for the selected one.
package answer

import (
	"fmt"
	"maps"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/dialog"
	"trustbook/ui/draw"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Options are what the screen needs.
type Options struct {
	Name   string // of the file
	Review *questionnaire.Review
	Theme  *theme.Theme
	// Keys are the configured keys, by context and action.
	Keys    map[string]map[string][]string
	NoMouse bool
	// Save stores the decisions. Write writes the copy and forgets the decisions; it returns the path of the
	// copy, beside an error if only forgetting failed. Both are called outside of Update, and the one may be
	// called during the other. A nil Save stores nothing.
	Save  func(questionnaire.Decisions) error
	Write func([]questionnaire.CellText) (path string, err error)
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
	reviewing mode = iota
	editing        // the text of the answer
	finding        // a word in the questions
)

type model struct {
	Options
	keys          *keyMap
	dialog        *dialog.Model // the help; nil if closed
	outbox        message.Outbox
	width, height int
	shown         []int // questions that match the filter
	selected      int   // index in shown
	list, answer  draw.Scroll
	mode          mode
	filter, text  textinput.Model
	hints         help.Model
	said          string // in the bottom row, until the next key
	isProblem     bool
	unsaved       bool // decisions changed while they were being saved
	saving        bool
	failed        bool         // the latest decisions could not be stored
	unwritten     map[int]bool // questions with an accepted answer that is not in a copy
	confirmed     int          // question whose answer the next accept replaces, or -1
	leaving       bool         // the next quit leaves accepted answers that are not in a copy
	quitting      bool         // quit once the decisions are stored
}

func newModel(o Options) *model {
	m := &model{Options: o, keys: newKeyMap(o.Keys), filter: draw.NewInput(), text: draw.NewInput(), hints: draw.NewHints(o.Theme), confirmed: -1}
	m.text.CharLimit = 0
	for _, in := range []*textinput.Model{&m.filter, &m.text} {
		in.SetStyles(draw.InputStyles(o.Theme))
	}
	m.unwritten = map[int]bool{}
	for i := range m.Review.Questions {
		if d, decided := m.Review.Decided(i); decided && !d.Open {
			m.unwritten[i] = true
		}
	}
	if len(m.unwritten) > 0 {
		m.said = phrases.DecisionsKept(len(m.Review.Decisions))
	}
	m.applyFilter()
	return m
}

// Init does nothing: everything is there from the start.
func (m *model) Init() tea.Cmd { return nil }

// saved and written are the messages of commands that have ended.
type (
	saved   struct{ err error }
	written struct {
		path      string
		count     int
		decisions questionnaire.Decisions // decisions that are in the copy
		err       error
	}
)

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case saved:
		return m, m.afterSave(msg.err)
	case written:
		return m, m.afterWrite(msg)
	case tea.PasteMsg:
		if m.dialog != nil {
			return m, m.updateDialog(msg)
		}
		return m, m.typed(msg)
	case tea.MouseMsg:
		return m, m.point(msg)
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
		return terminal.Repaint(m.View())
	case key.Matches(msg, m.keys.program.Suspend) && terminal.CanSuspend():
		return tea.Suspend
	case key.Matches(msg, m.keys.program.Mouse):
		m.NoMouse = !m.NoMouse
		return nil
	case m.dialog != nil:
		return m.updateDialog(msg)
	case m.mode != reviewing:
		return m.pressTyping(msg)
	}
	m.moveOn(key.Matches(msg, m.keys.accept), key.Matches(msg, m.keys.quit))
	if cmd, ok := m.pressReview(msg); ok {
		return cmd
	}
	m.move(msg)
	return nil
}

// moveOn clears the message, and forgets which key had to be pressed again, unless it was pressed.
func (m *model) moveOn(accepting, quitting bool) {
	m.said = ""
	if !accepting {
		m.confirmed = -1
	}
	m.leaving = m.leaving && quitting
}

func (m *model) pressReview(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k := m.keys
	switch {
	case key.Matches(msg, k.back):
		m.back()
		return nil, true
	case key.Matches(msg, k.quit):
		return m.quit(), true
	case key.Matches(msg, k.program.Help), key.Matches(msg, k.program.HelpEmpty):
		m.openHelp()
		return nil, true
	case key.Matches(msg, k.find):
		m.mode = finding
		return m.filter.Focus(), true
	case key.Matches(msg, k.write):
		return m.write(), true
	case len(m.shown) == 0:
		return nil, false
	case key.Matches(msg, k.accept):
		return m.accept(), true
	case key.Matches(msg, k.edit):
		return m.edit(), true
	case key.Matches(msg, k.open):
		return m.leaveOpen(), true
	case key.Matches(msg, k.entry):
		m.answer.SetTop(0)
		if !m.Review.ChooseOffer(m.current(), int(msg.Code-'1')) {
			m.warn(phrases.SayNoOffer, msg.Code)
		}
		return nil, true
	}
	for i, v := range []handbook.Verdict{handbook.Yes, handbook.No, handbook.Partly, handbook.NA} {
		if key.Matches(msg, k.verdicts[i]) {
			if err := m.Review.SetVerdict(m.current(), v); err != nil {
				m.warn("%v", err)
			}
			return nil, true
		}
	}
	return nil, false
}

// back shows all questions again. If they are shown already it does not quit, but says how to.
func (m *model) back() {
	if m.filter.Value() == "" {
		m.say(phrases.SayQuits, nameOf(m.keys.quit))
		return
	}
	m.filter.SetValue("")
	m.applyFilter()
}

func (m *model) current() int { return m.shown[m.selected] }

// accept accepts the answer and goes to the next question without a decision. It replaces an answer that is
// already in the customer's file only if the key is pressed twice.
func (m *model) accept() tea.Cmd {
	i := m.current()
	if m.Review.Questions[i].IsAnswered() && m.confirmed != i {
		m.confirmed = i
		m.warn(phrases.SayReplaces, nameOf(m.keys.accept))
		return nil
	}
	m.confirmed = -1
	if err := m.Review.Accept(i); err != nil {
		m.warn("%v", err)
		return nil
	}
	m.unwritten[i] = true
	m.next()
	return m.save()
}

// leaveOpen leaves the question open and goes to the next one, or undoes the decision on it.
func (m *model) leaveOpen() tea.Cmd {
	i := m.current()
	m.Review.LeaveOpen(i)
	delete(m.unwritten, i)
	if _, decided := m.Review.Decided(i); decided {
		m.next()
	}
	return m.save()
}

// next selects the next question that somebody has to decide.
func (m *model) next() {
	for step := 1; step < len(m.shown); step++ {
		at := (m.selected + step) % len(m.shown)
		if _, decided := m.Review.Decided(m.shown[at]); !decided && !m.Review.Questions[m.shown[at]].IsAnswered() {
			m.selectRow(at)
			return
		}
	}
	m.say(phrases.SayAllDecided, nameOf(m.keys.write))
}

func (m *model) edit() tea.Cmd {
	_, _, text := m.Review.Draft(m.current())
	m.mode = editing
	m.answer.SetTop(0)
	m.text.SetValue(text)
	m.text.CursorEnd()
	return m.text.Focus()
}

// save stores the decisions, unless they are being stored.
func (m *model) save() tea.Cmd {
	if m.Save == nil {
		return nil
	}
	if m.saving {
		m.unsaved = true
		return nil
	}
	m.saving, m.unsaved, m.failed = true, false, false
	decisions := maps.Clone(m.Review.Decisions) // a copy, because decisions may change while they are stored
	store := m.Save
	return func() tea.Msg { return saved{store(decisions)} }
}
