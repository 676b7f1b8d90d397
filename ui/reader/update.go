package reader

import (
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/keymap"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/phrases"
)

// Update handles keys, pasted text, the mouse wheel and the results of its own commands.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case CarryOverResult:
		m.addCarriedOver(msg)
		return nil
	case EarlierText:
		return m.showDiff(msg)
	}
	cmd := m.updatePosition(msg)
	m.keepPos()
	return cmd
}

// updatePosition handles messages that can change the top row, and stores the new position.
func (m *Model) updatePosition(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.pressKey(msg)
	case tea.PasteMsg:
		if m.Find.Typing() {
			return m.Find.Update(msg, m.keys.Finding, m.findView())
		}
	case tea.MouseWheelMsg:
		m.Scroll.ScrollBy(keymap.WheelRows(msg))
	case message.GoToRow:
		m.Scroll.SetTop(msg.Row)
	case message.FindWord:
		if !m.Find.GoToWord(msg.Word, m.findView()) { // if the word occurs only in the title or the question, it is not found
			m.say(phrases.OnlyAboveText(msg.Word))
		}
	}
	return nil
}

func (m *Model) pressKey(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys
	switch {
	case m.Find.Typing():
		return m.Find.Update(msg, k.Finding, m.findView())
	case key.Matches(msg, k.Back):
		return m.closeInnermost()
	case key.Matches(msg, k.Finding.Find):
		return m.Find.BeginQuery()
	case key.Matches(msg, k.Plain):
		return m.togglePlain()
	case key.Matches(msg, k.Diff):
		return m.toggleDiff()
	case key.Matches(msg, k.Follow):
		m.followLink()
	default:
		if !k.Scroll(msg, &m.Scroll) && !m.pressMoveKey(msg) {
			m.pressProgramKey(msg)
		}
	}
	return nil
}

// closeInnermost closes what was opened last: the matches, the link selection, or the entry.
func (m *Model) closeInnermost() tea.Cmd {
	_, onMatch := m.Find.Current()
	switch {
	case m.IsPlain():
		return m.togglePlain()
	case m.diff != nil && m.Find.Query() == "":
		return m.toggleDiff()
	case m.Find.Query() != "":
		m.Find.Close(m.findView())
	case onMatch || m.link >= 0:
		m.Find.Deselect()
		m.link = -1
	default:
		m.out.Post(message.CloseReader{})
	}
	return nil
}

// pressMoveKey handles keys that move within the entry, and reports whether the key was one of them.
func (m *Model) pressMoveKey(msg tea.KeyPressMsg) bool {
	k := m.keys
	switch {
	case key.Matches(msg, k.Finding.NextMatch):
		m.stepMatch(1)
	case key.Matches(msg, k.Finding.PrevMatch):
		m.stepMatch(-1)
	case key.Matches(msg, k.Contents):
		m.openContents()
	case key.Matches(msg, k.Abbreviations):
		m.openAbbreviations()
	case key.Matches(msg, k.NextLink):
		m.stepLink(1)
	case key.Matches(msg, k.PrevLink):
		m.stepLink(-1)
	default:
		return false
	}
	return true
}

// pressProgramKey posts the message for a key that the root model handles.
func (m *Model) pressProgramKey(msg tea.KeyPressMsg) {
	k := m.keys
	if key.Matches(msg, k.MarkRead) {
		m.markRead()
		return
	}
	for _, action := range []struct {
		key  key.Binding
		post tea.Msg
	}{
		{k.Help, message.OpenHelp{}},
		{k.Copy, message.CopyAnswer{}},
		{k.CopySentence, message.CopySentence{}},
		{k.CopyMenu, message.OpenCopyMenu{}},
		{k.Next, message.StepEntry{By: 1}},
		{k.Previous, message.StepEntry{By: -1}},
		{k.GoBack, message.StepHistory{By: -1}},
		{k.GoForward, message.StepHistory{By: 1}},
		{alwaysEnabled(k.Reload), message.Reload{}},
		{alwaysEnabled(k.Language), message.SwitchLanguage{}},
		{k.Acknowledge, message.OpenAcknowledgement{}},
	} {
		if key.Matches(msg, action.key) {
			m.out.Post(action.post)
			return
		}
	}
	if msg.Text != "" {
		m.say(phrases.NothingIsTyped(msg.Text, k.Finding.Find.Help().Key, keymap.WithFirstKey(k.Back).Help().Key))
	}
}

// alwaysEnabled returns k enabled, even if the help omits it because it has no effect in this handbook. Pressing the
// key then explains why it has no effect.
func alwaysEnabled(k key.Binding) key.Binding {
	k.SetEnabled(true)
	return k
}

// togglePlain switches plain text on or off. Plain text has no bars, colours or mouse support, so that the terminal's
// own mouse selection can copy text if the program's copy keys do not work.
// It begins with the text that was at the top of the screen.
func (m *Model) togglePlain() tea.Cmd {
	if m.plain != nil {
		m.pos, m.plain = m.plain.pos, nil
		return m.layOut()
	}
	top, part := m.topSentence(), float64(m.Scroll.Top())/float64(max(1, len(m.Doc.Rows)))
	m.plain = m.returnPoint()
	if m.plain == nil {
		m.plain = &returnPoint{m.pos, m.PortablePosition()}
	}
	m.diff, m.pos = nil, 0
	cmd := m.layOut()
	searched := m.Doc
	searched.Unmarked = 0
	row, ok := page.RowOfSentence(&searched, top)
	if !ok {
		row = int(part * float64(len(m.Doc.Rows)))
	}
	m.Scroll.SetTop(row)
	m.keepPos()
	return cmd
}

// minTopWords is the minimum number of words by which plain text is searched for the top row of the screen.
const minTopWords = 3

// topSentence returns the words of the first visible row with text, or "" if they are too few to find the row by them or
// the entry has not been scrolled.
func (m *Model) topSentence() string {
	if m.Scroll.Top() == 0 {
		return ""
	}
	for _, row := range m.Doc.Plain[m.Scroll.Top():] {
		row = strings.TrimLeftFunc(row, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if words := len(strings.Fields(row)); words >= minTopWords {
			return row
		} else if words > 0 {
			break
		}
	}
	return ""
}

// stepMatch moves to the next or the previous match.
func (m *Model) stepMatch(n int) {
	if !m.Find.Step(n, m.findView()) {
		m.say(phrases.NothingHighlighted.WithDetail(keymap.OfferKey(m.keys.Finding.Find, phrases.FindsInEntry)))
	}
}
