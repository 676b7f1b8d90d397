package answer

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/dialog"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
)

type keyMap struct {
	accept, acceptReady, edit, entry, open, find, only, write, back, quit key.Binding
	verdicts                                                              [4]key.Binding // yes, no, partly, not applicable
	scroll                                                                keymap.ScrollKeys
	program                                                               keymap.ProgramKeys
	dialog                                                                dialog.KeyMap
}

// KeyContexts returns the keys that are specific to this screen, for the configuration.
func KeyContexts() []keymap.Context {
	k := keyMap{}
	c := k.contexts()[:1]
	keymap.ResetToDefaults(c[0].Actions)
	return c
}

func newKeyMap(configured map[string]map[string][]string) *keyMap {
	k := &keyMap{}
	contexts := append(k.contexts(), keymap.Context{Actions: []keymap.Action{keymap.NewAction("entry", &k.entry, "1-9", phrases.KeyTakeAnotherEntry, "1", "2", "3", "4", "5", "6", "7", "8", "9")}})
	for _, c := range contexts {
		keymap.ResetToDefaults(c.Actions)
	}
	k.program.Help.SetHelp("? ^G", phrases.KeyShowHelp.Does) // text cannot be typed in the review itself, so "?" works as well
	k.program.HelpEmpty.SetHelp("", "")
	keymap.Rebind(contexts, configured)
	return k
}

// contexts returns the key bindings of the review, in the order of the help. Digits are not configurable actions,
// because each one chooses an entry.
func (k *keyMap) contexts() []keymap.Context {
	review := []keymap.Action{
		keymap.NewAction("accept", &k.accept, "enter", phrases.KeyAcceptAndGoOn, "enter"),
		keymap.NewAction("accept-ready", &k.acceptReady, "A", phrases.KeyAcceptReady, "A"),
		keymap.NewAction("edit", &k.edit, "e", phrases.KeyEditText, "e"),
		keymap.NewAction("yes", &k.verdicts[0], "y", phrases.KeySetOrClearYes, "y"),
		keymap.NewAction("no", &k.verdicts[1], "n", phrases.KeySetOrClearNo, "n"),
		keymap.NewAction("partly", &k.verdicts[2], "p", phrases.KeySetOrClearPartly, "p"),
		keymap.NewAction("na", &k.verdicts[3], "a", phrases.KeySetOrClearNotApplicable, "a"),
		keymap.NewAction("open", &k.open, "o", phrases.KeyLeaveOpen, "o"),
		keymap.NewAction("find", &k.find, "/", phrases.KeyFindQuestion, "/"),
		keymap.NewAction("only", &k.only, "tab", phrases.KeyShowOnly, "tab"),
		keymap.NewAction("back", &k.back, "esc", phrases.KeyShowAllQuestions, "esc"),
		keymap.NewAction("write", &k.write, "w", phrases.KeyWriteCopy, "w"),
		keymap.NewAction("quit", &k.quit, "q", phrases.KeyQuitReview, "q"),
	}
	return []keymap.Context{
		{Name: "review", Title: phrases.KeysOfReview, Actions: slices.Concat(review, k.movingKeys())},
		{Name: "program", Title: phrases.KeysOfProgram, Actions: slices.DeleteFunc(k.program.Actions(), func(a keymap.Action) bool {
			return !slices.Contains([]string{"quit", "help", "help-empty", "mouse", "repaint", "suspend"}, a.Name)
		})},
		{Name: "overlay", Title: phrases.KeysOfDialogs, Actions: k.dialog.Actions()},
	}
}

// movingKeys returns the navigation keys: page keys scroll the answer, and the others move between questions.
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

// openHelp opens the help, which lists the configurable keys first and then the digits.
func (m *model) openHelp() {
	contexts := m.keys.contexts()
	contexts[0].Actions = append(contexts[0].Actions, keymap.Action{Name: "entry", Binding: &m.keys.entry, Words: phrases.KeyTakeAnotherEntry.Words})
	m.dialog = dialog.NewHelp(dialog.Frame{Size: m.layout(), Theme: m.Theme, Keys: m.keys.dialog, Outbox: &m.outbox}, contexts, nil)
}

// updateDialog passes a message to the help dialog.
func (m *model) updateDialog(msg tea.Msg) tea.Cmd {
	cmd := m.dialog.Update(msg)
	for posted, ok := m.outbox.Next(); ok; posted, ok = m.outbox.Next() {
		if _, isClose := posted.(message.CloseDialog); isClose {
			m.dialog = nil
		}
	}
	return cmd
}

// firstKeyName returns the name of a binding's first key, for a message.
func firstKeyName(b key.Binding) string { return keymap.WithFirstKey(b).Help().Key }

func (m *model) pressTyping(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case msg.Code == tea.KeyEscape && m.mode == modeEditing:
		m.discardDraft(msg.String())
	case msg.Code == tea.KeyEscape:
		m.filter.SetValue("")
		m.applyFilter()
		m.endTyping()
	case msg.Code == tea.KeyEnter && m.mode == modeEditing:
		return m.saveDraft()
	case msg.Code == tea.KeyEnter:
		m.endTyping()
	default:
		return m.typeText(msg)
	}
	return nil
}

