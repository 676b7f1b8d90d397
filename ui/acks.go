package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/reader"
	"trustbook/ui/receipts"
)

// acks is what was acknowledged. It is read in a command, and only where something is
// asked for: a handbook that never asks costs nothing.
type acks struct {
	ledger *receipts.Ledger // nil = nothing is kept
	user   string           // who the environment says that the reader is

	reading, ready bool
	generation     int // counts the receipts of this window; what was read before one comes too late
	chain          receipts.Chain
	index          receipts.Index              // those of one handbook
	of             []string                    // its titles
	coverage       map[string]*reader.Coverage // of entries, by id and hash
	keeping        func() acknowledgedMsg      // nil = nothing is on its way to the disk
	trouble, told  string                      // see sayTrouble; told is the last of all
	lost           error                       // what could not be kept as the program ended
}

// takeAcks makes a handbook the one that is acknowledged.
func (m *Model) takeAcks() {
	m.keys.reader.Acknowledge.SetEnabled(m.progress.AnyAck())
	if titles := m.book.Titles(); !slices.Equal(m.acks.of, titles) {
		m.acks.index, m.acks.of = m.acks.chain.Index(titles...), titles
	}
}

// readerAck is what an open entry shows of its acknowledgement, nil if it asks for none.
// What was on the screen of it is known as long as the program runs.
func (m *Model) readerAck(e *handbook.Entry) *reader.Ack {
	if !e.RequiresAck() {
		return nil
	}
	key := e.ID + " " + m.progress.Hash(e)
	if m.acks.coverage == nil {
		m.acks.coverage = map[string]*reader.Coverage{}
	}
	if m.acks.coverage[key] == nil {
		m.acks.coverage[key] = &reader.Coverage{}
	}
	_, valid := m.acks.index.Find(e, m.progress.Hash(e))
	ack := reader.Ack{Pending: m.acks.ledger != nil && m.acks.ready && !valid, Coverage: m.acks.coverage[key]}
	ack.Word, ack.Text = m.ackText(e)
	return &ack
}

// readReceipts reads what was acknowledged, where the handbook asks for that: at the
// start, and when a text is opened that asks, because another window may have kept a
// receipt.
func (m *Model) readReceipts() tea.Cmd {
	a := &m.acks
	if !m.progress.AnyAck() || a.ledger == nil || a.reading {
		return nil
	}
	a.reading = true
	ledger, titles, generation := a.ledger, a.of, a.generation
	return func() tea.Msg {
		c, notes, err := ledger.Read()
		return receiptsMsg{c, c.Index(titles...), titles, notes, err, generation}
	}
}

// receiptsRead takes in what was acknowledged, and says what is wrong with it. What
// was read before the last receipt was kept is read once more.
func (m *Model) receiptsRead(msg receiptsMsg) tea.Cmd {
	a := &m.acks
	a.reading = false
	if msg.generation != a.generation {
		return m.readReceipts()
	}
	if msg.err == nil || !a.ready {
		a.ready, a.chain, a.index, a.of = true, msg.chain, msg.index, msg.of
	}
	m.takeAcks()
	cmd := m.arrangeAcks()
	if trouble := msg.trouble(); trouble != a.told {
		a.trouble, a.told = trouble, trouble
	}
	return tea.Batch(cmd, m.sayTrouble())
}

// trouble is what is wrong with the receipts, the word before a colon; "" for nothing.
func (msg receiptsMsg) trouble() string {
	switch {
	case msg.err != nil:
		return "not read: " + msg.err.Error()
	case len(msg.notes) > 0:
		return "caution: " + strings.Join(msg.notes, "; ")
	case msg.chain.Err != nil:
		return "caution: " + receipts.FileName + ", " + msg.chain.Err.Error()
	}
	return ""
}

// sayTrouble says it, at the start and once more in a text that asks: the first key
// takes it off the screen.
func (m *Model) sayTrouble() tea.Cmd {
	word, rest, _ := strings.Cut(m.acks.trouble, ":")
	if word == "" {
		return nil
	}
	if m.reader != nil && m.reader.Coverage() != nil {
		m.acks.trouble = ""
	}
	return m.say(word, ":"+rest, true)
}

// keeps says whether what is acknowledged can be kept.
func (m *Model) keeps() bool { return m.acks.ledger != nil && m.acks.ledger.Path() != "" }

// arrangeAcks shows what has become of the open text, and of its paths.
func (m *Model) arrangeAcks() tea.Cmd {
	m.progress.ResetCounts()
	m.progress.FinishPaths()
	if m.reader != nil {
		m.reader.SetAck(m.readerAck(m.reader.Entry))
	}
	m.count()
	return m.arrange()
}

// keepReceipt brings a receipt to the disk in a command. Should the program end
// before that has come to it, the end does it and waits.
func (m *Model) keepReceipt(r receipts.Receipt) tea.Cmd {
	keep := m.acks.ledger.AppendOnce(r)
	m.acks.keeping = func() acknowledgedMsg {
		r, notes, err := keep()
		return acknowledgedMsg{r, notes, err}
	}
	keeping := m.acks.keeping
	return func() tea.Msg { return keeping() }
}

// acknowledged says what has become of a receipt.
func (m *Model) acknowledged(msg acknowledgedMsg) tea.Cmd {
	a := &m.acks
	a.keeping = nil
	if msg.err != nil {
		return m.say("not acknowledged", ": "+strings.Join(append([]string{msg.err.Error()}, msg.notes...), "; "), true)
	}
	a.generation++
	a.chain.Receipts = append(a.chain.Receipts, &msg.receipt)
	if r := &msg.receipt; slices.Contains(a.of, r.Handbook) {
		a.index[r.Entry] = append(a.index[r.Entry], r)
	}
	cmd := tea.Batch(m.readByReceipt(&msg.receipt), m.arrangeAcks())
	if len(msg.notes) > 0 {
		return tea.Batch(cmd, m.say("acknowledged", ", but "+strings.Join(msg.notes, "; "), true))
	}
	return tea.Batch(cmd, m.say("acknowledged", " "+msg.receipt.Title, false))
}

// readByReceipt marks a text as read once it was acknowledged: that says it.
func (m *Model) readByReceipt(r *receipts.Receipt) tea.Cmd {
	if m.reader != nil {
		m.reader.SaveProgress()
	}
	keep := m.progress.MarkAcknowledged(r)
	if keep == nil {
		return nil
	}
	if m.reader != nil && m.reader.Entry.ID == r.Entry {
		m.reader.SetAcknowledged()
	}
	return keeping(keep)
}

// finish waits until what was acknowledged last is on the disk.
func (a *acks) finish() {
	if a.keeping != nil {
		a.lost = a.keeping().err
	}
}

// ackText says whether an entry is acknowledged or asks for it. word begins the sentence
// and is stressed while something is left to do.
func (m *Model) ackText(e *handbook.Entry) (word, text string) {
	const please = phrases.PleaseAcknowledge
	press := "press " + m.keys.reader.Acknowledge.Help().Key
	switch receipt, valid := m.acks.index.Find(e, m.progress.Hash(e)); {
	case m.acks.ledger == nil:
		return please, "this entry without --no-state, which stores no receipts."
	case !m.acks.ready:
		return "", please + " this entry."
	case valid:
		return "", "Acknowledged " + receipt.Summary()
	case receipt != nil:
		return please, "this entry again: " + press + ". " + m.progress.ReackReason(e, receipt)
	}
	return please, "this entry: " + press + "."
}
