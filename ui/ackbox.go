package ui

import (
	"cmp"
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook/sanitize"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/receipts"
)

// ackBox is the box in which a text is acknowledged. What would be its filter is
// who acknowledges.
type ackBox struct {
	receipt receipts.Receipt
	shown   bool // to its end, whatever is on the screen now
}

// openAck opens the box for the open text, or says why it cannot be acknowledged.
func (m *Model) openAck() tea.Cmd {
	a := m.reader.ack
	switch {
	case a == nil:
		return m.status.say("nothing to acknowledge", ": this text does not ask for it", false)
	case m.acks.ledger == nil:
		return m.status.say("not acknowledged", ": nothing can be kept with --no-state", true)
	case m.acks.ledger.Path() == "":
		return m.status.say("not acknowledged", ": there is no folder to keep it in; set HOME or XDG_STATE_HOME", true)
	case m.acks.keeping != nil || !m.acks.ready:
		return m.status.say("one moment", ": the receipts are being read or written", false)
	case a.counts:
		return m.status.say("acknowledged already", " "+a.receipt.Summary(), false)
	case !a.viewed.end:
		return m.status.say("not read to the end", fmt.Sprintf(": %d %% of it was on the screen", a.viewed.percent()), true)
	}
	m.openOverlay("Acknowledge", "Your name", &ackBox{receipt: receipts.New(m.book, m.reader.entry, m.roles...)})
	m.overlay.input.SetValue(sanitize.CleanLine(cmp.Or(m.acks.chain.LastName(), m.acks.user)))
	m.overlay.input.CursorEnd()
	m.overlay.offer = m.overlay.input.Value() != ""
	m.fitOverlay()
	return nil
}

// closeAck closes the box, because its text may be another now.
func (m *Model) closeAck() {
	if _, open := m.overlay.body.(*ackBox); open {
		m.overlay = nil
	}
}

func (b *ackBox) focus(*Model, string, int) (first, last int) { return -1, -1 }

func (b *ackBox) note(*Model, string) string { return version(&b.receipt) }

// version is the version of the text of a receipt in words, "" when it has none.
func version(r *receipts.Receipt) string {
	if r.Version == "" {
		return ""
	}
	return "version " + r.Version
}

// hints say what enter does: what was not shown to its end is not acknowledged.
func (b *ackBox) hints(m *Model) []key.Binding {
	k := m.keys.dialog
	accept := keymap.Hint(k.Accept, "acknowledge")
	if !b.shown && !m.overlayEnd() {
		accept = keymap.Hint(k.Accept, "scroll to the end")
	}
	return []key.Binding{accept, k.Close}
}

func (b *ackBox) key(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	b.shown = b.shown || m.overlayEnd()
	switch {
	case m.scrolled(msg):
	case !key.Matches(msg, m.keys.dialog.Accept):
		return nil, false
	case m.layout.BoxBody() < 1:
		return m.status.say("not acknowledged", ": the window is too small to show what it says", true), true
	case b.shown:
		return m.acknowledge(b.receipt), true
	default:
		m.scrollOverlay(max(1, m.layout.BoxBody()-1))
	}
	return nil, true
}

// acknowledge keeps the receipt of the box with the name that stands in it.
func (m *Model) acknowledge(r receipts.Receipt) tea.Cmd {
	if r.Who = sanitize.CleanLine(m.overlay.input.Value()); r.Who == "" {
		return m.status.say("say who you are", " first", true)
	}
	shown := m.reader.ack.viewed.percent()
	r.Shown, r.ByHand = &shown, m.progress.MarkedByHand(m.reader.entry)
	m.overlay = nil
	return m.keepReceipt(r)
}

// rows say what is acknowledged, and what becomes of it.
func (b *ackBox) rows(m *Model, _ string, width int) []string {
	var d draw.Document
	r, th := b.receipt, m.theme
	add := func(text string, render func(...string) string) {
		for _, row := range draw.Wrap(text, width) {
			d.AddRow(render(row), row)
		}
		d.AddBlank()
	}
	add(r.Statement, th.Strong.Render)
	about := r.Title
	if v := version(&r); v != "" {
		about += ", " + v
	}
	add(about, th.Text.Render)
	add("Name, time of this computer and hash of the text are kept in "+m.acks.ledger.Path()+". Nobody checks the name.", th.Quiet.Render)
	return d.Rows[:len(d.Rows)-1]
}

// ackFoot adds to the foot of an open text whether it was acknowledged, or that it
// asks for that.
func (m *Model) ackFoot(d *draw.Document, width int) {
	if m.reader == nil || m.reader.ack == nil {
		return
	}
	word, text := m.ackSays()
	if word == "" {
		d.AddText(text, width, m.theme.Quiet.Render)
	} else {
		d.AddCallout(word, text, m.theme, width)
	}
	d.AddBlank()
}

// ackSays is what the foot says, with the word that it stresses while something is
// left to do.
func (m *Model) ackSays() (word, text string) {
	press := "; press " + m.keys.reader.Acknowledge.Help().Key + "."
	a := m.reader.ack
	switch {
	case m.acks.ledger == nil:
		return "Asks", "to be acknowledged, and nothing can be kept with --no-state."
	case !m.acks.ready:
		return "", "This text asks to be acknowledged."
	case a.counts:
		return "", "Acknowledged " + a.receipt.Summary()
	case a.receipt != nil:
		return "Asks", "to be acknowledged again" + press + " " + m.progress.ReackReason(m.reader.entry, a.receipt)
	}
	return "Asks", "to be acknowledged" + press
}
