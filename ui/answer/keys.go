package answer

import (
	"maps"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/dialog"
	"trustbook/ui/keymap"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
)

type keyMap struct {
	accept, edit, entry, open, find, write, back, quit key.Binding
	verdicts                                           [4]key.Binding // yes, no, partly, not applicable
	scroll                                             keymap.ScrollKeys
	program                                            keymap.Program
	dialog                                             dialog.KeyMap
}

// Contexts returns the keys of this screen alone, for the configuration.
func Contexts() []keymap.Context {
	k := keyMap{}
	c := k.contexts()[:1]
	keymap.Reset(c[0].Actions)
	return c
}

func newKeyMap(configured map[string]map[string][]string) *keyMap {
	k := &keyMap{}
	contexts := append(k.contexts(), keymap.Context{Actions: []keymap.Action{keymap.New("entry", &k.entry, "1-9", phrases.KeyTakeAnotherEntry, "1", "2", "3", "4", "5", "6", "7", "8", "9")}})
	for _, c := range contexts {
		keymap.Reset(c.Actions)
	}
	k.program.Help.SetHelp("? ^G", phrases.KeyShowHelp.Does) // nothing is typed here
	k.program.HelpEmpty.SetHelp("", "")
	keymap.Rebind(contexts, configured)
	return k
}

// contexts returns the keys that work here, in the order of the help. Digits are not actions: each is an entry.
func (k *keyMap) contexts() []keymap.Context {
	review := []keymap.Action{
		keymap.New("accept", &k.accept, "enter", phrases.KeyAcceptAndGoOn, "enter"),
		keymap.New("edit", &k.edit, "e", phrases.KeyEditText, "e"),
		keymap.New("yes", &k.verdicts[0], "y", phrases.KeySetOrClearYes, "y"),
		keymap.New("no", &k.verdicts[1], "n", phrases.KeySetOrClearNo, "n"),
		keymap.New("partly", &k.verdicts[2], "p", phrases.KeySetOrClearPartly, "p"),
		keymap.New("na", &k.verdicts[3], "a", phrases.KeySetOrClearNotApplicable, "a"),
		keymap.New("open", &k.open, "o", phrases.KeyLeaveOpen, "o"),
		keymap.New("find", &k.find, "/", phrases.KeyFindQuestion, "/"),
		keymap.New("back", &k.back, "esc", phrases.KeyShowAllQuestions, "esc"),
		keymap.New("write", &k.write, "w", phrases.KeyWriteCopy, "w"),
		keymap.New("quit", &k.quit, "q", phrases.KeyQuitReview, "q"),
	}
	return []keymap.Context{
		{Name: "review", Title: phrases.KeysOfReview, Actions: slices.Concat(review, k.movingKeys())},
		{Name: "program", Title: phrases.KeysOfProgram, Actions: slices.DeleteFunc(k.program.Actions(), func(a keymap.Action) bool {
			return !slices.Contains([]string{"quit", "help", "help-empty", "mouse", "repaint", "suspend"}, a.Name)
		})},
		{Name: "overlay", Title: phrases.KeysOfDialogs, Actions: k.dialog.Actions()},
	}
}

// movingKeys returns the keys that move: page keys scroll the answer, and the others move from question to
// question.
func (k *keyMap) movingKeys() []keymap.Action {
	out := k.scroll.Actions()
	for i, a := range out {
		phrase, ok := map[string]string{
			"down": phrases.HelpQuestions, "half-down": phrases.HelpHalfPage,
			"page-down": phrases.KeyScrollAnswer.Does, "top": phrases.HelpFirstLast,
		}[a.Name]
		if ok {
			out[i] = a.WithHelp(phrase)
		}
	}
	return out
}

// openHelp lists the keys: first those that can be changed, then the digits.
func (m *model) openHelp() {
	contexts := m.keys.contexts()
	contexts[0].Actions = append(contexts[0].Actions, keymap.Action{Name: "entry", Binding: &m.keys.entry, Words: phrases.KeyTakeAnotherEntry.Words})
	m.dialog = dialog.NewHelp(dialog.Frame{Size: m.layout(), Theme: m.Theme, Keys: m.keys.dialog, Outbox: &m.outbox}, contexts, nil)
}

// updateDialog passes a message to the help.
func (m *model) updateDialog(msg tea.Msg) tea.Cmd {
	cmd := m.dialog.Update(msg)
	for posted, ok := m.outbox.Next(); ok; posted, ok = m.outbox.Next() {
		if _, isClose := posted.(message.CloseDialog); isClose {
			m.dialog = nil
		}
	}
	return cmd
}

// nameOf returns the key of a binding, the first if there are several, for a message.
func nameOf(b key.Binding) string { return keymap.FirstKey(b).Help().Key }

func (m *model) pressTyping(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case msg.Code == tea.KeyEscape:
		if m.mode == finding {
			m.filter.SetValue("")
			m.applyFilter()
		}
		m.mode = reviewing
	case msg.Code == tea.KeyEnter:
		if m.mode == editing {
			m.Review.SetText(m.current(), strings.TrimSpace(m.text.Value()))
		}
		m.mode = reviewing
	default:
		return m.typed(msg)
	}
	return nil
}

// typed passes a key or pasted text to the field that has the cursor.
func (m *model) typed(msg tea.Msg) (cmd tea.Cmd) {
	switch m.mode {
	case editing:
		m.text, cmd = m.text.Update(msg)
	case finding:
		m.filter, cmd = m.filter.Update(msg)
		m.applyFilter()
	}
	return cmd
}

