package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/dialog"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/reader"
	"trustbook/ui/session"
)

// readerAck returns how the reader shows the acknowledgement of an entry, or nil if the entry does
// not require one.
func (m *Model) readerAck(e *handbook.Entry) *reader.Ack {
	if !e.RequiresAck() {
		return nil
	}
	key := e.ID + " " + m.session.Progress.Hash(e)
	if m.acks.coverage == nil {
		m.acks.coverage = map[string]*reader.Coverage{}
	}
	if m.acks.coverage[key] == nil {
		m.acks.coverage[key] = &reader.Coverage{}
	}
	status, _ := m.session.AckStatus(e)
	ack := reader.Ack{Pending: status == session.AckPending || status == session.AckOutdated, Coverage: m.acks.coverage[key]}
	ack.Word, ack.Text = m.session.AckText(e, fmt.Sprintf(phrases.PressKey, m.keys.reader.Acknowledge.Help().Key))
	return &ack
}

func (m *Model) readReceipts() tea.Cmd {
	read := m.session.ReadReceipts()
	if read == nil {
		return nil
	}
	return func() tea.Msg { return read() }
}

// setReceipts stores the receipts that a command has read, and reports problems with them.
func (m *Model) setReceipts(r session.ReceiptsRead) tea.Cmd {
	warnings, stale := m.session.SetReceipts(r)
	if stale {
		return m.readReceipts()
	}
	if len(warnings) > 0 {
		m.acks.warning = strings.Join(warnings, "; ")
	}
	m.showDuty()
	return tea.Batch(m.refreshAck(), m.sayReceiptWarning())
}

// sayReceiptWarning shows the problems with the receipts. Call it when they are found, and again when an entry that has
// to be acknowledged is opened: any key removes the message.
func (m *Model) sayReceiptWarning() tea.Cmd {
	warning := m.acks.warning
	if warning == "" {
		return nil
	}
	if m.reader != nil && m.reader.Coverage() != nil {
		m.acks.warning = ""
	}
	return m.say(phrases.CautionOf(warning), true)
}

// refreshAck updates the acknowledgement in the open entry and the progress of its paths.
func (m *Model) refreshAck() tea.Cmd {
	if m.reader != nil {
		m.reader.SetAck(m.readerAck(m.reader.Entry))
	}
	m.browse.UpdateCounts()
	return m.arrange()
}

// openAcknowledgement opens the dialog for acknowledging the open entry, or shows why it cannot be acknowledged.
func (m *Model) openAcknowledgement() tea.Cmd {
	e, shown := m.reader.Entry, m.reader.Coverage()
	if word, rest := m.session.WhyNotAcknowledgeable(e); word != "" {
		return m.say(phrases.Notice{Word: word, Detail: rest}, word == phrases.NotAcknowledged)
	}
	if !shown.AtEnd {
		return m.say(phrases.NotReadToTheEnd, true)
	}
	r, name := m.session.NewReceipt(e)
	m.dialog = dialog.NewAcknowledgement(m.dialogFrame(), dialog.Acknowledgement{
		ID: r.Entry, Title: r.Title, Version: r.Version, Statement: r.Statement, Path: m.session.LedgerPath(), Shown: shown.Percent(),
	}, name)
	return nil
}

// acknowledge returns a command that stores a receipt for the open entry. If the program ends before the command has
// run, [Model.close] stores the receipt.
func (m *Model) acknowledge(msg message.Acknowledge) tea.Cmd {
	if m.reader == nil || m.reader.Coverage() == nil || m.reader.Entry.ID != msg.ID {
		return nil
	}
	r, _ := m.session.NewReceipt(m.reader.Entry)
	r.Who = msg.Name
	store := m.session.StoreReceipt(r, m.reader.Coverage().Percent())
	return func() tea.Msg { return store() }
}

// acknowledged shows that a receipt was stored, or why it was not.
func (m *Model) acknowledged(stored session.StoredReceipt) tea.Cmd {
	if m.reader != nil {
		m.reader.SaveProgress()
	}
	save := m.session.Acknowledge(stored)
	if stored.Err != nil {
		return m.say(phrases.NotAcknowledgedBecause(stored.Problem()), true)
	}
	if m.acks.until == stored.Receipt.Entry {
		return tea.Quit // close stores the remaining receipts
	}
	var cmd tea.Cmd
	if save != nil {
		cmd = saveCmd(save)
		if m.reader != nil && m.reader.Entry.ID == stored.Receipt.Entry {
			m.reader.SetAcknowledged()
		}
	}
	m.status.SetNews("")
	cmd = tea.Batch(cmd, m.refreshAck())
	if len(stored.Notes) > 0 {
		return tea.Batch(cmd, m.say(phrases.AcknowledgedWithNotes(stored.Notes), true))
	}
	said := phrases.EntryAcknowledged
	if m.reader == nil || m.reader.Entry.ID != stored.Receipt.Entry {
		said = said.WithDetail(": " + stored.Receipt.Title)
	}
	if m.session.HandInAdvice() != "" {
		said = phrases.AllAcknowledged
	} else if e := m.session.Handbook.Entry(stored.Receipt.Entry); e != nil {
		said = said.WithDetail(m.afterReading(e))
	}
	_ = m.say(said, false) // without the timer, so that the message stays until a key is pressed
	return cmd
}
