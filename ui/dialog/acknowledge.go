package dialog

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook/sanitize"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// Acknowledgement describes an entry to acknowledge.
type Acknowledgement struct {
	ID, Title string
	Version   string // version of the entry; "" if it has none
	Statement string
	Path      string // path of the file in which receipts are stored
	Shown     int    // percentage of the entry that has been on the screen
}

// ackBody is the dialog for acknowledging an entry. The input field holds the reader's name.
type ackBody struct {
	Acknowledgement
	shown bool // the end of the statement has been visible, even if it has scrolled out of view since
}

// NewAcknowledgement opens the dialog for acknowledging an entry. name is the suggested name.
func NewAcknowledgement(f Frame, a Acknowledgement, name string) *Model {
	m := newModel(f, phrases.AcknowledgeTitle, phrases.YourName, &ackBody{Acknowledgement: a})
	m.input.SetValue(name)
	m.input.CursorEnd()
	m.suggested = m.input.Value() != ""
	m.fitInput()
	return m
}

func (*ackBody) focus(string, int) (first, last int) { return -1, -1 }

// refresh closes the dialog, because the reload may have changed its entry.
func (*ackBody) refresh(string) bool { return false }

func (b *ackBody) note(string) string { return phrases.VersionLabel(b.Version) }

// keys returns the keys of the dialog. An entry can be acknowledged only after the end of the statement has been shown.
func (b *ackBody) keys(m *Model) []key.Binding {
	phrase := phrases.HintAcknowledge
	if !b.shown && !m.atEnd() {
		phrase = phrases.HintScrollToEnd
	}
	return []key.Binding{keymap.WithDescription(m.keyMap.Accept, phrase), m.keyMap.Close}
}

func (b *ackBody) press(m *Model, msg tea.KeyPressMsg) bool {
	b.shown = b.shown || m.atEnd()
	switch {
	case m.scrollKey(msg):
	case !key.Matches(msg, m.keyMap.Accept):
		return false
	case m.size.BoxBody() < 1:
		m.warn(phrases.NotAcknowledgedBecause(phrases.WindowTooSmall))
	case b.shown:
		b.accept(m)
	default:
		m.scroll(max(1, m.size.BoxBody()-1))
	}
	return true
}

func (b *ackBody) accept(m *Model) {
	name := sanitize.CleanLine(m.input.Value())
	if name == "" {
		m.warn(phrases.TypeYourName)
		return
	}
	m.outbox.Post(message.CloseDialog{})
	m.outbox.Post(message.Acknowledge{ID: b.ID, Name: name})
}

// rows shows the statement and what will be stored.
func (b *ackBody) rows(th *theme.Theme, _ string, width int) []string {
	var out []string
	add := func(text string, render func(...string) string) {
		for _, row := range draw.Wrap(text, width) {
			out = append(out, render(row))
		}
		out = append(out, "")
	}
	add(b.Statement, th.Strong.Render)
	add(phrases.JoinParts(b.Title, phrases.VersionLabel(b.Version)), th.Text.Render)
	add(fmt.Sprintf(phrases.ReceiptContents, b.Path)+" "+fmt.Sprintf(phrases.ReceiptShown, b.Shown), th.Quiet.Render)
	return out[:len(out)-1]
}
