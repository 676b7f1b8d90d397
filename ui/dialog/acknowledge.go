package dialog

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook/sanitize"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// Acknowledgement is what the dialog says about the entry to acknowledge.
type Acknowledgement struct {
	ID, Title string
	Version   string // of the entry; "" without one
	Statement string
	Path      string // of the file that receipts are stored in
}

// acknowledgement is the dialog in which an entry is acknowledged. Its input takes the
// name of the person who does.
type acknowledgement struct {
	Acknowledgement
	shown bool // to its end, whatever is on the screen now
}

// NewAcknowledgement opens the dialog in which an entry is acknowledged, with a name
// to begin with.
func NewAcknowledgement(f Frame, a Acknowledgement, name string) *Model {
	m := newModel(f, "Acknowledge", "Your name", &acknowledgement{Acknowledgement: a})
	m.input.SetValue(name)
	m.input.CursorEnd()
	m.suggested = m.input.Value() != ""
	m.fit()
	return m
}

func (*acknowledgement) focus(string, int) (first, last int) { return -1, -1 }

// refresh closes the dialog: its entry may have changed.
func (*acknowledgement) refresh(string) bool { return false }

func (b *acknowledgement) note(string) string { return phrases.Version(b.Version) }

// keys tell what Accept does: a statement that was not shown to its end is not
// acknowledged.
func (b *acknowledgement) keys(m *Model) []key.Binding {
	phrase := "acknowledge"
	if !b.shown && !m.atEnd() {
		phrase = "scroll to the end"
	}
	return []key.Binding{keymap.Hint(m.keyMap.Accept, phrase), m.keyMap.Close}
}

func (b *acknowledgement) press(m *Model, msg tea.KeyPressMsg) bool {
	b.shown = b.shown || m.atEnd()
	switch {
	case m.scrollKey(msg):
	case !key.Matches(msg, m.keyMap.Accept):
		return false
	case m.size.BoxBody() < 1:
		m.outbox.Post(message.Say{Word: "not acknowledged", Detail: ": the window is too small to show the statement", Caution: true})
	case b.shown:
		b.accept(m)
	default:
		m.scroll(max(1, m.size.BoxBody()-1))
	}
	return true
}

func (b *acknowledgement) accept(m *Model) {
	name := sanitize.CleanLine(m.input.Value())
	if name == "" {
		m.outbox.Post(message.Say{Word: "type your name", Detail: " first", Caution: true})
		return
	}
	m.outbox.Post(message.CloseDialog{})
	m.outbox.Post(message.Acknowledge{ID: b.ID, Name: name})
}

// rows say what is acknowledged and what is stored.
func (b *acknowledgement) rows(th theme.Theme, _ string, width int) []string {
	var out []string
	add := func(text string, render func(...string) string) {
		for _, row := range draw.Wrap(text, width) {
			out = append(out, render(row))
		}
		out = append(out, "")
	}
	add(b.Statement, th.Strong.Render)
	add(phrases.Join(b.Title, phrases.Version(b.Version)), th.Text.Render)
	add(phrases.ReceiptContents(b.Path), th.Quiet.Render)
	return out[:len(out)-1]
}
