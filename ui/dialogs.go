package ui

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook/sanitize"
	"trustbook/ui/dialog"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/receipts"
)

// frame is what a dialog has to know.
func (m *Model) dialogFrame() dialog.Frame {
	return dialog.Frame{Size: m.layout, Theme: m.theme, Keys: m.keys.dialog, Outbox: &m.outbox}
}

func (m *Model) openMenu(c message.Choose) { m.dialog = dialog.NewMenu(m.dialogFrame(), c) }

func (m *Model) openHelp() {
	m.dialog = dialog.NewHelp(m.dialogFrame(), m.keys.contexts(), m.facts)
}

// facts are what the help says about the open handbook: where it comes from, and the
// digest by which anyone can tell whether somebody else has the same entries.
func (m *Model) facts() []dialog.Fact {
	h := m.book
	return []dialog.Fact{
		{Name: "title", Value: h.Title}, {Name: "edition", Value: h.Version}, {Name: "origin", Value: h.Origin},
		{Name: "signature", Value: cmp.Or(h.Mark, "valid, or none needed; `trustbook verify` tells which")},
		{Name: "digest", Value: h.Digest},
	}
}

// refreshDialog adapts an open dialog to a handbook that was loaded again.
func (m *Model) refreshDialog() {
	if m.dialog != nil && !m.dialog.Refresh() {
		m.dialog = nil
	}
}

// openRecent offers the entries that were read last.
func (m *Model) openRecent() tea.Cmd {
	if len(m.recent(1)) == 0 {
		return m.say("nothing read yet", "", false)
	}
	m.openMenu(message.Choose{Title: "Recently read", Placeholder: "Filter the titles", Noun: "entry", Verb: "open", Items: m.recentMenu})
	return nil
}

func (m *Model) recentMenu() []message.Item {
	var items []message.Item
	for _, e := range m.recent(len(m.rest.items)) {
		c, _ := m.book.Category(e.Category)
		items = append(items, message.Item{Label: e.Title, Note: c.Title, Msg: message.OpenEntry{ID: e.ID}})
	}
	return items
}

// openAcknowledgement opens the dialog in which the open entry is acknowledged, or says
// why it cannot be.
func (m *Model) openAcknowledgement() tea.Cmd {
	e, shown := m.reader.Entry, m.reader.Coverage()
	receipt, valid := m.acks.index.Find(e, m.progress.Hash(e))
	switch {
	case shown == nil:
		return m.say("nothing to acknowledge", ": "+phrases.AckNotNeeded, false)
	case m.acks.ledger == nil:
		return m.say("not acknowledged", ": --no-state stores no receipts", true)
	case m.acks.ledger.Path() == "":
		return m.say("not acknowledged", ": "+phrases.NoStateFolder, true)
	case m.acks.keeping != nil || !m.acks.ready:
		return m.say("one moment", ": receipts are being read or written", false)
	case valid:
		return m.say("already acknowledged", " "+receipt.Summary(), false)
	case !shown.AtEnd:
		return m.say("not read to the end", fmt.Sprintf(": %d %% of it was on the screen", shown.Percent()), true)
	}
	r, name := receipts.New(m.book, e, m.roles...), sanitize.CleanLine(cmp.Or(m.acks.chain.LastName(), m.acks.user))
	m.dialog = dialog.NewAcknowledgement(m.dialogFrame(), dialog.Acknowledgement{
		ID: r.Entry, Title: r.Title, Version: r.Version, Statement: r.Statement, Path: m.acks.ledger.Path(),
	}, name)
	return nil
}

// acknowledge writes a receipt for the open entry.
func (m *Model) acknowledge(msg message.Acknowledge) tea.Cmd {
	if m.reader == nil || m.reader.Coverage() == nil || m.reader.Entry.ID != msg.ID {
		return nil
	}
	r, shown := receipts.New(m.book, m.reader.Entry, m.roles...), m.reader.Coverage().Percent()
	r.Who, r.Shown, r.ByHand = msg.Name, &shown, m.progress.MarkedByHand(m.reader.Entry)
	return m.keepReceipt(r)
}