// typeText passes a key or pasted text to the input with the cursor.
func (m *model) typeText(msg tea.Msg) (cmd tea.Cmd) {
	switch m.mode {
	case modeEditing:
		m.editor.field, cmd = m.editor.field.Update(msg)
		m.clearConfirmation("", false)
		m.resize(m.width, m.height)
	case modeFinding:
		m.filter, cmd = m.filter.Update(msg)
		m.applyFilter()
	}
	return cmd
}

// applyFilter lists the questions that contain the search words.
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
		if (m.only == "" || kindOf(m.Review, i) == m.only) && strings.Contains(strings.ToLower(q.Where+" "+q.ID+" "+q.Text), pattern) {
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

// listTop is the first row of the list. Above it are the title and a rule.
const listTop = frameRows - 1

// handleMouse handles the mouse. A click selects a question. The wheel moves between questions when the pointer is over
// the list, and scrolls the answer when it is over the answer.
func (m *model) handleMouse(msg tea.MouseMsg) tea.Cmd {
	if m.dialog != nil {
		return m.updateDialog(msg)
	}
	if m.mode != modeReviewing {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		m.clearConfirmation("", false)
		if rows := keymap.WheelRows(msg); m.isAnswerAt(msg.X, msg.Y) {
			m.scrollAnswer(rows)
		} else {
			m.selectRow(m.selected + max(-1, min(rows, 1)))
		}
	case tea.MouseClickMsg:
		m.clearConfirmation("", false)
		row := m.list.Top() + msg.Y - listTop
		if msg.Button == tea.MouseLeft && msg.Y >= listTop && row < m.list.End() && !m.isAnswerAt(msg.X, msg.Y) {
			m.selectRow(row)
		}
	}
	return nil
}

// isAnswerAt reports whether a position on the screen is within the answer.
func (m *model) isAnswerAt(x, y int) bool {
	if m.isWide() {
		return x >= m.listWidth()
	}
	return y > listTop+m.list.End()-m.list.Top() // below the rule
}

// hintKeys returns the keys for the bottom row. If not all of them fit, those before the help key are left out. So the
// keys needed to finish come first, followed by those used most often for the selected question.
func (m *model) hintKeys() []key.Binding {
	switch {
	case m.dialog != nil:
		return m.dialog.Keys()
	case m.mode == modeEditing:
		return editorHints()
	}
	k := m.keys
	verdict := k.verdicts[0]
	verdict.SetHelp(m.verdictKeys(), phrases.HintVerdict)
	out := []key.Binding{keymap.WithDescription(k.write, phrases.HintWrite), keymap.WithDescription(k.quit, phrases.KeyQuit.Does)}
	if m.hasAnswerToAccept() {
		out = slices.Insert(out, 0, keymap.WithDescription(k.accept, phrases.HintAccept))
	}
	choose := []key.Binding{keymap.WithDescription(k.entry, phrases.HintEntry), keymap.WithDescription(k.open, phrases.ReviewOpen), keymap.WithDescription(k.edit, phrases.HintEdit)}
	if m.lacksVerdict() {
		out = append(append(out, verdict), choose...)
	} else {
		out = append(append(out, choose...), verdict)
	}
	if m.Review.CountUndecided()[questionnaire.ReadinessReady] > 0 {
		out = append(out, keymap.WithDescription(k.acceptReady, phrases.HintReady))
	}
	if len(kindsOf(m.Review, m.only)) > 1 {
		out = append(out, keymap.WithDescription(k.only, cmp.Or(nextKind(m.Review, m.only), phrases.HintAll)))
	}
	return append(out, keymap.WithDescription(k.find, phrases.HintFind), keymap.WithDescription(keymap.WithFirstKey(k.program.Help), phrases.HintHelp))
}

// hasAnswerToAccept reports whether there is an answer to accept for the selected question.
func (m *model) hasAnswerToAccept() bool {
	if len(m.shown) == 0 {
		return false
	}
	_, verdict, text := m.Review.Draft(m.current())
	return verdict+text != ""
}

// lacksVerdict reports whether the selected question asks for a verdict that is not set.
func (m *model) lacksVerdict() bool {
	if len(m.shown) == 0 {
		return false
	}
	i := m.current()
	_, verdict, text := m.Review.Draft(i)
	q := &m.Review.Questions[i]
	return verdict == "" && (q.AsksYesOrNo() || q.LacksVerdict(q.Fill(i, verdict, text)))
}

// verdictKeys names the keys that set a verdict for the selected question. It omits verdicts that the dropdown list of
// the cell does not offer.
func (m *model) verdictKeys() string {
	var names []string
	for i, b := range m.keys.verdicts {
		if len(m.shown) == 0 || m.Review.AllowsVerdict(m.current(), verdicts[i]) {
			names = append(names, b.Help().Key)
		}
	}
	return strings.Join(names, " ")
}

// hintRow draws as many of the hints as fit.
func (m *model) hintRow() string {
	m.hints.ShortSeparator = strings.Repeat(" ", columnGap)
	return draw.FitHints(m.hints, m.hintKeys(), m.width-2, 2)
}