// applyFilter lists the questions with the words that are searched for.
func (m *model) applyFilter() {
	selected := -1
	if m.selected < len(m.shown) {
		selected = m.current()
	}
	pattern := strings.ToLower(strings.TrimSpace(m.filter.Value()))
	m.shown, m.selected = nil, 0
	m.answer.SetTop(0)
	for i := range m.Review.Questions {
		q := &m.Review.Questions[i]
		if strings.Contains(strings.ToLower(q.Where+" "+q.ID+" "+q.Text), pattern) {
			if i == selected {
				m.selected = len(m.shown)
			}
			m.shown = append(m.shown, i)
		}
	}
	m.resize(m.width, m.height)
}

func (m *model) move(msg tea.KeyPressMsg) {
	k := m.keys.scroll
	half := max(1, m.list.Height()/2)
	switch {
	case key.Matches(msg, k.Down):
		m.selectRow(m.selected + 1)
	case key.Matches(msg, k.Up):
		m.selectRow(m.selected - 1)
	case key.Matches(msg, k.PageDown):
		m.scrollAnswer(m.pageRows())
	case key.Matches(msg, k.PageUp):
		m.scrollAnswer(-m.pageRows())
	case key.Matches(msg, k.HalfDown):
		m.selectRow(m.selected + half)
	case key.Matches(msg, k.HalfUp):
		m.selectRow(m.selected - half)
	case key.Matches(msg, k.Top):
		m.selectRow(0)
	case key.Matches(msg, k.Bottom):
		m.selectRow(len(m.shown) - 1)
	}
}

func (m *model) selectRow(row int) {
	m.selected = max(0, min(row, len(m.shown)-1))
	m.answer.SetTop(0)
	m.list.Reveal(m.selected)
}

func (m *model) write() tea.Cmd {
	cells, count := m.Review.Cells(), m.Review.Accepted()
	if count == 0 {
		m.warn(phrases.SayNothingAccepted, nameOf(m.keys.accept))
		return nil
	}
	m.say(phrases.SayWriting)
	write, decisions := m.Write, maps.Clone(m.Review.Decisions)
	return func() tea.Msg {
		path, err := write(cells)
		return written{path, count, decisions, err}
	}
}

// afterWrite reports the outcome of writing a copy, and stores the decisions that were made meanwhile, because
// they were forgotten together with those in the copy.
func (m *model) afterWrite(msg written) tea.Cmd {
	if msg.path == "" {
		m.warn(phrases.SayNotWritten, msg.err)
		return nil
	}
	maps.DeleteFunc(m.unwritten, func(i int, _ bool) bool {
		key := m.Review.Questions[i].Key
		return msg.decisions[key] == m.Review.Decisions[key]
	})
	m.say(phrases.SayWrote, msg.path, phrases.Answers(msg.count))
	switch {
	case msg.err != nil:
		m.warn(phrases.SayWroteStillStored, msg.path, msg.err)
	case !maps.Equal(msg.decisions, m.Review.Decisions):
		return m.save()
	}
	return nil
}

// quit ends the screen. If accepted answers are not in a copy, the key has to be pressed twice.
func (m *model) quit() tea.Cmd {
	if n := len(m.unwritten); n > 0 && !m.leaving {
		m.leaving, m.mode, m.dialog = true, reviewing, nil // so that the message is visible; the key comes first, because a narrow window cuts the rest
		count, again := phrases.Answers(n), phrases.Again(nameOf(m.keys.quit))
		if m.areKept() {
			m.say(phrases.SayKept, again, count)
		} else {
			m.warn(phrases.SayDiscards, again, count, nameOf(m.keys.write))
		}
		return nil
	}
	return m.quitStored()
}

// areKept reports whether the decisions are stored for the next time.
func (m *model) areKept() bool { return m.Save != nil && !m.failed }

// quitNow ends the screen at once, unless that loses accepted answers.
func (m *model) quitNow() tea.Cmd {
	if !m.areKept() {
		return m.quit()
	}
	return m.quitStored()
}

// quitStored quits once the decisions are stored.
func (m *model) quitStored() tea.Cmd {
	if m.saving {
		m.quitting = true
		return nil
	}
	return tea.Quit
}

// listTop is the first row of the list, below the title and its rule.
const listTop = frameRows - 1

// point handles the mouse. A click selects a question and decides nothing. The wheel moves from question to
// question above the list, and scrolls the answer above the answer.
func (m *model) point(msg tea.MouseMsg) tea.Cmd {
	if m.dialog != nil {
		return m.updateDialog(msg)
	}
	if m.mode != reviewing {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		m.moveOn(false, false)
		if rows := keymap.WheelRows(msg); m.isAnswerAt(msg.X, msg.Y) {
			m.scrollAnswer(rows)
		} else {
			m.selectRow(m.selected + max(-1, min(rows, 1)))
		}
	case tea.MouseClickMsg:
		m.moveOn(false, false)
		row := m.list.Top() + msg.Y - listTop
		if msg.Button == tea.MouseLeft && msg.Y >= listTop && row < m.list.End() && !m.isAnswerAt(msg.X, msg.Y) {
			m.selectRow(row)
		}
	}
	return nil
}

// isAnswerAt reports whether the answer is at a place on the screen.
func (m *model) isAnswerAt(x, y int) bool {
	if m.isWide() {
		return x >= m.width/2
	}
	return y > listTop+m.list.End()-m.list.Top() // below the rule
}
