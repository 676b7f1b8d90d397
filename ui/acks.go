package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
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
	index          receipts.Index // those of one handbook
	of             []string       // its titles
	viewed         map[string]*viewed
	keeping        func() acknowledgedMsg // nil = nothing is on its way to the disk
	trouble, told  string                 // see sayTrouble; told is the last of all
	lost           error                  // what could not be kept as the program ended
}

// asking is an open text that asks to be acknowledged.
type asking struct {
	hash   string
	viewed *viewed

	receipt *receipts.Receipt // the last that counts, or else the last; nil = there is none
	counts  bool              // it does
}

// takeAcks makes a handbook the one that is acknowledged.
func (m *Model) takeAcks() {
	m.keys.reader.Acknowledge.SetEnabled(m.progress.AnyAck())
	if titles := m.book.Titles(); !slices.Equal(m.acks.of, titles) {
		m.acks.index, m.acks.of = m.acks.chain.Index(titles...), titles
	}
}

// asks is what an open text asks for, nil when it asks for nothing. What was on
// the screen of it is known for as long as the program runs.
func (m *Model) asks(e *handbook.Entry) *asking {
	if !e.RequiresAck() {
		return nil
	}
	hash := m.progress.Hash(e)
	key := e.ID + " " + hash
	if m.acks.viewed == nil {
		m.acks.viewed = map[string]*viewed{}
	}
	if m.acks.viewed[key] == nil {
		m.acks.viewed[key] = &viewed{}
	}
	a := &asking{hash: hash, viewed: m.acks.viewed[key]}
	a.find(m.acks.index, e)
	return a
}

// find finds the receipt for a text.
func (a *asking) find(index receipts.Index, e *handbook.Entry) {
	a.receipt, a.counts = index.Find(e, a.hash)
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
	if m.reader != nil && m.reader.ack != nil {
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
	if m.reader != nil && m.reader.ack != nil {
		m.reader.ack.find(m.acks.index, m.reader.entry)
	}
	m.count()
	return m.arrange()
}

// waits says whether the open text waits to be acknowledged, and can be.
func (m *Model) waits() bool {
	return m.reader.ack != nil && m.acks.ledger != nil && m.acks.ready && !m.reader.ack.counts
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
	m.keepSeen()
	keep := m.progress.MarkAcknowledged(r)
	if keep == nil {
		return nil
	}
	if m.reader != nil && m.reader.entry.ID == r.Entry {
		m.reader.stood = readstate.Read // what is above the text asked for this
	}
	return keeping(keep)
}

// finish waits until what was acknowledged last is on the disk.
func (a *acks) finish() {
	if a.keeping != nil {
		a.lost = a.keeping().err
	}
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
	press := "press " + m.keys.reader.Acknowledge.Help().Key
	a := m.reader.ack
	switch {
	case m.acks.ledger == nil:
		return "Please acknowledge", "this entry without --no-state, which stores no receipts."
	case !m.acks.ready:
		return "", "Please acknowledge this entry."
	case a.counts:
		return "", "Acknowledged " + a.receipt.Summary()
	case a.receipt != nil:
		return phrases.PleaseAcknowledge, "this entry again: " + press + ". " + m.progress.ReackReason(m.reader.entry, a.receipt)
	}
	return phrases.PleaseAcknowledge, "this entry: " + press + "."
}
