package answer

import (
	"maps"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/keymap"
	"trustbook/ui/phrases"
)

type keyMap struct {
	accept, edit, entry, open, find, write, back, quit, help key.Binding
	verdicts                                                 [4]key.Binding // yes, no, partly, not applicable
	scroll                                                   keymap.ScrollKeys
	program                                                  keymap.Program
}

func defaultKeys() (k keyMap) {
	keymap.Reset([]keymap.Action{
		keymap.New("accept", &k.accept, "enter", "accept", "enter"),
		keymap.New("edit", &k.edit, "e", "edit", "e"),
		keymap.New("entry", &k.entry, "1-9", "entry", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		keymap.New("open", &k.open, "o", "open", "o"),
		keymap.New("find", &k.find, "/", "find", "/"),
		keymap.New("write", &k.write, "w", "write", "w"),
		keymap.New("back", &k.back, "esc", "back", "esc"),
		keymap.New("quit", &k.quit, "q", "quit", "q"),
		keymap.New("help", &k.help, "?", "keys", "?", "ctrl+g"),
		keymap.New("yes", &k.verdicts[0], "y n p a", "verdict", "y"),
		keymap.New("no", &k.verdicts[1], "", "", "n"),
		keymap.New("partly", &k.verdicts[2], "", "", "p"),
		keymap.New("na", &k.verdicts[3], "", "", "a"),
	})
	keymap.Reset(k.scroll.Actions())
	keymap.Reset(k.program.Actions())
	return k
}

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

// typed passes a key or pasted text to the field that is being typed in.
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
	page := max(1, m.list.Height()-1)
	switch {
	case key.Matches(msg, k.Down):
		m.selectRow(m.selected + 1)
	case key.Matches(msg, k.Up):
		m.selectRow(m.selected - 1)
	case key.Matches(msg, k.PageDown), key.Matches(msg, k.HalfDown):
		m.selectRow(m.selected + page)
	case key.Matches(msg, k.PageUp), key.Matches(msg, k.HalfUp):
		m.selectRow(m.selected - page)
	case key.Matches(msg, k.Top):
		m.selectRow(0)
	case key.Matches(msg, k.Bottom):
		m.selectRow(len(m.shown) - 1)
	}
}

func (m *model) selectRow(row int) {
	m.selected = max(0, min(row, len(m.shown)-1))
	m.list.Reveal(m.selected)
}

func (m *model) write() tea.Cmd {
	cells, count := m.Review.Cells(), m.Review.Accepted()
	if count == 0 {
		m.warn("nothing is accepted yet; enter accepts an answer")
		return nil
	}
	m.say("writing …")
	save, pending := m.Write, maps.Clone(m.unwritten)
	return func() tea.Msg {
		path, err := save(cells)
		return written{path, count, pending, err}
	}
}

func (m *model) afterWrite(msg written) {
	if msg.err != nil {
		m.warn("not written: %v", msg.err)
		return
	}
	maps.DeleteFunc(m.unwritten, func(i int, _ bool) bool { return msg.questions[i] })
	m.say("wrote %s with %s", msg.path, phrases.Count(msg.count, "answer"))
}

// quit ends the screen. With accepted answers that are not in a copy it has to be asked twice.
func (m *model) quit() tea.Cmd {
	if n := len(m.unwritten); n > 0 && !m.leaving {
		m.leaving, m.mode = true, reviewing // which shows what is said, the key first, as a narrow window cuts the rest
		count, again := phrases.Count(n, "answer"), m.keys.quit.Help().Key+" again"
		if m.areKept() {
			m.say("%s quits; %s not written, kept for next time", again, count)
		} else {
			m.warn("%s loses %s not written; %s writes", again, count, m.keys.write.Help().Key)
		}
		return nil
	}
	return m.quitStored()
}

// areKept reports whether the decisions are there next time.
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
